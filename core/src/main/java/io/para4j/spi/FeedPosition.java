package io.para4j.spi;

/**
 * A position in the changes of one app, between two changes. It is text that only the store interprets. It can be
 * stored, and another process can go on from it (rule FED-4).
 *
 * @param text the text, not empty
 */
public record FeedPosition(String text) {

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if the text is empty
     */
    public FeedPosition {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a position must not be empty");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

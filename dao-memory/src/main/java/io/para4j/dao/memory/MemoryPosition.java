package io.para4j.dao.memory;

import io.para4j.spi.AppId;
import io.para4j.spi.FeedPosition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the changes of an app.
 *
 * @param app the app
 * @param recording the id of the recording
 * @param number the number of the first change after the position
 */
record MemoryPosition(AppId app, String recording, long number) {
    private static final Pattern TEXT =
            Pattern.compile("memory:(own|shared):(" + AppId.NAME_PATTERN + "):([0-9a-f-]{36}):([0-9]{1,18})");

    /**
     * Returns the parts of a position.
     *
     * @throws IllegalArgumentException if the position does not come from this store, or belongs to another app
     */
    static MemoryPosition of(AppId app, FeedPosition position) {
        Matcher text = TEXT.matcher(position.text());
        if (!text.matches()) {
            throw new IllegalArgumentException("position '" + position + "' does not come from the store in memory");
        }
        AppId owner = new AppId(text.group(2), text.group(1).equals("shared"));
        if (!owner.equals(app)) {
            throw new IllegalArgumentException(
                    "position '" + position + "' does not belong to app '" + app.name() + "'");
        }
        return new MemoryPosition(app, text.group(3), Long.parseLong(text.group(4)));
    }

    /** Returns a position in the same recording. */
    MemoryPosition at(long other) {
        return new MemoryPosition(app, recording, other);
    }

    FeedPosition toFeedPosition() {
        return new FeedPosition(
                "memory:" + (app.shared() ? "shared" : "own") + ":" + app.name() + ":" + recording + ":" + number);
    }
}

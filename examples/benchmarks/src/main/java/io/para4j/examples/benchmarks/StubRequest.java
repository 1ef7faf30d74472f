package io.para4j.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.ContentStreamProvider;

/** The end of a request's body, which has its options. Large items come before it. */
final class StubRequest {
    private static final int LENGTH = 1500;

    private final String end;

    StubRequest(ContentStreamProvider body) {
        try (InputStream stream = body.newStream()) {
            stream.skipNBytes(Math.max(0, stream.available() - LENGTH));
            end = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether the body has a text. */
    boolean has(String text) {
        return end.contains(text);
    }

    /** Returns the number of an option, such as {@code Limit}. */
    int number(String option) {
        String name = "\"" + option + "\":";
        int start = end.indexOf(name);
        if (start < 0) {
            throw new IllegalStateException("a request without " + option);
        }
        start += name.length();
        int stop = start;
        while (Character.isDigit(end.charAt(stop))) {
            stop++;
        }
        return Integer.parseInt(end, start, stop, 10);
    }
}

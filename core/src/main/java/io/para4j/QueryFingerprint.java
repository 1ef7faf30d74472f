package io.para4j;

import io.para4j.spi.Condition;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import io.para4j.spi.ItemJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A short text that differs between queries, so that a cursor fits one query only. It is the beginning of a SHA-256 hash
 * of the index, the values, the direction and the condition; limit and position have no part in it.
 */
final class QueryFingerprint {
    private static final int BYTES = 9;

    private QueryFingerprint() {}

    static String of(IndexQuery query) {
        String range = query.range().lower().map(bound -> bound.isInclusive() + exact(bound.value()))
                + "|"
                + query.range().upper().map(bound -> bound.isInclusive() + exact(bound.value()))
                + "|"
                + query.range().prefix().map(QueryFingerprint::exact);
        String text = query.index().fullName() + "|" + exact(query.partition()) + "|" + range + "|"
                + query.isDescending() + "|" + query.filter().map(QueryFingerprint::exact);
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash(text), BYTES));
    }

    /** Returns a text that no other value has. */
    private static String exact(Object value) {
        return ItemJson.write(new Item("v", "v", 0, Optional.empty(), 0, Map.of("v", List.of(value))));
    }

    /** Returns a text that no other condition has. Its own text may leave out a part of a long value. */
    private static String exact(Condition condition) {
        return condition
                .mapValues((path, value) -> Base64.getUrlEncoder().encodeToString(hash(exact(value))))
                .toString();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.para4j;

import io.para4j.spi.IndexQuery;
import io.para4j.spi.SortRange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A short text that differs between queries, so that a cursor fits one query only. It is the beginning of a SHA-256 hash
 * of the index, the values, the direction and the condition; limit and position have no part in it.
 */
final class QueryFingerprint {
    private static final int BYTES = 9;

    private QueryFingerprint() {}

    static String of(IndexQuery query) {
        FingerprintText text =
                new FingerprintText().add(query.index().fullName()).addValue(query.partition());
        add(text, query.range().lower());
        add(text, query.range().upper());
        text.add(query.range().prefix().isPresent())
                .add(query.range().prefix().orElse(""))
                .add(query.isDescending())
                .add(query.filter());
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash(text.toString()), BYTES));
    }

    private static void add(FingerprintText text, Optional<SortRange.Bound> bound) {
        text.add(bound.isPresent());
        bound.ifPresent(each -> text.add(each.isInclusive()).addValue(each.value()));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

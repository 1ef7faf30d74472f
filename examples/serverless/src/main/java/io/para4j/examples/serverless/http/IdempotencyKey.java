package io.para4j.examples.serverless.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Idempotency-Key} of a POST. The id of the object is derived from it, so a repetition meets the first result
 * in the store, and no record of requests in progress is needed. The key is valid as long as the object exists.
 *
 * @param id the id of the object
 * @param fingerprint the hash of the body, by which a repetition with another body is refused
 */
record IdempotencyKey(String id, String fingerprint) {
    static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("\"?([\\x21\\x23-\\x7E]{1,255})\"?");

    static Optional<IdempotencyKey> of(ApiRequest request, String tenant, String collection, byte[] body) {
        return request.header(HEADER).map(header -> {
            Matcher key = KEY.matcher(header.strip());
            if (!key.matches()) {
                throw Listing.malformed(HEADER + " has 1 to 255 visible ASCII characters.");
            }
            return new IdempotencyKey(
                    "key-" + hash((tenant + "\n" + collection + "\n" + key.group(1)).getBytes(StandardCharsets.UTF_8)),
                    hash(body));
        });
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

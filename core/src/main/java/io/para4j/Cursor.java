package io.para4j;

import io.para4j.error.InvalidCursorException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Converts between a store's position and the cursor that callers receive. A cursor is URL-safe Base64 of a format
 * number, a checksum, the app's name, the fingerprint of the query (empty for the pages of an app) and the position. The
 * checksum detects cursors that were cut or mistyped. It is not needed to keep apps apart, because a position is only
 * looked up in the app of the call.
 */
final class Cursor {
    private static final byte FORMAT = 2;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;

    private Cursor() {}

    /** Returns the cursor for a position of a store, on a page of a query. */
    static String encode(String app, String fingerprint, String position) {
        byte[] appName = app.getBytes(StandardCharsets.UTF_8);
        byte[] query = fingerprint.getBytes(StandardCharsets.UTF_8);
        byte[] rest = position.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + 2 + appName.length + query.length + rest.length);
        bytes.put(FORMAT).putInt(0);
        bytes.put((byte) appName.length).put(appName);
        bytes.put((byte) query.length).put(query);
        bytes.put(rest);
        bytes.putInt(1, checksum(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Returns the store's position.
     *
     * @throws InvalidCursorException if the cursor is malformed or belongs to another app or query
     */
    static String decode(String app, String fingerprint, String cursor) {
        ByteBuffer bytes = ByteBuffer.wrap(bytesOf(cursor));
        if (bytes.remaining() <= HEADER_BYTES + 2 || bytes.get() != FORMAT) {
            throw InvalidCursorException.ofMalformed(cursor, "it is not one of this version's cursors");
        }
        if (bytes.getInt() != checksum(bytes.array())) {
            throw InvalidCursorException.ofMalformed(cursor, "its checksum is wrong");
        }
        String owner = part(cursor, bytes);
        String query = part(cursor, bytes);
        if (owner.isEmpty()) {
            throw InvalidCursorException.ofMalformed(cursor, "it names no app");
        }
        if (!owner.equals(app)) {
            throw InvalidCursorException.ofOtherApp(cursor, owner, app);
        }
        if (!query.equals(fingerprint)) {
            throw InvalidCursorException.ofOtherQuery(cursor);
        }
        return text(cursor, bytes);
    }

    private static String part(String cursor, ByteBuffer bytes) {
        int length = bytes.hasRemaining() ? bytes.get() : -1;
        if (length < 0 || length > bytes.remaining()) {
            throw InvalidCursorException.ofMalformed(cursor, "it ends early");
        }
        String part = text(cursor, bytes.slice(bytes.position(), length));
        bytes.position(bytes.position() + length);
        return part;
    }

    private static byte[] bytesOf(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            boolean isCanonical = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(cursor);
            if (isCanonical) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw InvalidCursorException.ofMalformed(cursor, "it has characters that no cursor has");
        }
        throw InvalidCursorException.ofMalformed(cursor, "it is not written as cursors are");
    }

    private static String text(String cursor, ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw InvalidCursorException.ofMalformed(cursor, "it is not well-formed Unicode");
        }
    }

    /** Returns the checksum of all bytes except the four of the checksum itself. */
    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, 1);
        checksum.update(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES);
        return (int) checksum.getValue();
    }
}

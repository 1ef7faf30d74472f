package io.para4j.error;

/** Thrown if a cursor is malformed, or belongs to another app or query. Nothing was read. */
public final class InvalidCursorException extends ParaException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 12;

    private final String cursor;

    private InvalidCursorException(String cursor, String text) {
        super(ErrorCode.INVALID_CURSOR, "cursor " + shorten(cursor) + text, null);
        this.cursor = cursor;
    }

    /**
     * Returns the error for a cursor that belongs to another app.
     *
     * @param cursor the cursor
     * @param owner the name of the app that it belongs to
     * @param app the name of the app of the call
     * @return the error
     */
    public static InvalidCursorException ofOtherApp(String cursor, String owner, String app) {
        return new InvalidCursorException(
                cursor,
                " belongs to app " + Target.quote(owner) + ", not " + Target.quote(app)
                        + ". Start again from the first page.");
    }

    /**
     * Returns the error for a cursor that belongs to another query, or to the pages of all objects.
     *
     * @param cursor the cursor
     * @return the error
     */
    public static InvalidCursorException ofOtherQuery(String cursor) {
        return new InvalidCursorException(
                cursor,
                " belongs to another query: its index, values, direction and condition must be the same."
                        + " Start again from the first page.");
    }

    /**
     * Returns the error for a cursor that cannot be decoded.
     *
     * @param cursor the cursor
     * @param reason the defect, such as {@code its checksum is wrong}
     * @return the error
     */
    public static InvalidCursorException ofMalformed(String cursor, String reason) {
        return new InvalidCursorException(
                cursor,
                " is malformed: " + MessageText.cutMiddle(reason, MessageText.MAX_ENTRY)
                        + ". Pass it as a page gave it, or start again from the first page.");
    }

    private static String shorten(String cursor) {
        return cursor.length() <= SHOWN ? Target.quote(cursor) : Target.quote(cursor.substring(0, SHOWN) + "…");
    }

    /**
     * Returns the cursor that was refused.
     *
     * @return the cursor
     */
    public String cursor() {
        return cursor;
    }
}

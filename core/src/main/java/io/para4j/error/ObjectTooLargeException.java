package io.para4j.error;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Thrown if an object exceeds the size that every store can hold. Nothing was changed. */
public final class ObjectTooLargeException extends ObjectException {
    private static final long serialVersionUID = 1L;

    private final long size;
    private final long limit;
    private final LinkedHashMap<String, Long> largestFields;

    /**
     * Creates the error.
     *
     * @param target the refused operation
     * @param size the size that the object would have, in bytes
     * @param limit the largest size allowed, in bytes
     * @param largestFields the largest fields and their sizes in bytes, largest first; empty if only the store knows
     *     them
     */
    public ObjectTooLargeException(Target target, long size, long limit, Map<String, Long> largestFields) {
        super(ErrorCode.OBJECT_TOO_LARGE, target, text(size, limit, largestFields), null);
        this.size = size;
        this.limit = limit;
        this.largestFields = new LinkedHashMap<>(largestFields);
    }

    private static String text(long size, long limit, Map<String, Long> largestFields) {
        String fields = largestFields.entrySet().stream()
                .map(field -> MessageText.name(field.getKey()) + " (" + field.getValue() + " bytes)")
                .collect(Collectors.joining(", "));
        return " refused: its size is " + size + " bytes, the limit is " + limit + ". "
                + (fields.isEmpty() ? "" : "Largest fields: " + fields + ". ")
                + "Shorten it, or keep large values elsewhere.";
    }

    /**
     * Returns the size that the object would have.
     *
     * @return the size in bytes
     */
    public long size() {
        return size;
    }

    /**
     * Returns the largest size allowed.
     *
     * @return the limit in bytes
     */
    public long limit() {
        return limit;
    }

    /**
     * Returns the largest fields, largest first.
     *
     * @return names and sizes in bytes; the caller's own copy
     */
    public Map<String, Long> largestFields() {
        return new LinkedHashMap<>(largestFields);
    }
}

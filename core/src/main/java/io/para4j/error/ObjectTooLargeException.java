package io.para4j.error;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An object is larger than what every store can hold. Nothing was changed. */
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
     * @param limit the size allowed, in bytes
     * @param largestFields the largest fields and their sizes in bytes, largest first; may be empty when the store alone knows
     */
    public ObjectTooLargeException(Target target, long size, long limit, Map<String, Long> largestFields) {
        super(ErrorCode.OBJECT_TOO_LARGE, target, text(size, limit, largestFields), null);
        this.size = size;
        this.limit = limit;
        this.largestFields = new LinkedHashMap<>(largestFields);
    }

    private static String text(long size, long limit, Map<String, Long> largestFields) {
        String fields = largestFields.entrySet().stream()
                .map(field -> field.getKey() + " (" + field.getValue() + " bytes)")
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
     * Returns the size allowed.
     *
     * @return the limit in bytes
     */
    public long limit() {
        return limit;
    }

    /**
     * Returns the largest fields, largest first.
     *
     * @return field names and sizes in bytes; a copy
     */
    public Map<String, Long> largestFields() {
        return new LinkedHashMap<>(largestFields);
    }
}

package io.para4j.testkit;

import io.para4j.model.Sysprop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The immutable state of an object that the model holds under an id. Its fields include {@code name} and
 * {@code updated}.
 */
record ModelState(String type, long version, String revision, long timestamp, Map<String, Object> fields) {
    private static final String NAME = "name";
    private static final String UPDATED = "updated";

    ModelState {
        fields = Map.copyOf(fields);
    }

    static ModelState created(Sysprop object, String revision, long now) {
        return new ModelState(object.getType(), 1, revision, now, fields(object));
    }

    static ModelState restored(Sysprop object, Supplier<String> revisions) {
        Map<String, Object> fields = fields(object);
        Long updated = object.getUpdated();
        if (updated != null) {
            fields.put(UPDATED, updated);
        }
        String revision = object.getRevision();
        return new ModelState(
                object.getType(),
                Objects.requireNonNull(object.getVersion()),
                revision == null ? revisions.get() : revision,
                Objects.requireNonNull(object.getTimestamp()),
                fields);
    }

    private static Map<String, Object> fields(Sysprop object) {
        Map<String, Object> fields = new TreeMap<>();
        object.getProperties().forEach((name, value) -> put(fields, name, value));
        put(fields, NAME, object.getName());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value == null) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
    }

    /**
     * Returns the state after an update with a whole object. Its fields are set, those that are null are removed, and
     * the rest stays.
     */
    ModelState updated(Sysprop object, String newRevision, long now) {
        Map<String, Object> after = new TreeMap<>(fields);
        object.getProperties().forEach((name, value) -> put(after, name, value));
        put(after, NAME, object.getName());
        return next(after, newRevision, now);
    }

    private ModelState next(Map<String, Object> after, String newRevision, long now) {
        after.put(UPDATED, now);
        return new ModelState(type, version + 1, newRevision, timestamp, after);
    }

    /** Returns the state after a patch; empty if a change does not fit what is stored. */
    Optional<ModelState> patched(PatchPlan plan, String newRevision, long now) {
        Map<String, Object> after = new TreeMap<>(fields);
        for (PatchPlan.Change change : plan.changes()) {
            Optional<Object> stored = Optional.ofNullable(fields.get(change.field()));
            boolean isRemoved = change.action() == PatchPlan.Action.REMOVE
                    || (change.action() == PatchPlan.Action.REMOVE_ELEMENTS && stored.isEmpty());
            Optional<Object> value = isRemoved ? Optional.empty() : value(change, stored);
            if (value.isEmpty() && !isRemoved) {
                return Optional.empty();
            }
            put(after, change.field(), value.orElse(null));
        }
        return Optional.of(next(after, newRevision, now));
    }

    private static Optional<Object> value(PatchPlan.Change change, Optional<Object> stored) {
        return switch (change.action()) {
            case ADD -> PatchPlan.sum(stored.orElse(0L), change.value());
            case APPEND, APPEND_IF_ABSENT, REMOVE_ELEMENTS -> listAfter(change, stored.orElse(List.of()));
            default -> Optional.of(change.value());
        };
    }

    private static Optional<Object> listAfter(PatchPlan.Change change, Object stored) {
        if (!(stored instanceof List<?> list)) {
            return Optional.empty();
        }
        List<Object> after = new ArrayList<>(list);
        if (change.action() == PatchPlan.Action.REMOVE_ELEMENTS) {
            after.removeIf(change.value()::equals);
        } else if (change.action() == PatchPlan.Action.APPEND || !list.contains(change.value())) {
            after.add(change.value());
        }
        return Optional.of(after);
    }

    /** Returns whether a condition holds. Kinds never mix, and a missing field is only absent and not equal. */
    boolean satisfies(PatchPlan.Guard guard) {
        Object value = fields.get(guard.field());
        return switch (guard.test()) {
            case EXISTS -> value != null;
            case ABSENT -> value == null;
            case EQUAL -> value != null && guard.value().equals(value);
            case NOT_EQUAL -> value == null || !guard.value().equals(value);
            case LESS_THAN ->
                compared(value, guard.value()).filter(order -> order < 0).isPresent();
            case GREATER_OR_EQUAL ->
                compared(value, guard.value()).filter(order -> order >= 0).isPresent();
            case CONTAINS -> contains(value, guard.value());
            case NOT_CONTAINS -> !contains(value, guard.value());
        };
    }

    private static boolean contains(@Nullable Object stored, Object value) {
        return stored instanceof List<?> list
                ? list.contains(value)
                : stored instanceof String text && value instanceof String part && text.contains(part);
    }

    /** Compares two numbers by value, or two texts by their code points, which is the order of their UTF-8 bytes. */
    private static Optional<Integer> compared(@Nullable Object stored, Object other) {
        if (stored instanceof Number && other instanceof Number) {
            return Optional.of(new BigDecimal(stored.toString()).compareTo(new BigDecimal(other.toString())));
        }
        if (stored instanceof String && other instanceof String) {
            return Optional.of(java.util.Arrays.compare(
                    stored.toString().codePoints().toArray(),
                    other.toString().codePoints().toArray()));
        }
        return Optional.empty();
    }

    Sysprop toObject(String app, String id) {
        Sysprop object = new Sysprop(type);
        object.setId(id);
        object.setAppid(app);
        object.setVersion(version);
        object.setRevision(revision);
        object.setTimestamp(timestamp);
        new TreeMap<>(fields).forEach((name, value) -> setField(object, name, value));
        return object;
    }

    /** Sets a property, or one of the standard fields that sequences use. */
    static void setField(Sysprop object, String name, @Nullable Object value) {
        switch (name) {
            case NAME -> object.setName((String) value);
            case UPDATED -> object.setUpdated((Long) value);
            default -> object.set(name, value);
        }
    }

    static boolean isStorable(Sysprop object) {
        return object.getProperties().values().stream().allMatch(ModelState::isStorable);
    }

    static boolean isStorable(@Nullable Object value) {
        return !(value instanceof Double number && number.isNaN());
    }
}

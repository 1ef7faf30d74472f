package io.para4j.examples.serverless.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.para4j.Patch;
import io.para4j.examples.serverless.domain.ShopObject;
import io.para4j.examples.serverless.http.ObjectField.Access;
import io.para4j.spi.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of the objects of a collection: the declared fields, and what the framework says of the object. Requests
 * set the former only.
 *
 * @param <T> the class of the objects
 */
public final class Representation<T extends ShopObject> {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Class<T> objectClass;
    private final Supplier<T> factory;
    private final List<ObjectField<T, ?>> fields;
    private final Json json = new Json();

    public Representation(Class<T> objectClass, Supplier<T> factory, List<ObjectField<T, ?>> fields) {
        this.objectClass = objectClass;
        this.factory = factory;
        this.fields = List.copyOf(fields);
    }

    Class<T> objectClass() {
        return objectClass;
    }

    Json json() {
        return json;
    }

    /** Returns whether a request may name an object by this id. It fits into a path as it is. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    Optional<ObjectField<T, ?>> field(String name) {
        return fields.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    ObjectNode of(T object) {
        ObjectNode node = json.object().put("id", object.getId());
        for (ObjectField<T, ?> field : fields) {
            Object value = field.getter().apply(object);
            if (value != null) {
                node.set(field.name(), json.node(value));
            }
        }
        node.put("version", object.getVersion()).put("revision", object.getRevision());
        putTime(node, "created", object.getTimestamp());
        putTime(node, "updated", object.getUpdated());
        return node;
    }

    private static void putTime(ObjectNode node, String name, @Nullable Long millis) {
        if (millis != null) {
            node.put(name, Instant.ofEpochMilli(millis).toString());
        }
    }

    /** Returns a new object with the fields of a body, and with its id if it has one. */
    T create(ObjectNode body) {
        T object = factory.get();
        Violations violations = new Violations();
        JsonNode id = body.remove("id");
        if (id != null && isId(id.asText())) {
            object.setId(id.asText());
        } else if (id != null) {
            violations.add("id needs 1 to 100 of A-Z, a-z, 0-9, '.', '_' and '-', the first a letter or digit");
        }
        fill(object, body, true, violations);
        return object;
    }

    /** Sets all fields of an object that can be changed; those that the body leaves out become null. */
    void replace(T object, ObjectNode body) {
        fill(object, body, false, new Violations());
    }

    private void fill(T object, ObjectNode body, boolean isNew, Violations violations) {
        for (ObjectField<T, ?> field : fields) {
            if (isSettable(field, isNew) && !(isNew && body.path(field.name()).isMissingNode())) {
                violations.collect(() -> set(object, field, body.path(field.name())));
            }
        }
        refuseOthers(body, isNew, violations);
        violations.check();
    }

    private <V> void set(T object, ObjectField<T, V> field, JsonNode node) {
        V value = node.isMissingNode() ? null : json.value(field.name(), node, field.type());
        field.setter().accept(object, value);
    }

    /**
     * Returns the patch that a merge patch (RFC 7396) is, on the state of the object that was read. Null removes a field.
     * An object in the patch is merged into the stored one.
     */
    Optional<Patch<T>> patch(T stored, ObjectNode body) {
        Violations violations = new Violations();
        refuseOthers(body, false, violations);
        Patch<T> patch = Patch.of(objectClass).ifUnchanged(stored);
        for (ObjectField<T, ?> field : fields) {
            if (body.has(field.name()) && isSettable(field, false)) {
                patch = violations.collect(patch, known -> merged(known, stored, field, body.path(field.name())));
            }
        }
        violations.check();
        return body.isEmpty() ? Optional.empty() : Optional.of(patch);
    }

    private <V> Patch<T> merged(Patch<T> patch, T stored, ObjectField<T, V> field, JsonNode change) {
        V held = field.getter().apply(stored);
        JsonNode result = merge(held == null ? json.object() : json.node(held), change);
        V value = json.value(field.name(), result, field.type());
        return value == null ? patch.remove(field.name()) : patch.set(field.name(), value);
    }

    private JsonNode merge(JsonNode target, JsonNode change) {
        if (!(change instanceof ObjectNode members)) {
            return change;
        }
        ObjectNode result = target instanceof ObjectNode known ? known.deepCopy() : json.object();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(member.getKey(), merge(result.path(member.getKey()), member.getValue()));
            }
        }
        return result;
    }

    private static boolean isSettable(ObjectField<?, ?> field, boolean isNew) {
        return field.access() == Access.ALWAYS || (isNew && field.access() == Access.ON_CREATION);
    }

    private void refuseOthers(ObjectNode body, boolean isNew, Violations violations) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Optional<ObjectField<T, ?>> field = field(name);
            if (field.isEmpty()) {
                violations.add(new InvalidValueException(name, "requests have no such field"));
            } else if (!isSettable(field.get(), isNew)) {
                violations.add(name + " never changes" + (isNew ? "; the shop sets it" : ""));
            }
        }
    }

    /** The violations of one body, which are reported together. */
    private static final class Violations {
        private final List<String> all = new ArrayList<>();

        void add(String violation) {
            all.add(violation);
        }

        /** Adds the message of an error, in which the name of the field is shortened and escaped. */
        void add(InvalidValueException error) {
            all.add(String.valueOf(error.getMessage()));
        }

        void collect(Runnable conversion) {
            collect(this, same -> {
                conversion.run();
                return same;
            });
        }

        <V> V collect(V before, UnaryOperator<V> conversion) {
            try {
                return conversion.apply(before);
            } catch (InvalidValueException e) {
                add(e);
                return before;
            }
        }

        void check() {
            if (!all.isEmpty()) {
                throw new ProblemException(Problem.INVALID_OBJECT, "The body has values that the object cannot have.")
                        .with("violations", all);
            }
        }
    }
}

package io.para4j.internal.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Null;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The type and the stored fields of one domain class, and their conversion to values and back. Computed once at start.
 */
public final class ClassPlan {
    private final Class<? extends ParaObject> objectClass;
    private final String type;
    private final Map<String, StoredField> fields;
    private final ObjectMapper mapper;
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final ValueEncoder valueEncoder;
    private final Optional<DirectCreator> directCreator;

    private ClassPlan(
            Class<? extends ParaObject> objectClass,
            String type,
            Map<String, StoredField> fields,
            ObjectMapper mapper) {
        this.objectClass = objectClass;
        this.type = type;
        this.fields = fields;
        this.mapper = mapper;
        this.writer = mapper.writerFor(objectClass);
        this.reader = mapper.readerFor(objectClass);
        this.valueEncoder = new ValueEncoder(mapper);
        this.directCreator = DirectCreator.of(objectClass, fields.values(), mapper);
    }

    /**
     * Creates the plan of a class.
     *
     * @throws IllegalArgumentException if the class could not be stored and read back; the message gives the reason
     */
    static ClassPlan of(Class<? extends ParaObject> objectClass, ObjectMapper mapper) {
        if (objectClass.isInterface() || Modifier.isAbstract(objectClass.getModifiers())) {
            throw new IllegalArgumentException(objectClass.getName() + " is abstract; register the classes of objects");
        }
        if (objectClass == Sysprop.class) {
            throw new IllegalArgumentException("Sysprop stands for every type that is not registered; leave it out");
        }
        Map<String, StoredField> fields = StoredFieldScanner.scan(objectClass, mapper);
        ClassPlan plan = new ClassPlan(objectClass, ParaObject.typeOf(objectClass), fields, mapper);
        plan.checkCreation();
        plan.checkWriting();
        return plan;
    }

    private void checkCreation() {
        try {
            create(Map.of());
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    objectClass.getName()
                            + " cannot be created without values; give it a constructor without parameters: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    /** Checks that Jackson writes exactly the stored fields, whatever annotations and modules it also considers. */
    private void checkWriting() {
        if (!writtenFields().equals(fields.keySet())) {
            throw new IllegalArgumentException(objectClass.getName() + " has stored fields "
                    + new TreeSet<>(fields.keySet()) + ", but Jackson would write " + writtenFields()
                    + "; look for annotations or modules of Jackson that add or hide some");
        }
    }

    private Set<String> writtenFields() {
        try {
            return new TreeSet<>(read(createEmpty()).keySet());
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException(objectClass.getName() + " cannot be stored: " + e.getMessage(), e);
        }
    }

    /** Returns the domain class. */
    public Class<? extends ParaObject> objectClass() {
        return objectClass;
    }

    /** Returns the type under which objects of the class are stored. */
    public String type() {
        return type;
    }

    /** Returns a stored field; empty if the class has none of this name. */
    public Optional<StoredField> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Returns whether a stored field never changes after creation; false for unknown names. */
    public boolean isLocked(String name) {
        StoredField field = fields.get(name);
        return field != null && field.isLocked();
    }

    /** Returns the stored fields of an object of this class, nulls included, not yet normalised. */
    Map<String, @Nullable Object> read(ParaObject object) {
        if (fields.isEmpty()) {
            return new HashMap<>();
        }
        try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
            writer.writeValue(buffer, object);
            try (JsonParser parser = buffer.asParser()) {
                parser.nextToken();
                return JsonValues.readMap(parser);
            }
        } catch (JsonMappingException e) {
            throw new InvalidValueException(
                    JacksonErrors.fieldOf(e), "it cannot be stored: " + JacksonErrors.reasonOf(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Creates an object from normalised values. A field without a value is null, or keeps its initial value if it is
     * primitive.
     *
     * @throws JsonMappingException if a value does not fit its field
     */
    public ParaObject create(Map<String, Object> values) throws JsonMappingException {
        List<StoredField> rest = new ArrayList<>(0);
        ParaObject object = directCreator.isPresent() ? directCreator.get().create(values, rest) : null;
        if (object == null) {
            return createThroughJackson(reader, fields.values(), values);
        }
        return rest.isEmpty() ? object : createThroughJackson(reader.withValueToUpdate(object), rest, values);
    }

    private ParaObject createThroughJackson(
            ObjectReader objectReader, Collection<StoredField> read, Map<String, Object> values)
            throws JsonMappingException {
        try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
            buffer.writeStartObject();
            for (StoredField field : read) {
                Object value = values.get(field.name());
                if (value != null) {
                    buffer.writeFieldName(field.name());
                    JsonValues.write(value, buffer);
                } else if (!field.isPrimitive()) {
                    buffer.writeNullField(field.name());
                }
            }
            buffer.writeEndObject();
            try (JsonParser parser = buffer.asParser()) {
                return objectReader.readValue(parser);
            }
        } catch (JsonMappingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the stored form of a value for a field. The value has the field's class or one that converts to it
     * without loss.
     *
     * @throws InvalidValueException if the field cannot hold the value
     */
    public Object encode(StoredField field, Object value) {
        Object stored = encodeLeniently(field, value);
        Object held = decode(field, stored);
        Object again = held == null ? Null.NULL : encodeInstance(field, held);
        boolean isLossy = stored instanceof Number ? !stored.equals(again) : stored.getClass() != again.getClass();
        if (isLossy) {
            throw new InvalidValueException(field.name(), "it cannot hold the value without loss");
        }
        return again;
    }

    /**
     * Prefers the field's own serialiser, which refuses some convertible values such as Longs in a list of Integers.
     */
    private Object encodeLeniently(StoredField field, Object value) {
        if (field.isInstance(value)) {
            try {
                return encodeInstance(field, value);
            } catch (InvalidValueException e) {
                return valueEncoder.encode(field.name(), value);
            }
        }
        return valueEncoder.encode(field.name(), value);
    }

    /** Returns the stored form of a value of the field's own class. */
    Object encodeInstance(StoredField field, Object value) {
        ParaObject holder = createEmpty();
        field.set(holder, value);
        return Item.normalise(field.name(), read(holder).get(field.name()));
    }

    /**
     * Returns the Java value that a field would have for a stored value.
     *
     * @throws InvalidValueException if the field cannot hold the value
     */
    @Nullable
    public Object decode(StoredField field, Object stored) {
        try {
            return field.get(create(Map.of(field.name(), stored)));
        } catch (JsonMappingException e) {
            throw new InvalidValueException(field.name(), "it cannot hold the value: " + JacksonErrors.reasonOf(e));
        }
    }

    private ParaObject createEmpty() {
        try {
            return create(Map.of());
        } catch (JsonMappingException e) {
            throw new IllegalStateException("checked when the class was registered", e);
        }
    }
}

package io.para4j.internal.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.para4j.model.Locked;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.model.Sysprop;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.Null;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that is worked out once for a domain class: its type, its stored fields, how they become values and back. */
public final class ClassPlan {
    private final Class<? extends ParaObject> objectClass;
    private final String type;
    private final Map<String, StoredField> fields;
    private final ObjectMapper mapper;
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final Optional<PlainFields> plainFields;

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
        this.plainFields = PlainFields.of(objectClass, fields.values(), mapper);
    }

    /** Refuses a class that could not be stored and read back, with the reason. */
    public static ClassPlan of(Class<? extends ParaObject> objectClass, ObjectMapper mapper) {
        if (objectClass.isInterface() || Modifier.isAbstract(objectClass.getModifiers())) {
            throw new IllegalArgumentException(objectClass.getName() + " is abstract; register the classes of objects");
        }
        if (objectClass == Sysprop.class) {
            throw new IllegalArgumentException("Sysprop stands for every type that is not registered; leave it out");
        }
        Map<String, StoredField> fields = new LinkedHashMap<>();
        collectFields(mapper.constructType(objectClass), mapper, fields);
        if (fields.size() > Limits.MAX_FIELDS) {
            throw new IllegalArgumentException(objectClass.getName() + " has " + fields.size()
                    + " stored fields, the limit is " + Limits.MAX_FIELDS + "; put some into nested classes");
        }
        ClassPlan plan =
                new ClassPlan(objectClass, ParaObject.typeOf(objectClass), Collections.unmodifiableMap(fields), mapper);
        plan.checkCreation();
        plan.checkWriting();
        return plan;
    }

    private static void collectFields(JavaType declaring, ObjectMapper mapper, Map<String, StoredField> fields) {
        if (declaring.getRawClass() == Object.class) {
            return;
        }
        collectFields(declaring.getSuperClass(), mapper, fields);
        for (Field field : declaring.getRawClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(Stored.class)) {
                add(
                        field,
                        mapper.getTypeFactory().resolveMemberType(field.getGenericType(), declaring.getBindings()),
                        fields);
            } else if (field.isAnnotationPresent(Locked.class)) {
                throw refused(field, "is @Locked but not @Stored; add @Stored");
            } else if (fields.containsKey(field.getName()) && !Modifier.isStatic(field.getModifiers())) {
                throw refused(field, "has the name of a stored field of a superclass; rename it");
            }
        }
    }

    private static void add(Field field, JavaType fieldType, Map<String, StoredField> fields) {
        if (Modifier.isStatic(field.getModifiers())) {
            throw refused(field, "is static; only fields of objects are stored");
        }
        if (ObjectCodec.isReserved(field.getName())) {
            throw refused(field, "has a reserved name; rename it");
        }
        if (holdsParaObject(fieldType)) {
            throw refused(field, "holds a ParaObject, whose id and version would be lost; store its id instead");
        }
        field.setAccessible(true);
        StoredField stored = new StoredField(field, fieldType, field.isAnnotationPresent(Locked.class));
        if (fields.put(field.getName(), stored) != null) {
            throw refused(field, "has the name of a stored field of a superclass; rename it");
        }
    }

    private static boolean holdsParaObject(JavaType fieldType) {
        if (fieldType.isTypeOrSubTypeOf(ParaObject.class)) {
            return true;
        }
        for (int i = 0; i < fieldType.containedTypeCount(); i++) {
            if (holdsParaObject(fieldType.containedType(i))) {
                return true;
            }
        }
        return fieldType.isContainerType() && holdsParaObject(fieldType.getContentType());
    }

    private static IllegalArgumentException refused(Field field, String reason) {
        return new IllegalArgumentException(
                "field " + field.getName() + " of " + field.getDeclaringClass().getName() + " " + reason);
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

    /** Whatever else Jackson is told about the class, its stored fields and nothing else must be written. */
    private void checkWriting() {
        if (!written().equals(fields.keySet())) {
            throw new IllegalArgumentException(objectClass.getName() + " has stored fields "
                    + new TreeSet<>(fields.keySet()) + ", but Jackson would write " + written()
                    + "; look for annotations or modules of Jackson that add or hide some");
        }
    }

    private Set<String> written() {
        try {
            return new TreeSet<>(read(blank()).keySet());
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException(objectClass.getName() + " cannot be stored: " + e.getMessage(), e);
        }
    }

    public Class<? extends ParaObject> objectClass() {
        return objectClass;
    }

    public String type() {
        return type;
    }

    public Optional<StoredField> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    public boolean isLocked(String name) {
        StoredField field = fields.get(name);
        return field != null && field.isLocked();
    }

    /** Returns the stored fields of an object of this class, those that are null included. */
    public Map<String, @Nullable Object> read(ParaObject object) {
        if (fields.isEmpty()) {
            return new HashMap<>();
        }
        try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
            writer.writeValue(buffer, object);
            try (JsonParser parser = buffer.asParser()) {
                parser.nextToken();
                return Tokens.readMap(parser);
            }
        } catch (JsonMappingException e) {
            throw new InvalidValueException(firstField(e), "it cannot be stored: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates an object from normalised values; fields without one are null, or as the class has them if primitive. */
    public ParaObject create(Map<String, Object> values) throws JsonMappingException {
        List<StoredField> rest = new ArrayList<>(0);
        ParaObject object = plainFields.isPresent() ? plainFields.get().create(values, rest) : null;
        if (object == null) {
            return readThroughJackson(reader, fields.values(), values);
        }
        return rest.isEmpty() ? object : readThroughJackson(reader.withValueToUpdate(object), rest, values);
    }

    private ParaObject readThroughJackson(
            ObjectReader through, Collection<StoredField> read, Map<String, Object> values)
            throws JsonMappingException {
        try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
            buffer.writeStartObject();
            for (StoredField field : read) {
                Object value = values.get(field.name());
                if (value != null) {
                    buffer.writeFieldName(field.name());
                    Tokens.write(value, buffer);
                } else if (!field.isPrimitive()) {
                    buffer.writeNullField(field.name());
                }
            }
            buffer.writeEndObject();
            try (JsonParser parser = buffer.asParser()) {
                return through.readValue(parser);
            }
        } catch (JsonMappingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the stored form of one field's value: of the field's class, or of another that converts to it without loss.
     *
     * @throws InvalidValueException if the field cannot hold the value
     */
    public Object encode(StoredField field, Object value, ObjectCodec codec) {
        Object stored = firstForm(field, value, codec);
        Object held = decode(field, stored);
        Object again = held == null ? Null.NULL : encodeInstance(field, held);
        boolean isLossy = stored instanceof Number ? !stored.equals(again) : stored.getClass() != again.getClass();
        if (isLossy) {
            throw new InvalidValueException(field.name(), "it cannot hold the value without loss");
        }
        return again;
    }

    /** As the field's own serialiser has it, unless that refuses, as it does for the Longs in what should be a list of Integers. */
    private Object firstForm(StoredField field, Object value, ObjectCodec codec) {
        if (field.isInstance(value)) {
            try {
                return encodeInstance(field, value);
            } catch (InvalidValueException e) {
                return codec.toValue(field.name(), value);
            }
        }
        return codec.toValue(field.name(), value);
    }

    /** Returns the stored form of a value of the field's own class. */
    public Object encodeInstance(StoredField field, Object value) {
        ParaObject holder = blank();
        field.set(holder, value);
        return Item.normalise(field.name(), read(holder).get(field.name()));
    }

    /**
     * Returns what a field of an object would hold for a stored value.
     *
     * @throws InvalidValueException if the field cannot hold the value
     */
    @Nullable
    public Object decode(StoredField field, Object stored) {
        try {
            return field.get(create(Map.of(field.name(), stored)));
        } catch (JsonMappingException e) {
            throw new InvalidValueException(
                    field.name(), "it cannot hold the value: " + firstLine(e.getOriginalMessage()));
        }
    }

    private ParaObject blank() {
        try {
            return create(Map.of());
        } catch (JsonMappingException e) {
            throw new IllegalStateException("checked when the class was registered", e);
        }
    }

    public static String firstField(JsonMappingException e) {
        String field = e.getPath().isEmpty() ? null : e.getPath().get(0).getFieldName();
        return field == null ? "" : field;
    }

    public static String firstLine(@Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse("no reason given");
    }
}

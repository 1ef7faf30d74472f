package io.para4j.internal.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.model.Sysprop;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns objects into the items that stores hold, and items into objects. It knows the registered classes; what is stored with
 * another type becomes a {@link Sysprop}.
 *
 * <p>Values go through a Jackson mapper of its own: {@link Stored} decides what is written, dates of {@code java.time} are ISO
 * text, decimals exact, enums their names, {@code byte[]} bytes, and kinds are not converted into each other: a stored text is
 * no number. Immutable, safe for use by many threads.
 */
public final class ObjectCodec {
    private final ObjectMapper mapper;
    private final Map<String, ClassPlan> plansByType;
    private final Map<Class<?>, ClassPlan> plansByClass;

    private ObjectCodec(ObjectMapper mapper, Map<String, ClassPlan> plansByType) {
        this.mapper = mapper;
        this.plansByType = plansByType;
        this.plansByClass = new HashMap<>();
        plansByType.values().forEach(plan -> plansByClass.put(plan.objectClass(), plan));
    }

    /**
     * Creates a codec.
     *
     * @param types the domain classes
     * @param jacksonModules further modules for the mapper
     * @return the codec
     * @throws IllegalArgumentException if two classes have one type, or a class cannot be stored; the message says why
     */
    public static ObjectCodec of(
            Collection<Class<? extends ParaObject>> types, Collection<? extends Module> jacksonModules) {
        ObjectMapper mapper = mapper(jacksonModules);
        Map<String, ClassPlan> plans = new LinkedHashMap<>();
        for (Class<? extends ParaObject> type : types) {
            ClassPlan plan = ClassPlan.of(type, mapper);
            ClassPlan other = plans.put(plan.type(), plan);
            if (other != null && other.objectClass() != type) {
                throw new IllegalArgumentException("type " + Target.quote(plan.type()) + " stands for both "
                        + other.objectClass().getName() + " and " + type.getName() + "; give one of them @Type");
            }
        }
        return new ObjectCodec(mapper, plans);
    }

    private static ObjectMapper mapper(Collection<? extends Module> jacksonModules) {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new StoredKinds())
                .addModules(jacksonModules)
                .annotationIntrospector(new StorageIntrospector())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(MapperFeature.REQUIRE_SETTERS_FOR_GETTERS)
                .withCoercionConfigDefaults(
                        config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
        return mapper;
    }

    /** Whether a name belongs to the framework, so that no stored field and no property can have it. */
    public static boolean isReserved(String name) {
        return Item.OWN_FIELDS.contains(name) || StandardField.of(name).isPresent();
    }

    public Optional<ClassPlan> plan(String type) {
        return Optional.ofNullable(plansByType.get(type));
    }

    public Optional<ClassPlan> plan(Class<?> objectClass) {
        return Optional.ofNullable(plansByClass.get(objectClass));
    }

    /**
     * Turns an object into the item that it stands for, with its own id, type, version, revision and timestamp. What is null
     * is left out.
     *
     * @param object the object; it needs an id and a type
     * @return the item
     * @throws InvalidValueException if a field has a value that not every store can hold, or the class is not registered
     */
    public Item encode(ParaObject object) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        fields(object).forEach((name, value) -> {
            if (value != null) {
                attributes.put(name, value);
            }
        });
        return new Item(
                present("id", object.getId()),
                present("type", object.getType()),
                orZero(object.getVersion()),
                Optional.ofNullable(object.getRevision()),
                orZero(object.getTimestamp()),
                attributes);
    }

    private static String present(String field, @Nullable String value) {
        if (value == null) {
            throw new InvalidValueException(field, "it is missing");
        }
        return value;
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    /**
     * Returns the fields of an object that are attributes of its item, those that are null included, not yet normalised.
     *
     * @throws InvalidValueException if the class is not registered, a property has a reserved name, or a value cannot be stored
     */
    public Map<String, @Nullable Object> fields(ParaObject object) {
        Map<String, @Nullable Object> fields;
        if (object instanceof Sysprop generic) {
            fields = properties(generic);
        } else {
            fields = plan(object.getClass())
                    .orElseThrow(() -> new InvalidValueException(
                            "type",
                            object.getClass().getName() + " is not registered; add it to ParaModule.types(...)"))
                    .read(object);
        }
        for (StandardField field : StandardField.all()) {
            fields.putIfAbsent(field.fieldName(), field.get(object));
        }
        return fields;
    }

    private Map<String, @Nullable Object> properties(Sysprop object) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        object.getProperties().forEach((name, value) -> {
            Object stored = value == null ? null : toValue(name, value);
            if (Item.OWN_FIELDS.contains(name)
                    || StandardField.of(name)
                            .filter(f -> stored == null || f.fits(stored))
                            .isPresent()) {
                throw new InvalidValueException(
                        name, "this name is reserved; use the property of the object, or rename it");
            }
            values.put(name, stored);
        });
        return values;
    }

    /** Returns the normalised form of any Java value: as it is if stores know its kind, or else as Jackson writes it. */
    public Object toValue(String field, Object value) {
        try {
            return Item.normalise(field, value);
        } catch (InvalidValueException e) {
            return Item.normalise(field, throughJackson(field, value, e));
        }
    }

    private @Nullable Object throughJackson(String field, Object value, InvalidValueException refusal) {
        try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
            mapper.writeValue(buffer, value);
            try (JsonParser parser = buffer.asParser()) {
                parser.nextToken();
                return Tokens.read(parser);
            }
        } catch (JsonProcessingException e) {
            InvalidValueException error = new InvalidValueException(
                    field, refusal.reason() + ": " + ClassPlan.firstLine(e.getOriginalMessage()));
            error.addSuppressed(e);
            throw error;
        } catch (StackOverflowError e) {
            throw new InvalidValueException(field, refusal.reason() + ": the value contains itself");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Turns an item into an object of the class that its type is registered with, or else a {@link Sysprop}.
     *
     * @param app the name of the app that the item belongs to
     * @param item the item
     * @return a new object
     * @throws UnreadableObjectException if a stored value does not fit its field
     */
    public ParaObject decode(String app, Item item) {
        return fill(app, item, create(app, item));
    }

    /**
     * Turns an item into a generic object, whatever its type, so that nothing stored is left out.
     *
     * @param app the name of the app that the item belongs to
     * @param item the item
     * @return a new object
     */
    public Sysprop decodeGeneric(String app, Item item) {
        return fill(app, item, createGeneric(item));
    }

    /** Turns some fields of an item into an object with id, type and those fields, and no version. */
    public ParaObject decodeOnly(String app, Item item, Set<String> fields, boolean isGeneric) {
        Map<String, Object> chosen = new LinkedHashMap<>(item.attributes());
        chosen.keySet().retainAll(fields);
        Item some = new Item(item.id(), item.type(), 0, Optional.empty(), 0, chosen);
        ParaObject object = fill(app, some, isGeneric ? createGeneric(some) : create(app, some));
        object.setAppid(null);
        object.setVersion(null);
        object.setTimestamp(fields.contains(Item.TIMESTAMP) && item.timestamp() != 0 ? item.timestamp() : null);
        return object;
    }

    private ParaObject create(String app, Item item) {
        ClassPlan plan = plansByType.get(item.type());
        if (plan == null) {
            return createGeneric(item);
        }
        try {
            return plan.create(item.attributes());
        } catch (JsonMappingException e) {
            Target target = item.target("read", app);
            String reason = ClassPlan.firstLine(e.getOriginalMessage());
            throw new UnreadableObjectException(target, ClassPlan.firstField(e), reason, e);
        }
    }

    private static Sysprop createGeneric(Item item) {
        Sysprop object = new Sysprop();
        item.attributes().forEach((name, value) -> {
            if (StandardField.of(name).filter(field -> field.fits(value)).isEmpty()) {
                object.set(name, Tokens.toPlain(value));
            }
        });
        return object;
    }

    private static <T extends ParaObject> T fill(String app, Item item, T object) {
        object.setId(item.id());
        object.setType(item.type());
        object.setAppid(app);
        object.setVersion(item.version());
        object.setRevision(item.revision().orElse(null));
        object.setTimestamp(item.timestamp() == 0 ? null : item.timestamp());
        for (StandardField field : StandardField.all()) {
            Object value = item.attributes().get(field.fieldName());
            if (value != null && field.fits(value)) {
                field.set(object, value);
            } else if (value != null && !(object instanceof Sysprop)) {
                Target target = item.target("read", app);
                throw new UnreadableObjectException(
                        target, field.fieldName(), "a value of this kind does not fit the property", null);
            }
        }
        return object;
    }
}

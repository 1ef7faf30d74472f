package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.model.Sysprop;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Converts objects to the items that stores hold, and items to objects. An item whose type is not registered becomes a
 * {@link Sysprop}.
 *
 * <p>Values go through the codec's own Jackson mapper. {@link Stored} decides which fields are written. Dates of
 * {@code java.time} are ISO text, decimals are exact, enums are stored by name, and {@code byte[]} is stored as bytes.
 * No kind is converted into another, so a stored text never becomes a number. Immutable and safe for use by many
 * threads.
 */
public final class ObjectCodec {
    private final FieldPositions standardFields = new FieldPositions(
            StandardField.all().stream().map(StandardField::fieldName).toList());
    private final ValueEncoder valueEncoder;
    private final boolean checksWrites;
    private final Map<String, ClassPlan> plansByType;
    private final IdentityHashMap<Class<?>, ClassPlan> plansByClass;

    private ObjectCodec(ValueEncoder valueEncoder, boolean checksWrites, Map<String, ClassPlan> plansByType) {
        this.valueEncoder = valueEncoder;
        this.checksWrites = checksWrites;
        this.plansByType = plansByType;
        this.plansByClass = new IdentityHashMap<>();
        plansByType.values().forEach(plan -> plansByClass.put(plan.objectClass(), plan));
    }

    /**
     * Creates a codec.
     *
     * @param types the domain classes
     * @param jacksonModules the application's modules for the mapper
     * @param checksWrites whether a value that would not be read back equal is refused when it is written
     * @return the codec
     * @throws IllegalArgumentException if two classes have the same type, or a class cannot be stored; the message
     *     gives the reason
     */
    public static ObjectCodec of(
            Collection<Class<? extends ParaObject>> types,
            Collection<? extends Module> jacksonModules,
            boolean checksWrites) {
        return create(types, jacksonModules, new StoredKinds(true), checksWrites);
    }

    /**
     * Creates a codec that also reads values of other kinds than those in which the classes are stored, as Jackson
     * converts them. It is for items of other programs, not for objects.
     *
     * @param types the domain classes
     * @param jacksonModules the application's modules for the mapper
     * @return the codec
     */
    public static ObjectCodec lenient(
            Collection<Class<? extends ParaObject>> types, Collection<? extends Module> jacksonModules) {
        return create(types, jacksonModules, new StoredKinds(false), false);
    }

    private static ObjectCodec create(
            Collection<Class<? extends ParaObject>> types,
            Collection<? extends Module> jacksonModules,
            StoredKinds storedKinds,
            boolean checksWrites) {
        ObjectMapper mapper = StorageMapper.create(jacksonModules, storedKinds);
        Optional<BeanMembers> checked = checksWrites ? Optional.of(storedKinds.members()) : Optional.empty();
        Map<String, ClassPlan> plans = new LinkedHashMap<>();
        for (Class<? extends ParaObject> type : types) {
            ClassPlan plan = ClassPlan.of(type, mapper, checked);
            ClassPlan other = plans.put(plan.type(), plan);
            if (other != null && other.objectClass() != type) {
                throw new IllegalArgumentException("type " + Target.quote(plan.type()) + " stands for both "
                        + other.objectClass().getName() + " and " + type.getName() + "; give one of them @Type");
            }
        }
        return new ObjectCodec(new ValueEncoder(mapper), checksWrites, plans);
    }

    /** Returns the plan of the class that is registered for a type; empty if there is none. */
    public Optional<ClassPlan> plan(String type) {
        return Optional.ofNullable(plansByType.get(type));
    }

    /** Returns the plan of a registered class; empty if it is not registered. */
    public Optional<ClassPlan> plan(Class<?> objectClass) {
        return Optional.ofNullable(plansByClass.get(objectClass));
    }

    /**
     * Converts an object to an item with the object's id, type, version, revision and timestamp. Null fields are left
     * out.
     *
     * @param object the object, with an id and a type
     * @return the item
     * @throws InvalidValueException if the id or the type is missing, the class is not registered, or a value cannot be
     *     stored
     */
    public Item encode(ParaObject object) {
        Map<String, Object> attributes = fields(object).present();
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
     * Returns the fields of an object that become attributes of its item, nulls included, not yet normalised.
     *
     * @throws InvalidValueException if the class is not registered, a property has a reserved name, or a value cannot
     *     be stored
     */
    public ObjectFields fields(ParaObject object) {
        if (object instanceof Sysprop generic) {
            return withStandardFields(properties(generic), object);
        }
        ClassPlan plan = plansByClass.get(object.getClass());
        if (plan == null) {
            throw new InvalidValueException(
                    "type", object.getClass().getName() + " is not registered; add it to ParaModule.types(...)");
        }
        return plan.isReadByField() ? plan.fields(object) : withStandardFields(plan.read(object), object);
    }

    private static ObjectFields withStandardFields(Map<String, @Nullable Object> fields, ParaObject object) {
        for (StandardField field : StandardField.all()) {
            fields.putIfAbsent(field.fieldName(), field.checked(object));
        }
        return ObjectFields.of(fields);
    }

    /** Returns the names of the fields that never change after the creation of an object of a type. */
    public Set<String> lockedFields(String type) {
        ClassPlan plan = plansByType.get(type);
        return plan == null ? StandardField.locked() : plan.lockedFields();
    }

    private Map<String, @Nullable Object> properties(Sysprop object) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        object.getProperties().forEach((name, value) -> {
            Object stored = value == null ? null : toValue(name, value);
            if (Item.OWN_FIELDS.contains(name)
                    || StandardField.of(name)
                            .filter(field -> !isMisfitOnly(field, object, stored))
                            .isPresent()) {
                throw new InvalidValueException(
                        name, "this name is reserved; use the property of the object, or rename it");
            }
            properties.put(name, stored);
        });
        return properties;
    }

    /**
     * Returns whether a value under the name of a standard property is what another program stored there: of another
     * kind, so that it was read as a property of its own.
     */
    private static boolean isMisfitOnly(StandardField field, Sysprop object, @Nullable Object stored) {
        boolean isRead = object.getVersion() != null && field.get(object) == null;
        return isRead && stored != null && !field.fits(stored);
    }

    /**
     * Returns the normalised form of a value that belongs to no registered field.
     *
     * @throws InvalidValueException if the value is not of a kind that a generic object reads back equal
     */
    public Object toValue(String field, Object value) {
        Object stored = checksWrites ? Item.normalise(field, value) : valueEncoder.encode(field, value);
        if (checksWrites) {
            GenericValues.check(field, value);
        }
        return stored;
    }

    /**
     * Returns the normalised form of a value to compare a property with. A value of a class that generic objects do not
     * have is written through Jackson.
     *
     * @throws InvalidValueException if the value cannot be stored
     */
    public Object toComparable(String field, Object value) {
        return valueEncoder.encode(field, value);
    }

    /**
     * Converts an item to an object of the class that is registered for its type, or to a {@link Sysprop}.
     *
     * @param app the name of the app that the item belongs to
     * @param item the item
     * @return a new object
     * @throws UnreadableObjectException if a stored value does not fit its field
     */
    public ParaObject decode(String app, Item item) {
        ClassPlan plan = plansByType.get(item.type());
        return plan == null ? decodeGeneric(app, item) : plan.decode(app, item);
    }

    /**
     * Converts an item of any type to a generic object, so that no stored attribute is left out.
     *
     * @param app the name of the app that the item belongs to
     * @param item the item
     * @return a new object
     */
    public Sysprop decodeGeneric(String app, Item item) {
        Sysprop object = createGeneric(item);
        StandardField.setAll(app, item, object, standardFields.valuesOf(item.attributes()), 0);
        return object;
    }

    /** Converts some fields of an item to an object with id, type and these fields, and without a version. */
    public ParaObject decodeOnly(String app, Item item, Set<String> fields, boolean isGeneric) {
        Map<String, Object> chosen = new LinkedHashMap<>(item.attributes());
        chosen.keySet().retainAll(fields);
        Item some = new Item(item.id(), item.type(), 0, Optional.empty(), 0, chosen);
        ParaObject object = isGeneric ? decodeGeneric(app, some) : decode(app, some);
        object.setAppid(null);
        object.setVersion(null);
        object.setTimestamp(fields.contains(Item.TIMESTAMP) ? item.timestamp() : null);
        return object;
    }

    private static Sysprop createGeneric(Item item) {
        Sysprop object = new Sysprop();
        new TreeMap<>(item.attributes()).forEach((name, value) -> {
            if (StandardField.of(name).filter(field -> field.fits(value)).isEmpty()) {
                object.set(name, JsonValues.toPlain(value));
            }
        });
        return object;
    }
}

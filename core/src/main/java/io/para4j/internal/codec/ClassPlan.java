package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import io.para4j.error.RedactedException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Null;
import io.para4j.spi.Path;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private final Map<String, FieldCodec> codecs;
    private final Set<String> lockedFields;
    private final FieldPositions positions;
    private final ObjectFields.Names names;
    private final FieldCodec[] ordered;
    private final @Nullable DirectCreator directCreator;
    private final WholeObjectCodec wholeCodec;
    private final ValueEncoder valueEncoder;
    private final Map<String, DeclaredPath> declared;

    private ClassPlan(
            Class<? extends ParaObject> objectClass,
            Map<String, StoredField> fields,
            ObjectMapper mapper,
            Optional<BeanMembers> checked) {
        this.objectClass = objectClass;
        this.type = ParaObject.typeOf(objectClass);
        this.fields = fields;
        this.lockedFields = new HashSet<>(StandardField.locked());
        fields.values().stream().filter(StoredField::isLocked).forEach(field -> lockedFields.add(field.name()));
        List<FieldCodec> known = FieldCodecs.of(objectClass, fields.values(), mapper, checked);
        this.directCreator = DirectCreator.of(objectClass, known, mapper).orElse(null);
        List<String> ofItems = names(known);
        this.positions = new FieldPositions(ofItems);
        this.names = ObjectFields.Names.of(ofItems);
        this.ordered = known.toArray(new FieldCodec[0]);
        this.codecs = new LinkedHashMap<>();
        known.forEach(codec -> codecs.put(codec.name(), codec));
        this.wholeCodec = new WholeObjectCodec(objectClass, fields.values(), mapper, checked);
        this.valueEncoder = new ValueEncoder(mapper);
        this.declared = declared(mapper, checked);
    }

    /** Returns the names of the stored fields, followed by those of the standard fields. */
    private static List<String> names(List<FieldCodec> known) {
        List<String> names = new ArrayList<>();
        known.forEach(codec -> names.add(codec.name()));
        StandardField.all().forEach(field -> names.add(field.fieldName()));
        return names;
    }

    private Map<String, DeclaredPath> declared(ObjectMapper mapper, Optional<BeanMembers> checked) {
        Map<String, DeclaredPath> paths = new HashMap<>();
        fields.forEach((name, field) -> {
            AnnotatedMember member = FieldCodecs.property(objectClass, name, mapper)
                    .map(SettableBeanProperty::getMember)
                    .orElse(null);
            paths.put(name, DeclaredPath.of(mapper, checked, field, member, value -> encode(field, value)));
        });
        return paths;
    }

    /**
     * Creates the plan of a class.
     *
     * @param checked the members by which written values are compared with what would be read back; empty for no
     *     comparison
     * @throws IllegalArgumentException if the class could not be stored and read back; the message gives the reason
     */
    static ClassPlan of(Class<? extends ParaObject> objectClass, ObjectMapper mapper, Optional<BeanMembers> checked) {
        if (objectClass.isInterface() || Modifier.isAbstract(objectClass.getModifiers())) {
            throw new IllegalArgumentException(objectClass.getName() + " is abstract; register the classes of objects");
        }
        if (objectClass == Sysprop.class) {
            throw new IllegalArgumentException("Sysprop stands for every type that is not registered; leave it out");
        }
        Map<String, StoredField> fields = StoredFieldScanner.scan(objectClass, mapper);
        ClassPlan plan = new ClassPlan(objectClass, fields, mapper, checked);
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
        if (fields.isEmpty()) {
            return Set.of();
        }
        try {
            return new TreeSet<>(wholeCodec.write(createEmpty()).keySet());
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

    /**
     * Returns the declared type of a stored field, or of a path below one.
     *
     * @throws InvalidValueException if the class has no such field or path
     */
    public DeclaredPath declared(Path path) {
        DeclaredPath field = declared.get(path.field());
        if (field == null) {
            throw new InvalidValueException(path.field(), objectClass.getName() + " has no stored field of this name");
        }
        return field.follow(path);
    }

    /** Returns the names of the stored fields and standard fields that never change after creation. */
    Set<String> lockedFields() {
        return lockedFields;
    }

    /**
     * Returns the stored fields of an object of this class, nulls included, not yet normalised.
     *
     * @throws InvalidValueException if a value cannot be stored, or would not be read back equal
     */
    Map<String, @Nullable Object> read(ParaObject object) {
        if (!isReadByField()) {
            return wholeCodec.encode(object);
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(codecs.size() * 2);
        codecs.forEach((name, codec) -> values.put(name, codec.encode(object)));
        return values;
    }

    /** Returns whether each field is converted apart from the others, so that objects have {@link #fields}. */
    boolean isReadByField() {
        return directCreator != null || fields.isEmpty();
    }

    /**
     * Returns the stored fields and the standard fields of an object of this class, nulls included, not yet normalised.
     *
     * @throws InvalidValueException if a value cannot be stored, or would not be read back equal
     */
    ObjectFields fields(ParaObject object) {
        @Nullable Object[] values = new Object[names.size()];
        int count = ordered.length;
        for (int i = 0; i < count; i++) {
            values[i] = ordered[i].encode(object);
        }
        List<StandardField> standard = StandardField.all();
        for (int i = 0; i < standard.size(); i++) {
            values[count + i] = standard.get(i).checked(object);
        }
        return new ObjectFields(names, values);
    }

    /**
     * Creates an object from normalised values. A field without a value is null, or keeps its initial value if it is
     * primitive or says so.
     *
     * @throws JsonMappingException if a value does not fit its field
     */
    public ParaObject create(Map<String, Object> values) throws JsonMappingException {
        return create(values, positions.valuesOf(values));
    }

    private ParaObject create(Map<String, Object> values, @Nullable Object[] ordered) throws JsonMappingException {
        ParaObject object = directCreator == null ? null : directCreator.create(ordered);
        return object == null ? wholeCodec.decode(values) : object;
    }

    /**
     * Converts an item of this type to an object.
     *
     * @param app the name of the app that the item belongs to
     * @param item the item
     * @return a new object
     * @throws UnreadableObjectException if a stored value does not fit its field
     */
    public ParaObject decode(String app, Item item) {
        @Nullable Object[] values = positions.valuesOf(item.attributes());
        ParaObject object;
        try {
            object = create(item.attributes(), values);
        } catch (JsonMappingException e) {
            Target target = new Target("read", app, item.type(), item.id());
            throw new UnreadableObjectException(
                    target, JacksonErrors.fieldOf(e), JacksonErrors.reasonOf(e), RedactedException.of(e));
        }
        StandardField.setAll(
                app, item, object, values, values.length - StandardField.all().size());
        return object;
    }

    /**
     * Returns the stored form of a value for a field. The value has the field's class or one that converts to it
     * without loss.
     *
     * @throws InvalidValueException if the field cannot hold the value
     */
    public Object encode(StoredField field, Object value) {
        Object instance = field.isInstance(value) ? value : asCollection(field, value);
        if (instance != null && isWritable(field, instance)) {
            return encodeInstance(field, instance);
        }
        KeptValues.checkConvertible(field.name(), value);
        Object stored = valueEncoder.encode(field.name(), value);
        Object held = decode(field, stored);
        Object again = held == null ? Null.NULL : encodeInstance(field, held);
        if (!KeptValues.isKept(stored, again)) {
            throw new InvalidValueException(field.name(), "it cannot hold the value without loss");
        }
        return again;
    }

    /**
     * Returns the elements of a collection as an instance of the field's class, such as a set or an array; null if that
     * is not possible without loss.
     */
    private @Nullable Object asCollection(StoredField field, Object value) {
        if (!(value instanceof Collection<?> elements) || !StoredField.isCollection(field.type())) {
            return null;
        }
        try {
            if (field.type().isArrayType()) {
                Object array = Array.newInstance(field.type().getContentType().getRawClass(), elements.size());
                int index = 0;
                for (Object element : elements) {
                    Array.set(array, index++, element);
                }
                return array;
            }
            return decode(field, List.of()) instanceof Collection<?> empty && addAll(empty, elements) ? empty : null;
        } catch (RuntimeException e) { // the class refuses an element, or cannot be empty
            return null;
        }
    }

    @SuppressWarnings("unchecked") // an element of another class is found when it is encoded
    private static boolean addAll(Collection<?> empty, Collection<?> elements) {
        ((Collection<Object>) empty).addAll(elements);
        return empty.size() == elements.size();
    }

    /** Returns whether the field's own serialiser accepts a value; it refuses Longs in a list of Integers, say. */
    private boolean isWritable(StoredField field, Object value) {
        FieldCodec codec = codecs.get(field.name());
        if (codec != null && codec.isPlain()) {
            return true;
        }
        try {
            ParaObject holder = holder(field, value);
            return (codec == null ? wholeCodec.write(holder).get(field.name()) : codec.write(holder)) != null;
        } catch (InvalidValueException e) {
            return false;
        }
    }

    private ParaObject holder(StoredField field, Object value) {
        ParaObject holder = createEmpty();
        field.set(holder, value);
        return holder;
    }

    /** Returns the stored form of a value of the field's own class. */
    Object encodeInstance(StoredField field, Object value) {
        FieldCodec codec = codecs.get(field.name());
        if (codec != null && codec.isPlain()) {
            return Item.normalise(field.name(), codec.encodePlain(value));
        }
        ParaObject holder = holder(field, value);
        return Item.normalise(field.name(), codec == null ? read(holder).get(field.name()) : codec.encode(holder));
    }

    /**
     * Returns the Java value that a field would have for a stored value.
     *
     * @throws InvalidValueException if the field cannot hold the value
     */
    @Nullable
    public Object decode(StoredField field, Object stored) {
        try {
            FieldCodec codec = codecs.get(field.name());
            return codec == null ? field.get(create(Map.of(field.name(), stored))) : codec.decode(stored);
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

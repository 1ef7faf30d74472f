package io.para4j.internal.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.para4j.spi.IndexField;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Null;
import io.para4j.spi.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The declared type of a stored field or of a path below it, and the conversion of single values of it. Where the
 * declaration ends, at an {@code Object} or a class that is converted in a way of its own, any path and any value is
 * allowed. Immutable.
 */
public final class DeclaredPath {
    private static final Set<Class<?>> ORDERED = Set.of(
            String.class,
            char.class,
            Character.class,
            byte[].class,
            Instant.class,
            LocalDateTime.class,
            LocalDate.class,
            LocalTime.class,
            YearMonth.class);

    /** The other classes whose values are stored as text. */
    private static final Set<Class<?>> TEXTS = Set.of(
            UUID.class,
            URI.class,
            Locale.class,
            Currency.class,
            Duration.class,
            ZoneId.class,
            OffsetDateTime.class,
            ZonedDateTime.class);

    private final ObjectMapper mapper;
    private final Optional<BeanMembers> checked;
    private final Path path;
    private final JavaType type;
    private final boolean isCustom;
    private final boolean isStandard;
    private final Optional<UnaryOperator<Object>> fieldEncoder;

    private DeclaredPath(
            ObjectMapper mapper,
            Optional<BeanMembers> checked,
            Path path,
            JavaType type,
            boolean isCustom,
            Optional<UnaryOperator<Object>> fieldEncoder) {
        this.mapper = mapper;
        this.checked = checked;
        this.path = path;
        this.type = type.isReferenceType() ? type.getContentType() : type; // of an Optional, say
        this.isCustom = isCustom;
        this.isStandard = !isCustom && isComparable(this.type) && StandardForm.isOf(this.type, mapper);
        this.fieldEncoder = fieldEncoder;
    }

    private static boolean isComparable(JavaType type) {
        return StoredField.isNumberClass(type.getRawClass()) || ORDERED.contains(type.getRawClass());
    }

    /**
     * Returns the declared type of a field.
     *
     * @param mapper the mapper of the class
     * @param checked the members by which values are compared with what would be read back; empty for no comparison
     * @param field the field
     * @param member what Jackson sets to read the field; null if it does so in a way of its own
     * @param encoder returns the stored form of a value of the whole field
     */
    static DeclaredPath of(
            ObjectMapper mapper,
            Optional<BeanMembers> checked,
            StoredField field,
            @Nullable AnnotatedMember member,
            UnaryOperator<Object> encoder) {
        boolean isCustom = member == null || isConvertedByAnnotation(mapper, member);
        return new DeclaredPath(
                mapper, checked, Path.field(field.name()), field.type(), isCustom, Optional.of(encoder));
    }

    private DeclaredPath below(Path next, JavaType nextType, boolean nextIsCustom) {
        return new DeclaredPath(mapper, checked, next, nextType, nextIsCustom, Optional.empty());
    }

    private static boolean isConvertedByAnnotation(ObjectMapper mapper, AnnotatedMember member) {
        AnnotationIntrospector annotations = mapper.getDeserializationConfig().getAnnotationIntrospector();
        return IsoText.isFormatted(annotations.findFormat(member))
                || annotations.findDeserializer(member) != null
                || annotations.findSerializer(member) != null
                || annotations.findContentDeserializer(member) != null
                || annotations.findContentSerializer(member) != null
                || annotations.findDeserializationConverter(member) != null
                || annotations.findSerializationConverter(member) != null;
    }

    /**
     * Follows the steps of a longer path.
     *
     * @throws InvalidValueException if the declared types have no such path
     */
    DeclaredPath follow(Path whole) {
        DeclaredPath found = this;
        for (Path.Step step : whole.steps()) {
            found = step instanceof Path.Step.Name name ? found.name(name.name()) : found.index((Path.Step.Index) step);
        }
        return found;
    }

    private DeclaredPath index(Path.Step.Index index) {
        Path next = path.index(index.index());
        if (isFree() && !isScalar()) {
            return free(next);
        }
        if (!isCollection() || isSet()) {
            throw refused(next, path + " is a " + typeName() + ", whose elements have no index");
        }
        return content(next);
    }

    private DeclaredPath name(String name) {
        Path next = path.name(name);
        if (isScalar() || isCollection()) {
            throw refused(next, path + " is a " + typeName() + ", which has no properties");
        }
        if (isFree()) {
            return free(next);
        }
        return type.isMapLikeType() ? content(next) : property(next, name);
    }

    /** Returns whether a class without elements and properties is declared: an enum, or one of the JDK. */
    private boolean isScalar() {
        boolean isOfJdk = type.isPrimitive() || type.getRawClass().getName().startsWith("java.");
        return type.isEnumType() || (isOfJdk && !type.isContainerType() && !type.isJavaLangObject());
    }

    private DeclaredPath property(Path next, String name) {
        JsonDeserializer<?> deserializer;
        try {
            deserializer = MapperContext.of(mapper).findContextualValueDeserializer(type, null);
        } catch (JsonMappingException e) {
            throw refused(next, JacksonErrors.reasonOf(e));
        }
        if (!(deserializer instanceof BeanDeserializerBase bean)) {
            return free(next);
        }
        SettableBeanProperty property = bean.findProperty(name);
        if (property == null && !mayHaveMore()) {
            throw refused(next, typeName() + " has no property '" + name + "'");
        }
        return property == null
                ? free(next)
                : below(next, property.getType(), isConvertedByAnnotation(mapper, property.getMember()));
    }

    /** Returns whether objects may have properties that the declared class does not: those of subclasses, say. */
    private boolean mayHaveMore() {
        DeserializationConfig config = mapper.getDeserializationConfig();
        AnnotationIntrospector annotations = config.getAnnotationIntrospector();
        BeanDescription bean = config.introspect(type);
        return type.isAbstract()
                || annotations.findTypeResolver(config, bean.getClassInfo(), type) != null
                || bean.findAnySetterAccessor() != null
                || bean.findProperties().stream()
                        .map(BeanPropertyDefinition::getPrimaryMember)
                        .anyMatch(
                                member -> member != null && annotations.findUnwrappingNameTransformer(member) != null);
    }

    private DeclaredPath free(Path next) {
        return below(next, TypeFactory.unknownType(), false);
    }

    private DeclaredPath content(Path next) {
        return below(next, type.getContentType(), false);
    }

    private String typeName() {
        return type.getRawClass().getTypeName();
    }

    /** Returns whether the declarations end before the path does, so that any value may be there. */
    public boolean isFree() {
        return isCustom || type.isJavaLangObject();
    }

    /** Returns whether a number is declared and stored as one, which is compared by value and can be added to. */
    public boolean isNumber() {
        return isStandard && StoredField.isNumberClass(type.getRawClass());
    }

    /** Returns whether a set is declared. */
    public boolean isSet() {
        return !isCustom && Set.class.isAssignableFrom(type.getRawClass());
    }

    /** Returns whether a list, a set or an array that is stored as a list is declared. */
    public boolean isCollection() {
        return !isCustom && StoredField.isCollection(type);
    }

    /** Returns whether the order of the stored values is that of the declared ones. */
    public boolean isOrdered() {
        return !isCustom && (isFree() || isStandard);
    }

    /** Returns the kind of the stored values if they can be the keys of an index; empty if not, or if it is not known. */
    public Optional<IndexField.Kind> keyKind() {
        if (isCustom) {
            return Optional.empty();
        }
        if (isNumber()) {
            return Optional.of(IndexField.Kind.NUMBER);
        }
        if (type.hasRawClass(byte[].class)) {
            return Optional.of(IndexField.Kind.BYTES);
        }
        boolean isText =
                type.isEnumType() || TEXTS.contains(type.getRawClass()) || ORDERED.contains(type.getRawClass());
        return isText ? Optional.of(IndexField.Kind.TEXT) : Optional.empty();
    }

    /** Returns whether a class is declared. */
    public boolean isDeclared(Class<?> declared) {
        return !isCustom && type.hasRawClass(declared);
    }

    /**
     * Returns the range of the declared number; empty if it is not narrower than that of stores.
     *
     * @throws InvalidValueException if the number is whole and the amount is not
     */
    public Optional<StoredField.Bounds> bounds(BigDecimal amount) {
        if (StoredField.isWhole(type.getRawClass())
                && amount.stripTrailingZeros().scale() > 0) {
            throw refused(path, "it holds whole numbers, so " + amount.toPlainString() + " cannot be added to it");
        }
        return StoredField.boundsOf(type.getRawClass());
    }

    /** Returns the path. */
    public Path path() {
        return path;
    }

    /**
     * Returns the stored form of a value for this path.
     *
     * @param value a value of the declared class, or of one that converts to it without loss
     * @throws InvalidValueException if the declared class cannot hold the value
     */
    public Object encode(Object value) {
        return fieldEncoder.map(encoder -> encoder.apply(value)).orElseGet(() -> convert(value));
    }

    /**
     * Returns the stored form of an element of the collection at this path.
     *
     * @param value a value of the declared class of elements, one that converts to it without loss, or {@link Null#NULL}
     * @throws InvalidValueException if the collection cannot hold the value
     */
    public Object encodeElement(Object value) {
        if (fieldEncoder.isEmpty()) {
            DeclaredPath element = isFree() ? free(path) : content(path);
            return value == Null.NULL ? value : element.convert(value);
        }
        Object element = value == Null.NULL ? null : value;
        if (encode(Collections.singletonList(element)) instanceof List<?> list && list.size() == 1) {
            return list.get(0);
        }
        throw refused(path, "it is not stored as a list, so it has no elements");
    }

    private Object convert(Object value) {
        if (isCustom) {
            throw refused(path, "an annotation gives it a form of its own; use the whole field " + path.field());
        }
        String name = path.toString();
        Object stored = new ValueEncoder(mapper).encode(name, value);
        if (isFree()) {
            checked.ifPresent(members -> GenericValues.check(name, value));
            return stored;
        }
        boolean isInstance = type.getRawClass().isInstance(value);
        if (!isInstance) {
            KeptValues.checkConvertible(name, value);
        }
        Object held = decode(stored);
        if (isInstance) {
            checked.ifPresent(members -> ReadBack.check(members, name, value, () -> held));
        }
        Object again = new ValueEncoder(mapper).encode(name, held);
        boolean isKept = isSet() ? isSameSet(stored, again) : KeptValues.isKept(stored, again);
        if (!isKept) {
            throw refused(path, "it cannot hold the value without loss");
        }
        return again;
    }

    private static boolean isSameSet(Object stored, Object again) {
        return stored instanceof List<?> elements
                && again instanceof List<?> others
                && elements.size() == others.size()
                && new HashSet<Object>(elements).equals(new HashSet<Object>(others));
    }

    private Object decode(Object stored) {
        try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
            JsonValues.write(stored, buffer);
            try (JsonParser parser = buffer.asParser()) {
                Object held = mapper.readerFor(type).readValue(parser);
                if (held == null) {
                    throw refused(path, "it cannot hold the value");
                }
                return held;
            }
        } catch (JsonProcessingException e) {
            throw refused(path, "it cannot hold the value: " + JacksonErrors.reasonOf(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidValueException refused(Path path, String reason) {
        return new InvalidValueException(path.toString(), reason);
    }
}

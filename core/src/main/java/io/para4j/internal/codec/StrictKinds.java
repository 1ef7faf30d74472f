package io.para4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyMetadata;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.BuilderBasedDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedWithParams;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes Jackson's own deserialisers accept only the kind of value in which their class is stored. Jackson would convert
 * a number to an instant, Base64 text to bytes, and a text that it does not know to a default. Deserialisers of the
 * application are left alone.
 */
final class StrictKinds extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    /** A kind of stored value. */
    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private enum Kind {
        TEXT("text", JsonToken.VALUE_STRING),
        NUMBER("a number", JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT),
        BOOLEAN("a boolean", JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE),
        BYTES("bytes", JsonToken.VALUE_EMBEDDED_OBJECT),
        LIST("a list", JsonToken.START_ARRAY),
        NUMBERS("a number or a list", JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT, JsonToken.START_ARRAY);

        private final String name;
        private final Set<JsonToken> tokens;

        Kind(String name, JsonToken... tokens) {
            this.name = name;
            this.tokens = Set.of(tokens);
        }
    }

    private static final Set<Class<?>> BOOLEANS = Set.of(boolean.class, Boolean.class, AtomicBoolean.class);

    private static final Set<Class<?>> PRIMITIVE_NUMBERS =
            Set.of(byte.class, short.class, int.class, long.class, float.class, double.class);

    private static Kind kindOf(Class<?> type) {
        if (BOOLEANS.contains(type)) {
            return Kind.BOOLEAN;
        }
        if (PRIMITIVE_NUMBERS.contains(type) || Number.class.isAssignableFrom(type)) {
            return Kind.NUMBER;
        }
        return ByteBuffer.class.isAssignableFrom(type) ? Kind.BYTES : Kind.TEXT;
    }

    private static boolean isJacksons(JsonDeserializer<?> deserializer) {
        return deserializer.getClass().getName().startsWith("com.fasterxml.jackson.d");
    }

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
        if (deserializer.getClass() == BuilderBasedDeserializer.class) {
            return new StrictBuilderDeserializer((BuilderBasedDeserializer) deserializer);
        }
        Class<?> type = bean.getBeanClass();
        boolean isScalar = deserializer instanceof StdScalarDeserializer
                && isJacksons(deserializer)
                && !ExactText.isConfigured(type, deserializer)
                && (type.isPrimitive() || type.getName().startsWith("java."));
        return isScalar ? new Strict(deserializer, kindOf(type), ExactText.of(type)) : deserializer;
    }

    @Override
    public JsonDeserializer<?> modifyArrayDeserializer(
            DeserializationConfig config, ArrayType type, BeanDescription bean, JsonDeserializer<?> deserializer) {
        if (!isJacksons(deserializer)) {
            return deserializer;
        }
        Kind kind =
                type.hasRawClass(byte[].class) ? Kind.BYTES : type.hasRawClass(char[].class) ? Kind.TEXT : Kind.LIST;
        return new Strict(deserializer, kind, null);
    }

    /** An enum that is stored as a number is not read from a text. */
    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config, JavaType type, BeanDescription bean, JsonDeserializer<?> deserializer) {
        AnnotatedMember stored = bean.findJsonValueAccessor();
        boolean isNumber = stored != null && kindOf(stored.getRawType()) == Kind.NUMBER;
        return isNumber && isJacksons(deserializer) ? new Strict(deserializer, Kind.NUMBER, null) : deserializer;
    }

    /** A class is created from a text or number only if it asks for it; Jackson would call any such constructor. */
    @Override
    public BeanDeserializerBuilder updateBuilder(
            DeserializationConfig config, BeanDescription bean, BeanDeserializerBuilder builder) {
        boolean asksForIt = bean.findJsonValueAccessor() != null
                || Stream.<AnnotatedWithParams>concat(
                                bean.getConstructors().stream(), bean.getFactoryMethods().stream())
                        .anyMatch(creator -> creator.hasAnnotation(JsonCreator.class));
        if (!asksForIt && !StorageIntrospector.isStored(bean.getBeanClass())) {
            builder.setValueInstantiator(new FromMapsOnly(builder.getValueInstantiator()));
        }
        return builder;
    }

    /** Returns the deserialiser that an instance of this class restricts, or the given one. */
    static JsonDeserializer<?> unrestricted(JsonDeserializer<?> deserializer) {
        return deserializer instanceof Strict strict ? strict.getDelegatee() : deserializer;
    }

    private static final class Strict extends DelegatingDeserializer {
        private static final long serialVersionUID = 1L;

        /** The property of an array that refuses nulls as elements. */
        private static final BeanProperty NO_NULLS = new BeanProperty.Std(
                PropertyName.NO_NAME,
                TypeFactory.unknownType(),
                null,
                null,
                PropertyMetadata.STD_OPTIONAL.withNulls(null, Nulls.FAIL));

        private final Kind kind;
        private final transient @Nullable ExactText exactText;

        Strict(JsonDeserializer<?> delegate, Kind kind, @Nullable ExactText exactText) {
            super(delegate);
            this.kind = kind;
            this.exactText = exactText;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
            return new Strict(delegate, kind, exactText);
        }

        /**
         * Leaves the text of a field with a format of its own to Jackson, which then reads what it writes. A format as a
         * number is not read from a text.
         */
        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
                throws JsonMappingException {
            JsonFormat.@Nullable Value format = findFormatOverrides(context, property, handledType());
            JsonDeserializer<?> contextual = super.createContextual(context, isPrimitiveArray() ? NO_NULLS : property);
            if (!IsoText.isFormatted(format)) {
                return contextual;
            }
            Kind formatted = format.getShape().isNumeric() ? Kind.NUMBERS : kind;
            return new Strict(unrestricted(contextual), formatted, null);
        }

        private boolean isPrimitiveArray() {
            return kind == Kind.LIST && handledType().getComponentType().isPrimitive();
        }

        /** Refuses a stored null for a primitive; a property that is absent keeps its default. */
        @Override
        public @Nullable Object getNullValue(DeserializationContext context) throws JsonMappingException {
            return handledType().isPrimitive()
                    ? context.reportInputMismatch(this, "the stored value is null, not %s", kind.name)
                    : super.getNullValue(context);
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) throws JsonMappingException {
            return super.getNullValue(context);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonToken token = parser.currentToken();
            if (!kind.tokens.contains(token)) {
                return context.reportInputMismatch(this, "the stored value is %s, not %s", describe(token), kind.name);
            }
            if (exactText != null) {
                return exactText.parse(parser.getText(), context);
            }
            Object value = super.deserialize(parser, context);
            boolean isKept = value != null && (kind == Kind.TEXT || isInRange(value, parser));
            boolean isExact = kind != Kind.TEXT || ExactText.isOf(parser.getText(), value);
            return isKept && isExact
                    ? value
                    : context.reportInputMismatch(this, "the stored value cannot be read without loss");
        }

        private static boolean isInRange(Object value, JsonParser parser) throws IOException {
            return !(value instanceof Byte small && small != parser.getLongValue())
                    && !(value instanceof Float real && real.isInfinite())
                    && !(value instanceof float[] reals && hasInfinity(reals));
        }

        private static boolean hasInfinity(float[] reals) {
            for (float real : reals) {
                if (Float.isInfinite(real)) {
                    return true;
                }
            }
            return false;
        }

        private static String describe(@Nullable JsonToken token) {
            for (Kind kind : Kind.values()) {
                if (kind.tokens.contains(token)) {
                    return kind.name;
                }
            }
            return token == JsonToken.START_OBJECT ? "a map" : "null";
        }
    }
}

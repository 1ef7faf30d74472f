package io.para4j.internal.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.para4j.spi.Bytes;
import io.para4j.spi.Null;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Jackson module for the kinds of values that stores have and JSON lacks. {@link Bytes} and {@link Null} are written
 * as the values that they represent. Stored bytes are not read as text, although Jackson would convert them to Base64.
 * Sets keep their order. A class with stored fields writes nothing else, and any other class only what can be read back.
 */
final class StoredKinds extends SimpleModule {
    private static final long serialVersionUID = 1L;

    private final boolean isStrict;
    private final BeanMembers members = new BeanMembers();

    /**
     * Creates a module.
     *
     * @param isStrict whether values of another kind than that of a class are refused when they are read
     */
    StoredKinds(boolean isStrict) {
        super("para-stored-kinds");
        this.isStrict = isStrict;
        addSerializer(new BytesSerializer());
        addSerializer(new NullSerializer());
        addDeserializer(String.class, new TextDeserializer());
        addAbstractTypeMapping(Set.class, LinkedHashSet.class);
    }

    /** Returns whether a deserialiser is the one of this module, which keeps a stored text as it is. */
    static boolean isTextDeserializer(@Nullable JsonDeserializer<?> deserializer) {
        return deserializer instanceof TextDeserializer;
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addBeanSerializerModifier(new FixedWidthDates());
        context.addBeanSerializerModifier(new WrittenProperties((ObjectMapper) context.getOwner(), members));
        if (isStrict) {
            context.addBeanDeserializerModifier(new StrictKinds());
        }
    }

    /** Returns the members of the classes that the mapper has written. */
    BeanMembers members() {
        return members;
    }

    private static final class FixedWidthDates extends BeanSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
            return IsoText.inPlaceOf(serializer);
        }
    }

    private static final class BytesSerializer extends StdScalarSerializer<Bytes> {
        private static final long serialVersionUID = 1L;

        BytesSerializer() {
            super(Bytes.class);
        }

        @Override
        public void serialize(Bytes value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeBinary(value.toByteArray());
        }
    }

    private static final class NullSerializer extends StdScalarSerializer<Null> {
        private static final long serialVersionUID = 1L;

        NullSerializer() {
            super(Null.class);
        }

        @Override
        public void serialize(Null value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeNull();
        }
    }

    private static final class TextDeserializer extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        TextDeserializer() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                return parser.getText();
            }
            if (parser.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT)) {
                return context.reportInputMismatch(this, "bytes are no text");
            }
            return StringDeserializer.instance.deserialize(parser, context);
        }
    }
}

package io.para4j.internal.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.para4j.error.MessageText;
import io.para4j.model.ParaObject;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.DateTimeException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts one field of a class to its stored value and back, apart from all other fields. A field of a plain class is
 * converted directly, and any other through Jackson. What went through Jackson is read back and compared before it is
 * written, since Jackson may drop or change parts of a value in silence. Immutable.
 */
final class FieldCodec {
    private final StoredField field;
    private final ObjectMapper mapper;
    private final Optional<BeanMembers> checked;
    private final PropertyWriter writer;
    private final SettableBeanProperty property;
    private final @Nullable PlainConversion plain;
    private final boolean isNullIfAbsent;
    private final boolean keepsInitialValue;

    /**
     * Creates a codec.
     *
     * @param plain the conversion of a plain field; null if Jackson must convert the field
     * @param checked the members by which a value through Jackson is compared with what would be read back; empty for
     *     no comparison
     * @throws JsonMappingException if Jackson has no value for an absent field
     */
    FieldCodec(
            StoredField field,
            ObjectMapper mapper,
            PropertyWriter writer,
            SettableBeanProperty property,
            @Nullable PlainConversion plain,
            Optional<BeanMembers> checked)
            throws JsonMappingException {
        this.field = field;
        this.mapper = mapper;
        this.writer = writer;
        this.property = property;
        this.plain = plain;
        this.checked = checked;
        this.keepsInitialValue = field.keepsInitialValue();
        this.isNullIfAbsent = plain != null || absentValue() == null;
    }

    StoredField field() {
        return field;
    }

    String name() {
        return field.name();
    }

    boolean isPlain() {
        return plain != null;
    }

    /**
     * Returns the stored form of the field's value, not yet normalised; null if it is null.
     *
     * @throws InvalidValueException if the value cannot be stored, or would not be read back equal
     */
    @Nullable
    Object encode(ParaObject object) {
        Object held = field.get(object);
        if (held == null) {
            refuseLostNull();
            return null;
        }
        if (plain != null) {
            return encodePlain(held);
        }
        Object written = write(object);
        if (checked.isEmpty()) {
            return written;
        }
        Object stored = written == null ? null : Item.normalise(field.name(), written);
        ReadBack.check(checked.get(), field.name(), held, () -> decode(stored));
        return stored;
    }

    private void refuseLostNull() {
        if (keepsInitialValue) {
            field.refuseNull();
        }
        if (!isNullIfAbsent) {
            checked.ifPresent(members -> ReadBack.check(members, field.name(), null, () -> decode(null)));
        }
    }

    /** Returns the stored form of a value of a plain field, not yet normalised. */
    Object encodePlain(Object held) {
        try {
            return Objects.requireNonNull(plain, "a plain field").encoder().apply(held);
        } catch (DateTimeException | ClassCastException e) {
            throw new InvalidValueException(field.name(), "it cannot be stored: " + MessageText.withoutValues(e));
        }
    }

    /** Writes the field through Jackson, without a comparison; null if Jackson writes null. */
    @Nullable
    Object write(ParaObject object) {
        try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
            buffer.writeStartObject();
            writer.serializeAsField(object, buffer, mapper.getSerializerProviderInstance());
            buffer.writeEndObject();
            try (JsonParser parser = buffer.asParser()) {
                parser.nextToken();
                return JsonValues.readMap(parser).get(field.name());
            }
        } catch (StackOverflowError e) {
            throw new InvalidValueException(field.name(), "it cannot be stored: it contains itself");
        } catch (Exception e) { // a serialiser or getter may throw anything
            String reason = e instanceof JsonProcessingException known
                    ? JacksonErrors.reasonOf(known)
                    : e.getClass().getName() + ": " + MessageText.withoutValues(e);
            throw new InvalidValueException(field.name(), "it cannot be stored: " + reason);
        }
    }

    /**
     * Returns the value of the field for a stored one. A plain value of an unexpected kind is left to Jackson, which
     * refuses it.
     *
     * @param stored the stored value; null if there is none, for which a few classes such as Optional have a value
     * @throws JsonMappingException if the stored value does not fit the field
     */
    @Nullable
    Object decode(@Nullable Object stored) throws JsonMappingException {
        if (stored == null) {
            return isNullIfAbsent ? null : absentValue();
        }
        return plain == null ? decodeThroughJackson(stored) : decodePlain(plain, this, stored);
    }

    private @Nullable Object absentValue() throws JsonMappingException {
        JsonDeserializer<?> deserializer = property.getValueDeserializer();
        return field.type().isReferenceType()
                ? deserializer.getNullValue(context(null))
                : deserializer.getAbsentValue(context(null));
    }

    private @Nullable Object decodeThroughJackson(Object stored) throws JsonMappingException {
        try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
            JsonValues.write(stored, buffer);
            try (JsonParser parser = buffer.asParser()) {
                parser.nextToken();
                DefaultDeserializationContext context = context(parser);
                Object held = property.deserialize(parser, context);
                context.checkUnresolvedObjectId();
                return held;
            }
        } catch (IOException | RuntimeException e) {
            throw JsonMappingException.wrapWithPath(e, field.field().getDeclaringClass(), field.name());
        } catch (StackOverflowError e) {
            throw new JsonMappingException(null, "it contains itself", e);
        }
    }

    /**
     * Sets the field of a new object. A field without a stored value becomes null, unless it keeps its initial value.
     *
     * @throws JsonMappingException if the stored value does not fit the field
     */
    void decode(@Nullable Object stored, ParaObject object) throws JsonMappingException {
        if (stored != null) {
            field.set(object, decode(stored));
        } else if (!keepsInitialValue) {
            field.set(object, decode(null));
        }
    }

    /** Returns a handle of {@link #decode(Object)}. The JIT inlines the conversion of a plain field into it. */
    MethodHandle decoder() throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType decode = MethodType.methodType(Object.class, Object.class);
        if (plain == null) {
            return lookup.findVirtual(FieldCodec.class, "decode", decode).bindTo(this);
        }
        MethodHandle decodePlain = lookup.findStatic(
                FieldCodec.class,
                "decodePlain",
                decode.insertParameterTypes(0, PlainConversion.class, FieldCodec.class));
        return MethodHandles.insertArguments(decodePlain, 0, plain, this);
    }

    private static @Nullable Object decodePlain(PlainConversion plain, FieldCodec codec, @Nullable Object stored)
            throws JsonMappingException {
        if (stored == null) {
            return null;
        }
        Object plainly = plain.decoder().apply(stored);
        return plainly != null ? plainly : codec.decodeThroughJackson(stored);
    }

    private DefaultDeserializationContext context(@Nullable JsonParser parser) {
        DeserializationContext blueprint = mapper.getDeserializationContext();
        return ((DefaultDeserializationContext) blueprint)
                .createInstance(mapper.getDeserializationConfig(), parser, mapper.getInjectableValues());
    }
}

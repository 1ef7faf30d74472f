package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.impl.FieldProperty;
import com.fasterxml.jackson.databind.deser.std.StringCollectionDeserializer;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.IndexedStringListSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.databind.ser.std.UUIDSerializer;
import com.fasterxml.jackson.databind.util.ClassUtil;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates the codecs of a class's fields from what Jackson knows about the class. */
final class FieldCodecs {
    private final Class<?> objectClass;
    private final ObjectMapper mapper;
    private final Optional<BeanMembers> checked;
    private final SerializerProvider provider;

    private FieldCodecs(Class<?> objectClass, ObjectMapper mapper, Optional<BeanMembers> checked) {
        this.objectClass = objectClass;
        this.mapper = mapper;
        this.checked = checked;
        this.provider = mapper.getSerializerProviderInstance();
    }

    /**
     * Returns a codec for each field, in the given order; an empty list if the class has a serialiser or deserialiser of
     * its own, so that Jackson must convert its objects as a whole.
     *
     * @throws IllegalArgumentException if Jackson cannot write or read the class, for the reason in the message
     */
    static List<FieldCodec> of(
            Class<?> objectClass, Collection<StoredField> fields, ObjectMapper mapper, Optional<BeanMembers> checked) {
        try {
            return new FieldCodecs(objectClass, mapper, checked).codecs(fields);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    objectClass.getName() + " cannot be stored: " + JacksonErrors.definitionReasonOf(e), e);
        }
    }

    /** Returns what Jackson sets to read a field; empty if the class has a deserialiser of its own. */
    static Optional<SettableBeanProperty> property(Class<?> objectClass, String field, ObjectMapper mapper) {
        try {
            return MapperContext.of(mapper).findRootValueDeserializer(mapper.constructType(objectClass))
                            instanceof BeanDeserializerBase bean
                    ? Optional.ofNullable(bean.findProperty(field))
                    : Optional.empty();
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    objectClass.getName() + " cannot be stored: " + JacksonErrors.definitionReasonOf(e), e);
        }
    }

    private List<FieldCodec> codecs(Collection<StoredField> fields) throws JsonMappingException {
        JsonDeserializer<?> deserializer =
                MapperContext.of(mapper).findRootValueDeserializer(mapper.constructType(objectClass));
        JsonSerializer<?> serializer = provider.findValueSerializer(objectClass).getDelegatee();
        if (!(serializer instanceof BeanSerializer) || !(deserializer instanceof BeanDeserializerBase bean)) {
            return List.of();
        }
        Map<String, PropertyWriter> writers = new HashMap<>();
        serializer.properties().forEachRemaining(writer -> writers.put(writer.getName(), writer));
        List<FieldCodec> codecs = new ArrayList<>(fields.size());
        for (StoredField field : fields) {
            PropertyWriter writer = writers.remove(field.name());
            SettableBeanProperty property = bean.findProperty(field.name());
            if (writer == null || property == null) {
                return List.of();
            }
            String refusal = DeclaredTypes.refusal(mapper, property);
            if (refusal != null) {
                throw new IllegalArgumentException(
                        "field " + field.name() + " of " + objectClass.getName() + " " + refusal);
            }
            PlainConversion plain = isPlain(writer, property) ? PlainConversion.of(field) : null;
            codecs.add(new FieldCodec(field, mapper, writer, property, plain, checked));
        }
        return codecs;
    }

    private boolean isPlain(PropertyWriter writer, SettableBeanProperty property) throws JsonMappingException {
        return property.getClass() == FieldProperty.class
                && !property.hasValueTypeDeserializer()
                && isJacksonsOwn(property.getValueDeserializer())
                && writer instanceof BeanPropertyWriter known
                && known.getClass() == BeanPropertyWriter.class
                && isWrittenPlainly(known);
    }

    private static boolean isJacksonsOwn(JsonDeserializer<?> deserializer) {
        return deserializer instanceof StringCollectionDeserializer texts
                ? StoredKinds.isTextDeserializer(texts.getContentDeserializer())
                        && texts.getValueInstantiator().getValueClass() == ArrayList.class
                : StoredKinds.isTextDeserializer(deserializer)
                        || StrictKinds.unrestricted(deserializer) != deserializer
                        || ClassUtil.isJacksonStdImpl(deserializer);
    }

    private boolean isWrittenPlainly(BeanPropertyWriter writer) throws JsonMappingException {
        AnnotationIntrospector annotations = mapper.getSerializationConfig().getAnnotationIntrospector();
        boolean isAnnotated = annotations.findContentSerializer(writer.getMember()) != null
                || IsoText.isFormatted(writer.findPropertyFormat(mapper.getSerializationConfig(), null));
        JsonSerializer<?> serializer = writer.getSerializer() != null
                ? writer.getSerializer()
                : provider.findValueSerializer(writer.getType(), writer);
        return !isAnnotated && isJacksonsOwn(serializer);
    }

    private static boolean isJacksonsOwn(@Nullable JsonSerializer<?> serializer) {
        boolean isStandard = ClassUtil.isJacksonStdImpl(serializer) && !(serializer instanceof ToStringSerializerBase);
        return isStandard
                || serializer instanceof IndexedStringListSerializer
                || serializer instanceof UUIDSerializer
                || IsoText.isSerializer(serializer);
    }
}

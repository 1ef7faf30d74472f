package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.impl.UnsupportedTypeDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import io.para4j.model.ParaObject;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the declared types, however deep in a field's type, whose values could never be read back: abstract types
 * without type information, types without a way to create objects, and domain objects.
 */
final class DeclaredTypes {
    private final DeserializationConfig config;
    private final DeserializationContext context;
    private final Set<JavaType> visited = new HashSet<>();

    private DeclaredTypes(ObjectMapper mapper) {
        this.config = mapper.getDeserializationConfig();
        this.context = MapperContext.of(mapper);
    }

    /**
     * Returns the reason why values of a property could never be read back; null if there is none.
     *
     * @param mapper the mapper that reads them
     * @param property the property of a domain class
     */
    static @Nullable String refusal(ObjectMapper mapper, SettableBeanProperty property) {
        try {
            return new DeclaredTypes(mapper).refusal(property);
        } catch (JsonMappingException | RuntimeException e) { // a module may throw anything
            return "cannot be read back: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }

    private @Nullable String refusal(SettableBeanProperty property) throws JsonMappingException {
        AnnotatedMember member = property.getMember();
        AnnotationIntrospector annotations = config.getAnnotationIntrospector();
        JavaType type = property.getType();
        boolean hasContentType = member != null
                && type.isContainerType()
                && annotations.findPropertyContentTypeResolver(config, member, type) != null;
        boolean hasContentDeserializer = member != null && annotations.findContentDeserializer(member) != null;
        return refusal(
                type,
                property.getValueDeserializer(),
                property.hasValueTypeDeserializer(),
                hasContentType || hasContentDeserializer);
    }

    private @Nullable String refusal(
            JavaType type, @Nullable JsonDeserializer<?> deserializer, boolean hasTypeId, boolean hasContentType)
            throws JsonMappingException {
        if (type.isTypeOrSubTypeOf(ParaObject.class)) {
            return "holds a ParaObject, whose id and version would be lost; store its id instead";
        }
        JsonDeserializer<?> known = unwrapped(deserializer);
        if (known instanceof UnsupportedTypeDeserializer) {
            return "holds a " + type.getRawClass().getName()
                    + ", which Jackson does not support without a module; declare the type of its value";
        }
        if (known instanceof AbstractDeserializer && !hasTypeId) {
            return "holds a " + type.getRawClass().getName()
                    + ", which is abstract, so that its values could not be read back; declare a concrete class, or"
                    + " annotate it with @JsonTypeInfo and its subclasses";
        }
        JavaType content = type.getContentType();
        if (content != null) {
            return hasContentType ? null : contentRefusal(content);
        }
        return known instanceof BeanDeserializerBase bean && visited.add(type)
                ? beanRefusal(type, bean, hasTypeId)
                : null;
    }

    private @Nullable String contentRefusal(JavaType content) throws JsonMappingException {
        TypeDeserializer typeId = config.findTypeDeserializer(content);
        return refusal(content, context.findContextualValueDeserializer(content, null), typeId != null, false);
    }

    private @Nullable String beanRefusal(JavaType type, BeanDeserializerBase bean, boolean hasTypeId)
            throws JsonMappingException {
        if (!bean.getValueInstantiator().canInstantiate() && !hasTypeId) {
            return "holds a " + type.getRawClass().getName()
                    + ", which Jackson cannot create; give it a constructor without parameters, or a @JsonCreator";
        }
        for (Iterator<SettableBeanProperty> each = bean.properties(); each.hasNext(); ) {
            SettableBeanProperty property = each.next();
            String refusal = refusal(property);
            if (refusal != null) {
                return "holds a " + type.getRawClass().getName() + " whose " + property.getName() + " " + refusal;
            }
        }
        return null;
    }

    private static @Nullable JsonDeserializer<?> unwrapped(@Nullable JsonDeserializer<?> deserializer) {
        JsonDeserializer<?> inner = deserializer == null ? null : deserializer.getDelegatee();
        return inner == null ? deserializer : unwrapped(inner);
    }
}

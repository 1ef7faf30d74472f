package io.para4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.impl.SetterlessProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.ObjectIdInfo;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.ResolvableSerializer;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the properties that are stored of each class. In a class with stored fields, these are the stored fields. In
 * any other class, a property that no setter, field, creator or builder could set when the object is read is left out,
 * because it is computed from others. A collection without a setter is filled through its getter if a field holds it.
 */
final class WrittenProperties extends BeanSerializerModifier {
    private static final long serialVersionUID = 1L;

    private final ObjectMapper mapper;
    private final transient BeanMembers members;

    WrittenProperties(ObjectMapper mapper, BeanMembers members) {
        this.mapper = mapper;
        this.members = members;
    }

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
        if (StorageIntrospector.isStored(bean.getBeanClass())) {
            properties.removeIf(property -> property.getAnnotation(Stored.class) == null);
            members.add(bean.getBeanClass(), membersOf(properties), allFieldsOf(bean.getBeanClass()));
        } else {
            Set<String> excluded = ignored(config, bean, properties);
            removeUnsettable(bean, properties);
            members.add(bean.getBeanClass(), membersOf(properties), excluded);
        }
        return properties;
    }

    private static List<BeanMembers.Member> membersOf(List<BeanPropertyWriter> properties) {
        List<BeanMembers.Member> found = new ArrayList<>();
        for (BeanPropertyWriter property : properties) {
            AnnotatedMember member = property.getMember();
            if (member.getMember() != null) {
                found.add(BeanMembers.Member.of(property.getName(), member));
            }
        }
        return found;
    }

    /** Returns the names of all fields of a class and its superclasses. */
    private static Set<String> allFieldsOf(Class<?> bean) {
        Set<String> names = new HashSet<>();
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                names.add(field.getName());
            }
        }
        return names;
    }

    /**
     * Returns the names of ignored properties. Jackson collects those with an annotation of their own for reading only,
     * where read-only properties are also ignored.
     */
    private Set<String> ignored(SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
        BeanDescription read = mapper.getDeserializationConfig().introspect(bean.getType());
        read.findProperties(); // which also collects the ignored names
        Set<String> names = new HashSet<>(read.getIgnoredPropertyNames());
        properties.forEach(property -> names.remove(property.getName()));
        JsonIgnoreProperties.Value byClass =
                config.getDefaultPropertyIgnorals(bean.getBeanClass(), bean.getClassInfo());
        if (byClass != null) {
            names.addAll(byClass.findIgnoredForSerialization());
        }
        return names;
    }

    private void removeUnsettable(BeanDescription bean, List<BeanPropertyWriter> properties) {
        DeserializationConfig config = mapper.getDeserializationConfig();
        if (!(deserializer(bean) instanceof BeanDeserializerBase deserializer)
                || config.introspect(bean.getType()).findAnySetterAccessor() != null) {
            return;
        }
        Set<String> settable = new HashSet<>(structural(bean));
        Set<String> fields = allFieldsOf(bean.getBeanClass());
        deserializer.properties().forEachRemaining(property -> {
            boolean isComputed = property instanceof SetterlessProperty && !fields.contains(property.getName());
            if (!isComputed) {
                settable.add(property.getName());
            }
        });
        properties.removeIf(property -> !property.isUnwrapping() && !settable.contains(property.getName()));
    }

    private @Nullable JsonDeserializer<?> deserializer(BeanDescription bean) {
        try {
            return MapperContext.of(mapper).findContextualValueDeserializer(bean.getType(), null);
        } catch (JsonMappingException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Returns the properties that Jackson reads apart from all others: the type id, and the id of the object. */
    private static Set<String> structural(BeanDescription bean) {
        Set<String> names = new HashSet<>();
        JsonTypeInfo typeInfo = bean.getClassAnnotations().get(JsonTypeInfo.class);
        if (typeInfo != null) {
            names.add(typeInfo.property().isEmpty() ? typeInfo.use().getDefaultPropertyName() : typeInfo.property());
        }
        ObjectIdInfo identity = bean.getObjectIdInfo();
        if (identity != null) {
            names.add(identity.getPropertyName().getSimpleName());
        }
        return names;
    }

    @Override
    public JsonSerializer<?> modifySerializer(
            SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
        return ParaObject.class.isAssignableFrom(bean.getBeanClass()) ? new RootOnly(serializer) : serializer;
    }

    /** Refuses domain objects inside others, where their id, name and version would be lost. */
    private static final class RootOnly extends JsonSerializer<Object>
            implements ContextualSerializer, ResolvableSerializer {
        private final JsonSerializer<?> delegate;

        RootOnly(JsonSerializer<?> delegate) {
            this.delegate = delegate;
        }

        @Override
        public JsonSerializer<?> getDelegatee() {
            return delegate;
        }

        @Override
        public void resolve(SerializerProvider provider) throws JsonMappingException {
            if (delegate instanceof ResolvableSerializer resolvable) {
                resolvable.resolve(provider);
            }
        }

        @Override
        public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property)
                throws JsonMappingException {
            JsonSerializer<?> contextual = provider.handleSecondaryContextualization(delegate, property);
            return contextual == delegate ? this : new RootOnly(contextual);
        }

        @Override
        @SuppressWarnings("unchecked") // the delegate writes the class that this serialiser stands for
        public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (!generator.getOutputContext().inRoot()) {
                throw refusal(value, generator);
            }
            ((JsonSerializer<Object>) delegate).serialize(value, generator, provider);
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator generator, SerializerProvider provider, TypeSerializer typeSerializer)
                throws IOException {
            throw refusal(value, generator);
        }

        private static JsonMappingException refusal(Object value, JsonGenerator generator) {
            return JsonMappingException.from(
                    generator,
                    "it holds a " + value.getClass().getName()
                            + ", whose id and version would be lost; store its id instead");
        }
    }
}

package io.para4j.internal.codec;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.introspect.ObjectIdInfo;
import com.fasterxml.jackson.databind.introspect.VisibilityChecker;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.ser.std.RawSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * Selects the fields that Jackson writes and reads. In a class that stores by {@link Stored}, these are the stored
 * fields under their own names, and nothing else. Annotations there that shape the JSON for the outside (ignored and
 * renamed properties, access, inclusion, views, filters, references, injection) have no effect. Custom serialisers,
 * formats, creators and type information still apply. Other classes are left to the introspectors of Jackson and of the
 * application's modules.
 */
final class StorageIntrospector extends AnnotationIntrospectorPair {
    private static final long serialVersionUID = 1L;

    private static final ClassValue<Boolean> IS_STORED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return ParaObject.class.isAssignableFrom(type) || hasStoredField(type);
        }
    };

    /** Returns the introspector of Jackson's annotations, to which modules add theirs. */
    static AnnotationIntrospector ofJackson() {
        return new JacksonsOwn();
    }

    /**
     * Creates an introspector.
     *
     * @param others the introspectors for everything that this one does not decide
     */
    StorageIntrospector(AnnotationIntrospector others) {
        super(others, AnnotationIntrospector.nopInstance());
    }

    private static boolean hasStoredField(@Nullable Class<?> type) {
        if (type == null) {
            return false;
        }
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(Stored.class)) {
                return true;
            }
        }
        return hasStoredField(type.getSuperclass());
    }

    /** Returns whether a class stores by {@link Stored}: every domain class, and nested classes with such a field. */
    static boolean isStored(Class<?> type) {
        return IS_STORED.get(type);
    }

    private static boolean isMemberOfStored(Annotated annotated) {
        return annotated instanceof AnnotatedMember member && IS_STORED.get(member.getDeclaringClass());
    }

    private static boolean isOfStored(Annotated annotated) {
        return annotated instanceof AnnotatedClass type
                ? IS_STORED.get(type.getRawType())
                : isMemberOfStored(annotated);
    }

    private static @Nullable PropertyName storedName(Annotated annotated) {
        boolean isStored = annotated instanceof AnnotatedField && annotated.hasAnnotation(Stored.class);
        return isStored ? PropertyName.construct(annotated.getName()) : null;
    }

    @Override
    public @Nullable PropertyName findNameForSerialization(Annotated annotated) {
        return isMemberOfStored(annotated) ? storedName(annotated) : super.findNameForSerialization(annotated);
    }

    @Override
    public @Nullable PropertyName findNameForDeserialization(Annotated annotated) {
        boolean isFieldOrMethod = annotated instanceof AnnotatedField || annotated instanceof AnnotatedMethod;
        return isFieldOrMethod && isMemberOfStored(annotated)
                ? storedName(annotated)
                : super.findNameForDeserialization(annotated);
    }

    @Override
    public VisibilityChecker<?> findAutoDetectVisibility(AnnotatedClass type, VisibilityChecker<?> checker) {
        return isOfStored(type)
                ? new VisibilityChecker.Std(JsonAutoDetect.Visibility.NONE)
                : super.findAutoDetectVisibility(type, checker);
    }

    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
        return !isMemberOfStored(member) && super.hasIgnoreMarker(member);
    }

    @Override
    public @Nullable Boolean isIgnorableType(AnnotatedClass type) {
        return isOfStored(type) ? Boolean.FALSE : super.isIgnorableType(type);
    }

    @Override
    public JsonProperty.@Nullable Access findPropertyAccess(Annotated annotated) {
        return isMemberOfStored(annotated) ? null : super.findPropertyAccess(annotated);
    }

    @Override
    public JsonInclude.Value findPropertyInclusion(Annotated annotated) {
        return isOfStored(annotated) ? JsonInclude.Value.empty() : super.findPropertyInclusion(annotated);
    }

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
        return isOfStored(annotated)
                ? JsonIgnoreProperties.Value.empty()
                : super.findPropertyIgnoralByName(config, annotated);
    }

    @Override
    public JsonIncludeProperties.Value findPropertyInclusionByName(MapperConfig<?> config, Annotated annotated) {
        return isOfStored(annotated)
                ? JsonIncludeProperties.Value.all()
                : super.findPropertyInclusionByName(config, annotated);
    }

    @Override
    public Class<?> @Nullable [] findViews(Annotated annotated) {
        return isOfStored(annotated) ? null : super.findViews(annotated);
    }

    @Override
    public @Nullable NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
        return isMemberOfStored(member) ? null : super.findUnwrappingNameTransformer(member);
    }

    @Override
    public @Nullable Boolean hasAnyGetter(Annotated annotated) {
        return isMemberOfStored(annotated) ? Boolean.FALSE : super.hasAnyGetter(annotated);
    }

    @Override
    public @Nullable Boolean hasAnySetter(Annotated annotated) {
        return isMemberOfStored(annotated) ? Boolean.FALSE : super.hasAnySetter(annotated);
    }

    @Override
    public @Nullable Boolean hasAsValue(Annotated annotated) {
        return isMemberOfStored(annotated) ? Boolean.FALSE : super.hasAsValue(annotated);
    }

    @Override
    public @Nullable ObjectIdInfo findObjectIdInfo(Annotated annotated) {
        return isOfStored(annotated) ? null : super.findObjectIdInfo(annotated);
    }

    @Override
    public AnnotationIntrospector.@Nullable ReferenceProperty findReferenceType(AnnotatedMember member) {
        return isMemberOfStored(member) ? null : super.findReferenceType(member);
    }

    @Override
    public JacksonInject.@Nullable Value findInjectableValue(AnnotatedMember member) {
        return isMemberOfStored(member) ? null : super.findInjectableValue(member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return isOfStored(annotated) ? JsonSetter.Value.empty() : super.findSetterInfo(annotated);
    }

    /** Ignores the serialiser for raw JSON, which serves the outside; the text itself is stored. */
    @Override
    public @Nullable Object findSerializer(Annotated annotated) {
        Object serializer = super.findSerializer(annotated);
        return serializer instanceof RawSerializer && isMemberOfStored(annotated) ? null : serializer;
    }

    @Override
    public @Nullable Object findFilterId(Annotated annotated) {
        return isOfStored(annotated) ? null : super.findFilterId(annotated);
    }

    /** Domain classes need no type information; nested classes keep what Jackson needs to distinguish them. */
    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
        boolean isDomainClass = ParaObject.class.isAssignableFrom(type.getRawType());
        return isDomainClass ? null : super.findTypeResolver(config, type, baseType);
    }

    /** Jackson's own introspector, with the one rule that it also applies to calls of its own. */
    private static final class JacksonsOwn extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        /**
         * Keeps the type id of a field's value within the value. As a sibling of the field it would be an attribute that no
         * stored field declares.
         */
        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            JsonTypeInfo.Value info = super.findPolymorphicTypeInfo(config, annotated);
            boolean isSibling = info != null && info.getInclusionType() == JsonTypeInfo.As.EXTERNAL_PROPERTY;
            return isSibling && isMemberOfStored(annotated)
                    ? info.withInclusionType(JsonTypeInfo.As.PROPERTY).withIdVisible(false)
                    : info;
        }
    }
}

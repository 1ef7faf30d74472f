package io.para4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Collection;
import java.util.EnumSet;

/**
 * Configures the Jackson mapper through which values are stored. Dates of {@code java.time} are ISO text, decimals are
 * exact, enums are stored by name, and no kind of value is converted into another.
 */
final class StorageMapper {
    private static final int CACHED_TYPES = 200;

    private StorageMapper() {}

    /**
     * Creates a mapper with the application's own Jackson modules. Each takes effect, also a {@code JavaTimeModule} in
     * addition to the mapper's own and a module that sets an annotation introspector. The types that the mapper has
     * resolved are cached by it alone, so that no class is held by a static cache of Jackson's.
     *
     * @param jacksonModules the modules of the application, in the order in which they are registered
     * @param storedKinds the kinds of values that the mapper writes and reads
     */
    static ObjectMapper create(Collection<? extends Module> jacksonModules, StoredKinds storedKinds) {
        LookupCache<Object, JavaType> ownTypes = new LRUMap<>(CACHED_TYPES, CACHED_TYPES);
        ObjectMapper mapper = JsonMapper.builder()
                .typeFactory(TypeFactory.defaultInstance().withCache(ownTypes))
                .disable(MapperFeature.IGNORE_DUPLICATE_MODULE_REGISTRATIONS)
                .annotationIntrospector(StorageIntrospector.ofJackson())
                .addModule(new JavaTimeModule())
                .addModule(storedKinds)
                .addModules(jacksonModules)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(
                        config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
        mapper.setAnnotationIntrospector(
                new StorageIntrospector(mapper.getSerializationConfig().getAnnotationIntrospector()));
        mapper.configOverride(EnumSet.class).setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        return mapper;
    }
}

package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;

/** Gives access to a mapper's deserialisers. */
final class MapperContext {
    private MapperContext() {}

    /** Returns a context in which a mapper's deserialisers can be found, without a parser. */
    static DeserializationContext of(ObjectMapper mapper) {
        return ((DefaultDeserializationContext) mapper.getDeserializationContext())
                .createDummyInstance(mapper.getDeserializationConfig());
    }
}

package io.para4j.internal.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BuilderBasedDeserializer;
import com.fasterxml.jackson.databind.deser.impl.BeanPropertyMap;
import com.fasterxml.jackson.databind.deser.impl.ObjectIdReader;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a class with a builder. Jackson's own deserialiser would return stored bytes as if they were the object. */
final class StrictBuilderDeserializer extends BuilderBasedDeserializer {
    private static final long serialVersionUID = 1L;

    StrictBuilderDeserializer(BuilderBasedDeserializer source) {
        super(source);
    }

    private static BeanDeserializerBase strict(BeanDeserializerBase deserializer) {
        return deserializer instanceof BuilderBasedDeserializer source
                ? new StrictBuilderDeserializer(source)
                : deserializer;
    }

    @Override
    public BeanDeserializerBase withObjectIdReader(ObjectIdReader reader) {
        return strict(super.withObjectIdReader(reader));
    }

    @Override
    public BeanDeserializerBase withByNameInclusion(Set<String> ignored, @Nullable Set<String> included) {
        return strict(super.withByNameInclusion(ignored, included));
    }

    @Override
    public BeanDeserializerBase withIgnoreAllUnknown(boolean isIgnored) {
        return strict(super.withIgnoreAllUnknown(isIgnored));
    }

    @Override
    public BeanDeserializerBase withBeanProperties(BeanPropertyMap properties) {
        return strict(super.withBeanProperties(properties));
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT)) {
            return context.reportInputMismatch(this, "the stored value is bytes, not a map");
        }
        return super.deserialize(parser, context);
    }
}

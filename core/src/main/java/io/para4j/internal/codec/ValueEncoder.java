package io.para4j.internal.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.para4j.error.RedactedException;
import io.para4j.model.ParaObject;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Converts single Java values of any class to the normalised form that items hold. */
final class ValueEncoder {
    private final ObjectMapper mapper;

    ValueEncoder(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Returns the normalised form of a value. A value of a kind that stores know is kept; any other is written through
     * Jackson.
     *
     * @throws InvalidValueException if the value cannot be stored
     */
    Object encode(String field, Object value) {
        try {
            return Item.normalise(field, value);
        } catch (InvalidValueException e) {
            return Item.normalise(field, throughJackson(field, value, e));
        }
    }

    private @Nullable Object throughJackson(String field, Object value, InvalidValueException refusal) {
        if (value instanceof ParaObject) {
            throw new InvalidValueException(
                    field, "a ParaObject in it would lose its id and version; store its id instead");
        }
        try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
            mapper.writeValue(buffer, value);
            try (JsonParser parser = buffer.asParser()) {
                parser.nextToken();
                return JsonValues.read(parser);
            }
        } catch (JsonProcessingException e) {
            InvalidValueException error =
                    new InvalidValueException(field, refusal.reason() + ": " + JacksonErrors.reasonOf(e));
            error.addSuppressed(RedactedException.of(e));
            throw error;
        } catch (StackOverflowError e) {
            throw new InvalidValueException(field, refusal.reason() + ": the value contains itself");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

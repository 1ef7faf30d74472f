package io.para4j.internal.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.para4j.model.ParaObject;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts whole objects through Jackson, for classes that have a creator, a serialiser or a deserialiser of their own. */
final class WholeObjectCodec {
    private final Collection<StoredField> fields;
    private final ObjectMapper mapper;
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final Optional<BeanMembers> checked;

    /**
     * Creates a codec.
     *
     * @param checked the members by which a value is compared with what would be read back; empty for no comparison
     */
    WholeObjectCodec(
            Class<?> objectClass, Collection<StoredField> fields, ObjectMapper mapper, Optional<BeanMembers> checked) {
        this.fields = fields;
        this.mapper = mapper;
        this.writer = mapper.writerFor(objectClass);
        this.reader = mapper.readerFor(objectClass);
        this.checked = checked;
    }

    /**
     * Returns the stored fields of an object, nulls included, not yet normalised.
     *
     * @throws InvalidValueException if a value cannot be stored, or would not be read back equal
     */
    Map<String, @Nullable Object> encode(ParaObject object) {
        Map<String, @Nullable Object> written = write(object);
        for (StoredField field : fields) {
            if (field.get(object) == null) {
                field.refuseNull();
                written.put(field.name(), null);
            }
        }
        checked.ifPresent(members -> check(members, object, written));
        return written;
    }

    /** Returns what Jackson writes of an object, without a comparison. */
    Map<String, @Nullable Object> write(ParaObject object) {
        try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
            writer.writeValue(buffer, object);
            try (JsonParser parser = buffer.asParser()) {
                parser.nextToken();
                return JsonValues.readMap(parser);
            }
        } catch (JsonMappingException e) {
            throw new InvalidValueException(
                    JacksonErrors.fieldOf(e), "it cannot be stored: " + JacksonErrors.reasonOf(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(BeanMembers members, ParaObject object, Map<String, @Nullable Object> written) {
        Map<String, Object> stored = new LinkedHashMap<>();
        written.forEach((name, value) -> {
            if (value != null) {
                stored.put(name, Item.normalise(name, value));
            }
        });
        ParaObject read;
        try {
            read = decode(stored);
        } catch (JsonMappingException e) {
            throw new InvalidValueException(
                    JacksonErrors.fieldOf(e), "it could not be read back: " + JacksonErrors.reasonOf(e));
        }
        for (StoredField field : fields) {
            ReadBack.check(members, field.name(), field.get(object), () -> field.get(read));
        }
    }

    /**
     * Creates an object from normalised values.
     *
     * @throws JsonMappingException if a value does not fit its field
     */
    ParaObject decode(Map<String, Object> values) throws JsonMappingException {
        try (TokenBuffer buffer = new TokenBuffer(mapper, false)) {
            buffer.writeStartObject();
            for (StoredField field : fields) {
                Object value = values.get(field.name());
                if (value != null) {
                    buffer.writeFieldName(field.name());
                    JsonValues.write(value, buffer);
                } else if (!field.keepsInitialValue()) {
                    buffer.writeNullField(field.name());
                }
            }
            buffer.writeEndObject();
            try (JsonParser parser = buffer.asParser()) {
                return reader.readValue(parser);
            }
        } catch (JsonMappingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

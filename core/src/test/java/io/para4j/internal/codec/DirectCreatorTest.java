package io.para4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.para4j.error.UnreadableObjectException;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.Item;
import io.para4j.spi.Null;
import java.io.IOException;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link DirectCreator}: it gives the same results as Jackson, for values that fit and for those that do not.
 */
class DirectCreatorTest {
    /**
     * Has one field of each plain class and some others, each with an initial value that a stored null must replace.
     */
    static class Everything extends AbstractParaObject {
        @Stored
        String text = "given";

        @Stored
        int number = 7;

        @Stored
        Integer boxedNumber = 7;

        @Stored
        long big = 7;

        @Stored
        Long boxedBig = 7L;

        @Stored
        double real = 7;

        @Stored
        Double boxedReal = 7.0;

        @Stored
        boolean flag = true;

        @Stored
        Boolean boxedFlag = true;

        @Stored
        BigDecimal exact = BigDecimal.TEN;

        @Stored
        List<String> texts = List.of("given");

        @Stored
        Collection<String> collection = List.of("given");

        @Stored
        List<Integer> numbers = List.of(7);

        @Stored
        Instant at = Instant.EPOCH;

        @Stored
        AtomicReference<String> maybe = new AtomicReference<>("given");

        @Stored
        float small = 7;
    }

    private static final ObjectCodec PLAIN = ObjectCodec.of(List.of(Everything.class), List.of(), true);
    private static final ObjectCodec THROUGH_JACKSON =
            ObjectCodec.of(List.of(Everything.class), List.of(new ByJackson()), true);

    /** Wraps the deserialiser of the class, so that the class is not plain. */
    private static final class ByJackson extends SimpleModule {
        private static final long serialVersionUID = 1L;

        @Override
        public void setupModule(SetupContext context) {
            context.addBeanDeserializerModifier(new BeanDeserializerModifier() {
                @Override
                public JsonDeserializer<?> modifyDeserializer(
                        DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
                    return bean.getBeanClass() == Everything.class ? new Wrapped(deserializer) : deserializer;
                }
            });
        }
    }

    private static final class Wrapped extends DelegatingDeserializer {
        private static final long serialVersionUID = 1L;

        Wrapped(JsonDeserializer<?> delegate) {
            super(delegate);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
            return new Wrapped(delegate);
        }
    }

    @Test
    void randomValuesGiveTheSameObjectsAsJackson() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Field> fields = List.of(Everything.class.getDeclaredFields());
        for (int i = 0; i < 20_000; i++) {
            Map<String, Object> values = new LinkedHashMap<>();
            int size = random.nextInt(4);
            for (int field = 0; field < size; field++) {
                values.put(fields.get(random.nextInt(fields.size())).getName(), value(random));
            }
            assertThat(result(PLAIN, values))
                    .as("seed %d, values %s", seed, values)
                    .isEqualTo(result(THROUGH_JACKSON, values));
        }
    }

    @Test
    void laterObjectsAreTheSameAsTheFirst() {
        ObjectCodec codec = ObjectCodec.of(List.of(Everything.class), List.of(), true);
        List<Map<String, Object>> items = List.of(
                Map.of(),
                Map.of("text", "a", "number", 1, "flag", false, "texts", List.of("b"), "numbers", List.of(2)),
                Map.of("number", "no number"),
                Map.of("numbers", "no list"));
        List<Map<String, @Nullable Object>> first =
                items.stream().map(values -> result(codec, values)).toList();

        for (int i = 0; i < 6_000; i++) {
            int at = i % items.size();
            assertThat(result(codec, items.get(at))).isEqualTo(first.get(at));
        }
    }

    private static Object value(Random random) {
        Object[] values = {
            "", "text", "5", "2024-02-29T00:00:00Z", 0L, 5L, -5L, 1L << 31, Long.MIN_VALUE, true, false, Null.NULL
        };
        return switch (random.nextInt(5)) {
            case 0 -> new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(60) - 20);
            case 1 -> List.of();
            case 2 -> List.of("a", values[random.nextInt(values.length)]);
            case 3 -> new byte[random.nextInt(3)];
            default -> {
                Object value = values[random.nextInt(values.length)];
                yield value == Null.NULL ? Map.of("a", 1) : value;
            }
        };
    }

    /** Returns the result of decoding: the values of the fields by name, or the field that does not fit. */
    private static Map<String, @Nullable Object> result(ObjectCodec codec, Map<String, Object> values) {
        Map<String, @Nullable Object> result = new TreeMap<>();
        try {
            ParaObject object = codec.decode("shop", new Item("a1", "everything", 1, Optional.of("r"), 1, values));
            for (Field field : Everything.class.getDeclaredFields()) {
                Object value = field.get(object);
                result.put(field.getName(), value instanceof AtomicReference<?> held ? held.get() : value);
                result.put(field.getName() + " is a", value == null ? null : value.getClass());
            }
        } catch (UnreadableObjectException e) {
            result.put("does not fit", e.field());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        return result;
    }

    static class Shouting extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        Shouting() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.getText() + "!";
        }
    }

    static class Custom extends AbstractParaObject {
        @Stored
        @JsonDeserialize(using = Shouting.class)
        String loud;

        @Stored
        @JsonDeserialize(contentUsing = Shouting.class)
        List<String> louder;

        @Stored
        @JsonDeserialize(as = LinkedList.class)
        List<String> linked;
    }

    @Test
    void deserialiserOfTheApplicationIsUsed() {
        ObjectCodec codec = ObjectCodec.of(List.of(Custom.class), List.of(), true);
        Map<String, Object> values = Map.of("loud", "a", "louder", List.of("b"), "linked", List.of("c"));
        Custom object = (Custom) codec.decode("shop", new Item("a1", "custom", 1, Optional.empty(), 1, values));
        assertThat(object.loud).isEqualTo("a!");
        assertThat(object.louder).containsExactly("b!");
        assertThat(object.linked).isInstanceOf(LinkedList.class).containsExactly("c");
    }

    static class Created extends AbstractParaObject {
        @Stored
        private final String text;

        @JsonCreator
        Created(@JsonProperty("text") @Nullable String text) {
            this.text = "created with " + text;
        }
    }

    @Test
    void creatorOfTheApplicationIsUsed() {
        ObjectCodec codec = ObjectCodec.of(List.of(Created.class), List.of(), true);
        Item item = new Item("a1", "created", 1, Optional.empty(), 1, Map.of("text", "a"));
        assertThat(((Created) codec.decode("shop", item)).text).isEqualTo("created with a");
    }

    @Test
    void eachObjectHasItsOwnLists() {
        Item item = new Item("a1", "everything", 1, Optional.empty(), 1, Map.of("texts", List.of("a")));
        ((Everything) PLAIN.decode("shop", item)).texts.add("b");
        assertThat(((Everything) PLAIN.decode("shop", item)).texts).containsExactly("a");
    }
}

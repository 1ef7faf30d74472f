package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Tests that the bytes of values have the order of the values. */
class OrderedBytesTest {
    private static final int VALUES = 400;
    private static final List<String> PARTS = List.of("", "a", "b", "\u0000", "\u0001", "\u007f", "é", "\uffff", "😀");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private static Bytes bytes(Object value) {
        return new OrderedBytes().add(value).addLast("id").toBytes();
    }

    private void checkOrder(Supplier<Object> values) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
            all.add(values.get());
        }
        for (Object left : all) {
            for (Object right : all) {
                assertThat(Integer.signum(bytes(left).compareTo(bytes(right))))
                        .as("seed %d: %s and %s", seed, left, right)
                        .isEqualTo(Integer.signum(Values.compare(left, right)));
            }
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    private Object number() {
        int digits = 1 + random.nextInt(38);
        BigInteger unscaled = new BigInteger(3 * digits, random);
        int exponent = random.nextInt(10) - 5;
        BigDecimal value = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), exponent);
        return random.nextInt(10) == 0
                ? List.<Object>of(0L, 1L, -1L, 10L, -10L, Long.MAX_VALUE, Long.MIN_VALUE)
                        .get(random.nextInt(7))
                : Values.normalise("n", value);
    }

    private Object extreme() {
        BigDecimal value = random.nextBoolean() ? Limits.MAX_NUMBER : Limits.MIN_POSITIVE_NUMBER;
        Object magnitude = random.nextInt(3) == 0 ? number() : Values.normalise("n", value);
        return random.nextBoolean()
                ? magnitude
                : Values.normalise("n", Values.toDecimal(magnitude).negate());
    }

    @Test
    void textHasTheOrderOfItsBytesInUtf8() {
        checkOrder(this::text);
    }

    @Test
    void numbersHaveTheOrderOfTheirValues() {
        checkOrder(this::number);
        checkOrder(this::extreme);
    }

    @Test
    void bytesHaveTheirUnsignedOrder() {
        checkOrder(() -> {
            byte[] value = new byte[random.nextInt(4)];
            random.nextBytes(value);
            for (int i = 0; i < value.length; i++) {
                value[i] = random.nextBoolean() ? value[i] : (byte) (random.nextInt(3) - 1);
            }
            return Bytes.of(value);
        });
    }

    @Test
    void aLaterValueNeverOutweighsAnEarlierOne() {
        for (int i = 0; i < VALUES * VALUES; i++) {
            String left = text();
            String right = text();
            Bytes first =
                    new OrderedBytes().add(left).add(text()).addLast(text()).toBytes();
            Bytes second =
                    new OrderedBytes().add(right).add(text()).addLast(text()).toBytes();
            int order = Values.compare(left, right);
            if (order != 0) {
                assertThat(Integer.signum(first.compareTo(second)))
                        .as("seed %d: %s and %s", seed, left, right)
                        .isEqualTo(Integer.signum(order));
            }
        }
    }

    @Test
    void allThatBeginWithSomeBytesComeBeforeTheBytesAfterThem() {
        assertThat(OrderedBytes.after(Bytes.of(new byte[] {1, 2}))).contains(Bytes.of(new byte[] {1, 3}));
        assertThat(OrderedBytes.after(Bytes.of(new byte[] {1, -1}))).contains(Bytes.of(new byte[] {2}));
        assertThat(OrderedBytes.after(Bytes.of(new byte[] {-1}))).isEmpty();
    }
}

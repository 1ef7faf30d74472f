package io.para4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of {@link FieldPositions}. */
class FieldPositionsTest {

    @Test
    void valuesAreInTheOrderOfTheNames() {
        FieldPositions positions = new FieldPositions(List.of("b", "a", "c"));

        assertThat(positions.valuesOf(Map.of("a", 1, "b", 2))).containsExactly(2, 1, null);
    }

    @Test
    @SuppressWarnings("StringCopy") // another string than the literal
    void equalNamesAreFoundWhateverTheirString() {
        FieldPositions positions = new FieldPositions(List.of("b", "a"));

        for (int i = 0; i < 3; i++) {
            assertThat(positions.valuesOf(Map.of(new String("a"), 1, new String("b"), 2)))
                    .containsExactly(2, 1);
            assertThat(positions.valuesOf(Map.of("a", 1, "b", 2))).containsExactly(2, 1);
        }
    }

    @Test
    void valuesUnderOtherNamesAreLeftOut() {
        FieldPositions positions = new FieldPositions(List.of("Aa"));

        assertThat(positions.valuesOf(Map.of("BB", 1, "x", 2))).containsExactly((Object) null);
        assertThat(new FieldPositions(List.of()).valuesOf(Map.of("x", 2))).isEmpty();
    }

    @Test
    void namesWithTheSameHashKeepTheirValuesApart() {
        List<String> names = List.of("AaAa", "AaBB", "BBAa", "BBBB");
        FieldPositions positions = new FieldPositions(names);

        assertThat(positions.valuesOf(Map.of("BBBB", 3, "AaBB", 1, "AaAa", 0, "BBAa", 2)))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void everyOfManyNamesHasItsPosition() {
        List<String> names =
                IntStream.range(0, 1_000).mapToObj(i -> "field" + i).toList();
        FieldPositions positions = new FieldPositions(names);

        for (int i = 0; i < names.size(); i++) {
            assertThat(positions.valuesOf(Map.of(names.get(i), "value"))[i]).isEqualTo("value");
        }
    }

    @Test
    void itemsInAnyOrderWithMissingAndOtherNamesHaveTheirValues() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> names = IntStream.range(0, 12).mapToObj(i -> "field" + i).toList();
        List<String> stored = new ArrayList<>(names);
        IntStream.range(0, 4).forEach(i -> stored.add("other" + i));
        FieldPositions positions = new FieldPositions(names);

        for (int round = 0; round < 2_000; round++) {
            if (random.nextInt(4) == 0) {
                Collections.shuffle(stored, random);
            }
            Map<String, Object> attributes = new LinkedHashMap<>();
            for (String name : stored) {
                if (random.nextInt(5) > 0) {
                    attributes.put(name, name + round);
                }
            }
            assertThat(positions.valuesOf(attributes))
                    .as("seed " + seed)
                    .isEqualTo(names.stream().map(attributes::get).toArray());
        }
    }
}

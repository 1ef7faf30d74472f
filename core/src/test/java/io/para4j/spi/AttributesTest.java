package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares the attributes of items with the maps that they are created from. */
class AttributesTest {
    private static final int MAPS = 500;

    @Test
    void attributesEqualTheirMap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < MAPS; i++) {
            Map<String, Object> map = randomMap(random);
            Attributes attributes = Attributes.of(map, Set.of());
            assertThat(attributes).as("seed %d", seed).isEqualTo(map).hasSameHashCodeAs(map);
            assertThat(new ArrayList<>(attributes.entrySet())).isEqualTo(new ArrayList<>(map.entrySet()));
            List<String> walked = new ArrayList<>();
            attributes.forEach((name, value) -> walked.add(name + value));
            assertThat(walked).hasSameSizeAs(map.entrySet());
            map.forEach((name, value) -> {
                assertThat(attributes.get(name)).isEqualTo(value);
                assertThat(attributes.containsKey(name)).isTrue();
                assertThat(attributes.containsKey(name + "'")).isFalse();
                assertThat(attributes.get(name + "'")).isNull();
            });
        }
    }

    /** Returns a map whose names often have the same hash code, as "Aa" and "BB" have. */
    private static Map<String, Object> randomMap(Random random) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            StringBuilder name = new StringBuilder();
            for (int part = random.nextInt(5); part >= 0; part--) {
                name.append(random.nextBoolean() ? "Aa" : "BB");
            }
            map.put(name.toString(), (long) i);
        }
        return map;
    }

    @Test
    void mapThatKnowsEqualNamesApartCountsWithItsLastValue() {
        List<Map.Entry<String, Object>> entries = List.of(Map.entry("a", 1L), Map.entry("a", 2L), Map.entry("b", 3L));
        Map<String, Object> map = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                return new LinkedHashSet<>(entries);
            }
        };
        assertThat(Attributes.of(map, Set.of())).isEqualTo(Map.of("a", 2L, "b", 3L));
    }

    @Test
    void attributesCannotBeChanged() {
        Attributes attributes = Attributes.of(Map.of("a", 1L), Set.of());
        assertThatThrownBy(() -> attributes.put("b", 2L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> attributes.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(attributes::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> attributes.entrySet().iterator().next().setValue(2L))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}

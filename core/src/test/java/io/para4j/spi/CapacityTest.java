package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of the formulas at their boundaries, with the examples of the Developer Guide. The guide's example runs them
 * against a service.
 */
class CapacityTest {
    private static final AppId OWN = AppId.of("shop");
    private static final AppId SHARED = AppId.ofShared("shop");

    private static Item item(int text) {
        return new Item("a1", "thing", 1, Optional.of("r1"), 1000, Map.of("text", "x".repeat(text)));
    }

    /** Returns an item with a given size in bytes in a table of its own. */
    private static Item sized(int bytes) {
        return item((int) (bytes - Capacity.storedSize(OWN, item(0))));
    }

    @Test
    void sizeCountsNamesAndValuesAsTheyAreStored() {
        // key a1, appid shop, type thing, version 1 (2 bytes), timestamp 1000 (2 bytes), _w r1, text xxx
        long expected = (3 + 2) + (5 + 4) + (4 + 5) + (7 + 2) + (9 + 2) + (2 + 2) + (4 + 3);
        assertThat(Capacity.storedSize(OWN, item(3))).isEqualTo(expected);
        assertThat(Capacity.storedSize(SHARED, item(3)))
                .as("with the app before the id, and a space before the app")
                .isEqualTo(expected + 5 + 1);
    }

    @Test
    void whatIsNotStoredDoesNotCount() {
        Item bare = new Item("a1", "thing", 0, Optional.empty(), 0, Map.of());
        assertThat(Capacity.storedSize(OWN, bare))
                .as("with the time of creation, which an index needs")
                .isEqualTo((3 + 2) + (5 + 4) + (4 + 5) + (9 + 2));
        assertThat(Capacity.storedSize(SHARED, bare)).isEqualTo((3 + 7) + (5 + 5) + (4 + 5) + (9 + 2));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0.5", "1, 1, 0.5", "4096, 1, 0.5", "4097, 2, 1", "8192, 2, 1", "409600, 100, 50"})
    void readsCountStepsOfFourKilobytes(long bytes, double strong, double eventual) {
        assertThat(Capacity.ofRead(bytes, Consistency.STRONG)).isEqualTo(strong);
        assertThat(Capacity.ofRead(bytes, Consistency.EVENTUAL)).isEqualTo(eventual);
        assertThat(Capacity.ofPage(bytes)).isEqualTo(eventual);
    }

    @Test
    void stepsOfAReadAreThoseOfTheStoredSize() {
        for (int bytes = 3000; bytes < 9000; bytes += 7) {
            for (AppId app : List.of(OWN, SHARED)) {
                Item item = sized(bytes);
                assertThat((double) Capacity.readSteps(app, item))
                        .as("%s, %d bytes", app, Capacity.storedSize(app, item))
                        .isEqualTo(Capacity.ofRead(Capacity.storedSize(app, item), Consistency.STRONG));
            }
        }
        assertThat(Capacity.readSteps(OWN, sized(4096))).isEqualTo(1);
        assertThat(Capacity.readSteps(OWN, sized(4097))).isEqualTo(2);
    }

    @Test
    void longTextsOfOwnFieldsCountForTheStepsToo() {
        Item item = new Item(
                "\u20ac".repeat(341), "\u20ac".repeat(700), 1, Optional.of("\u20ac".repeat(330)), 1000, Map.of());
        assertThat(Capacity.readSteps(OWN, item)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"500, 500, 1", "1024, 1024, 1", "1025, 500, 2", "500, 1025, 2", "3000, 5000, 5"})
    void writesCountStepsOfOneKilobyteOfTheLargerItem(int before, int after, double units) {
        assertThat(Capacity.ofWrite(OWN, Optional.of(sized(before)), Optional.of(sized(after))))
                .isEqualTo(units);
    }

    @Test
    void creationsAndDeletionsCountTheOneItem() {
        Optional<Item> item = Optional.of(sized(2000));
        assertThat(Capacity.ofWrite(OWN, Optional.empty(), item)).isEqualTo(2);
        assertThat(Capacity.ofWrite(OWN, item, Optional.empty())).isEqualTo(2);
        assertThat(Capacity.ofWrite(OWN, Optional.empty(), Optional.empty())).isEqualTo(1);
        assertThat(Capacity.ofRefusedWrite(OWN, item)).isEqualTo(2);
        assertThat(Capacity.ofRefusedWrite(OWN, Optional.empty())).isEqualTo(1);
    }

    @Test
    void theIndexOfSharedStorageCountsOnceMore() {
        Optional<Item> small = Optional.of(item(10));
        Optional<Item> other = Optional.of(item(20));
        assertThat(Capacity.ofWrite(SHARED, Optional.empty(), small)).isEqualTo(2);
        assertThat(Capacity.ofWrite(SHARED, small, other)).isEqualTo(2);
        assertThat(Capacity.ofWrite(SHARED, small, Optional.empty())).isEqualTo(2);
        assertThat(Capacity.ofWrite(SHARED, Optional.empty(), Optional.empty())).isEqualTo(1);
        assertThat(Capacity.ofWrite(SHARED, small, small)).as("nothing changes").isEqualTo(1);
        Item moved = new Item("a1", "thing", 1, Optional.of("r1"), 2000, Map.of());
        assertThat(Capacity.ofWrite(SHARED, small, Optional.of(moved)))
                .as("another time of creation")
                .isEqualTo(3);
        assertThat(Capacity.ofRefusedWrite(SHARED, small)).isEqualTo(1);
    }
}

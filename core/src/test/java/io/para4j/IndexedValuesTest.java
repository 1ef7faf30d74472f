package io.para4j;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.error.Target;
import io.para4j.spi.Bytes;
import io.para4j.spi.Change;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Path;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of {@link IndexedValues} (rule IDX-7). */
class IndexedValuesTest {
    private final IndexedValues values = new IndexedValues(new DeclaredIndexes(List.of(
            new IndexDefinition("bike", "by_price", IndexField.text("city"), Optional.of(IndexField.number("price"))),
            new IndexDefinition("bike", "by_city", IndexField.bytes("digest"), Optional.of(IndexField.text("city"))))));

    private static final Target TARGET = Target.ofUpdate("shop", "bike", "a");

    private static Item item(String id, String field, Object value) {
        return new Item(id, "bike", 1, Optional.of("r"), 1, Map.of(field, value));
    }

    private void assertRefused(String text, String field, Object value) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> values.check("shop", item("a", field, value)))
                .withMessage(text);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> values.check(TARGET, new Change.Set(field, value)))
                .withMessage(text);
    }

    @Test
    void valueOfAnotherKindIsRefused() {
        assertRefused("price: index 'bike.by_price' needs a number, not a text of 4 characters", "price", "much");
        assertRefused("city: index 'bike.by_city' needs text, not a list of 0 elements", "city", List.of());
    }

    @Test
    void emptyValueIsRefused() {
        assertRefused("city: index 'bike.by_city' has no empty values; leave the field out", "city", "");
        assertRefused(
                "digest: index 'bike.by_city' has no empty values; leave the field out",
                "digest",
                Bytes.of(new byte[0]));
    }

    @Test
    void valueThatIsTooLongIsRefused() {
        assertThatCode(() -> values.check("shop", item("a", "city", "é".repeat(509))))
                .doesNotThrowAnyException();
        assertRefused(
                "city: index 'bike.by_city' has values of at most 1024 bytes, this one has 1026",
                "city",
                "é".repeat(513));
        assertRefused(
                "digest: index 'bike.by_city' has values of at most 2048 bytes, this one has 2049",
                "digest",
                Bytes.of(new byte[2049]));
    }

    @Test
    void limitsAreThoseOfAllPartsOfAKeyTogether() {
        assertRefused(
                "city: index 'bike.by_city' leaves it 1018 bytes beside the app's name and the id, this value has 1020",
                "city",
                "é".repeat(510));
        assertRefused(
                "digest: index 'bike.by_city' leaves it 2039 bytes beside the app's name and the type, this value has"
                        + " 2040",
                "digest",
                Bytes.of(new byte[2040]));
        String longId = "x".repeat(1000);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> values.check("shop", item(longId, "price", 1)))
                .withMessage(
                        "price: index 'bike.by_price' leaves it 19 bytes beside the app's name and the id, this value"
                                + " has 21");
        assertThatCode(() -> values.check("shop", item(longId, "other", 1))).doesNotThrowAnyException();
    }

    @Test
    void sumHasTheLimitsOfANumberThatIsSet() {
        String refused =
                "price: index 'bike.by_price' leaves it 19 bytes beside the app's name and the id, this value has 21";
        for (Change change : List.of(
                new Change.Set("price", 1),
                new Change.Add(Path.field("price"), BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.TEN))) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> values.check(Target.ofUpdate("shop", "bike", "x".repeat(1000)), change))
                    .withMessage(refused);
            assertThatCode(() -> values.check(Target.ofUpdate("shop", "bike", "x".repeat(998)), change))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void idHasRoomForTheAppsNameInSharedStorage() {
        String longest = "x".repeat(1019);
        assertThatCode(() -> values.check("shop", item(longest, "other", 1))).doesNotThrowAnyException();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> values.check("shop", item(longest + "x", "other", 1)))
                .withMessage(
                        "id: where indexes are declared, it has at most 1019 bytes in an app of this name, not 1020");
    }

    private void assertRefused(String text, Change change) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> values.check(TARGET, change))
                .withMessage(text);
    }

    @Test
    void changeInsideAnIndexedFieldIsRefused() {
        assertRefused(
                "city.name: index 'bike.by_city' needs text in this field; set it as a whole",
                new Change.Set(Path.parse("city.name"), "x"));
        assertRefused(
                "price.net: index 'bike.by_price' needs a number in this field; set it as a whole",
                new Change.Add(Path.parse("price.net"), BigDecimal.ONE));
        assertRefused(
                "city: index 'bike.by_city' needs text in this field; set it as a whole",
                new Change.Add(Path.field("city"), BigDecimal.ONE));
        assertRefused(
                "city: index 'bike.by_city' needs text in this field; set it as a whole",
                new ListChange.Append(Path.field("city"), List.of("x")));
    }

    @Test
    void changeThatLeavesAKeyIsAllowed() {
        assertThatCode(() -> {
                    values.check(TARGET, new Change.Add(Path.field("price"), BigDecimal.ONE));
                    values.check(TARGET, new Change.Remove("city"));
                    values.check(TARGET, new Change.Set("other", ""));
                })
                .doesNotThrowAnyException();
    }
}

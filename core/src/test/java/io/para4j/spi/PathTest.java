package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of paths: their text, their limits and the values that they lead to. */
class PathTest {
    private static final Item ITEM = ItemTest.item(Map.of(
            "text",
            "x",
            "a.b",
            1,
            "address",
            Map.of("city", "Sofia", "a.b", 2),
            "lines",
            List.of(Map.of("amount", 5), Arrays.asList(6, null))));

    private static Optional<Object> at(String path) {
        return Path.parse(path).in(ITEM);
    }

    @Test
    void textsAreParsedToSteps() {
        assertThat(Path.parse("stock")).isEqualTo(Path.field("stock"));
        assertThat(Path.parse("address.city")).isEqualTo(Path.field("address").name("city"));
        assertThat(Path.parse("lines[0].amount"))
                .isEqualTo(Path.field("lines").index(0).name("amount"));
        assertThat(Path.parse("a[12][204799]"))
                .isEqualTo(Path.field("a").index(12).index(Limits.MAX_INDEX));
        assertThat(Path.parse("new field.x y"))
                .isEqualTo(Path.field("new field").name("x y"));
    }

    @Test
    void namesInBackquotesAreLiteral() {
        assertThat(Path.parse("`a.b`")).isEqualTo(Path.field("a.b"));
        assertThat(Path.parse("a.`[0]`[0]"))
                .isEqualTo(Path.field("a").name("[0]").index(0));
        assertThat(Path.parse("```a``.b`.c")).isEqualTo(Path.field("`a`.b").name("c"));
        assertThat(Path.parse("`plain`")).hasToString("plain");
    }

    @Test
    void theTextOfAPathIsParsedToAnEqualPath() {
        Random random = new Random(11);
        for (int i = 0; i < 5000; i++) {
            Path path = Path.field(name(random));
            int steps = random.nextInt(6);
            for (int step = 0; step < steps; step++) {
                path = random.nextBoolean()
                        ? path.name(name(random))
                        : path.index(random.nextInt(Limits.MAX_INDEX + 1) >>> random.nextInt(18));
            }
            assertThat(Path.parse(path.toString())).as(path.toString()).isEqualTo(path);
        }
    }

    private static String name(Random random) {
        String[] parts = {"a", "b", ".", "[", "]", "`", "``", "0", " ", "\n", "é", "😀", "'", "\\"};
        StringBuilder name = new StringBuilder();
        do {
            name.append(parts[random.nextInt(parts.length)]);
        } while (random.nextInt(4) != 0);
        return name.toString();
    }

    @Test
    void everyTextIsParsedToAPathThatReadsTheSameOrIsRefused() {
        Random random = new Random(12);
        int parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(7);
            for (int c = 0; c < length; c++) {
                text.append("ab.[]`01".charAt(random.nextInt(8)));
            }
            try {
                Path path = Path.parse(text.toString());
                parsed++;
                assertThat(Path.parse(path.toString())).as(text.toString()).isEqualTo(path);
            } catch (InvalidValueException e) {
                assertThat(e).hasMessageContaining("not a path: expected");
            }
        }
        assertThat(parsed).isBetween(1000, 19_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a.        | 2",
                ".a        | 0",
                "a..b      | 2",
                "a]        | 1",
                "a[        | 2",
                "a[]       | 2",
                "a[-1]     | 2",
                "a[1       | 3",
                "a[1x]     | 3",
                "a[0]b     | 4",
                "[0]       | 0",
                "a[1234567890] | 2",
                "a`b`      | 1",
                "`a        | 2",
                "a.`b``    | 6",
                "``        | 0",
                "`a`b      | 3"
            })
    void malformedTextsAreRefusedWithThePosition(String text, int position) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Path.parse(text))
                .withMessageContaining(" at index " + position + " of '" + text + "'; ");
    }

    @Test
    void theErrorOfAMalformedTextShowsHowToQuote() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Path.parse("a]"))
                .withMessage(
                        "a]: not a path: expected '.' or '[' at index 1 of 'a]'; a name with '.', '[', ']' or '`' is written in"
                                + " backquotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ud800"})
    void namesThatCannotBeStoredAreRefused(String name) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Path.field(name));
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Path.parse(name));
        Path path = Path.field("f");
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> path.name(name));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Limits.MAX_INDEX + 1, Integer.MAX_VALUE})
    void indexesThatNoListHasAreRefused(int index) {
        Path path = Path.field("f");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> path.index(index))
                .withMessage("[" + index + "]: an index is 0 to 204799");
    }

    @Test
    void aPathHasAsManyStepsAsValuesAreNested() {
        Path path = Path.field("f");
        for (int i = 0; i < Limits.MAX_NESTING; i++) {
            path = path.index(i);
        }
        Path longest = path;
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> longest.name("more"))
                .withMessage("f: lists and maps are nested at most 31 deep");
    }

    @Test
    void aPathLeadsThroughMapsByNameAndThroughListsByIndex() {
        assertThat(at("text")).contains("x");
        assertThat(at("address.city")).contains("Sofia");
        assertThat(at("lines[0].amount")).contains(5L);
        assertThat(at("lines[1][0]")).contains(6L);
        assertThat(at("`a.b`")).contains(1L);
        assertThat(at("address.`a.b`")).contains(2L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing",
                "missing.x",
                "missing[0]",
                "text.x",
                "text[0]",
                "address.missing",
                "address[0]",
                "lines.amount",
                "lines[2]",
                "lines[1][1]",
                "lines[1][1].x",
                "a.b",
                "version.x",
                "id"
            })
    void aPathThatLeadsToNothingOrToNullHasNoValue(String path) {
        assertThat(at(path)).isEmpty();
    }

    @Test
    void theComponentsOfAnItemAreTopLevelFields() {
        assertThat(at("version")).contains(1L);
        assertThat(at("type")).contains("product");
    }

    @Test
    void pathsOverlapIfOneContinuesTheOther() {
        Path lines = Path.parse("lines");
        Path first = Path.parse("lines[0]");
        assertThat(lines.overlaps(lines)).isTrue();
        assertThat(lines.overlaps(first)).isTrue();
        assertThat(first.overlaps(lines)).isTrue();
        assertThat(first.overlaps(Path.parse("lines[1]"))).isFalse();
        assertThat(lines.overlaps(Path.parse("lines2"))).isFalse();
        assertThat(first.parent()).isEqualTo(lines);
        assertThatIllegalStateException().isThrownBy(lines::parent);
    }
}

package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.para4j.model.ParaObject;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the paths and the kinds of changes that a patch accepts. */
class PatchTest {
    private static final Patch<ParaObject> PATCH = Patch.of("city");

    @Test
    void aTextIsAPathAndAPathIsTakenAsItIs() {
        Patch<ParaObject> patch = PATCH.set("a.b[0]", 1)
                .set(Path.field("a.b[0]"), 2)
                .remove("c.`d.e`")
                .add("n.x", 1)
                .append("l.x", 1)
                .appendIfAbsent("s", 1, null)
                .removeElements("t", 1);
        assertThat(patch.steps().keySet())
                .containsExactly(
                        Path.field("a").name("b").index(0),
                        Path.field("a.b[0]"),
                        Path.field("c").name("d.e"),
                        Path.field("n").name("x"),
                        Path.field("l").name("x"),
                        Path.field("s"),
                        Path.field("t"));
        assertThat(patch.steps().values().stream().map(Patch.Step::action))
                .containsExactly(
                        Patch.Action.SET,
                        Patch.Action.SET,
                        Patch.Action.REMOVE,
                        Patch.Action.ADD,
                        Patch.Action.APPEND,
                        Patch.Action.APPEND_IF_ABSENT,
                        Patch.Action.REMOVE_ELEMENTS);
    }

    @Test
    void aMalformedPathIsRefused() {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> PATCH.set("a..b", 1));
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> PATCH.removeElements("a[x]", 1));
    }

    @ParameterizedTest
    @CsvSource({"a, a.b", "a.b, a", "a[0].b, a[0]"})
    void overlappingChangesAreRefused(String first, String second) {
        Patch<ParaObject> patch = PATCH.remove(first);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> patch.set(second, 1))
                .withMessage("the changes of '" + first + "' and '" + second + "' overlap in one patch");
    }

    @Test
    void changesOfListsNeedValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PATCH.append("a"))
                .withMessage("append to a needs at least one value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PATCH.appendIfAbsent("a.b"))
                .withMessage("appendIfAbsent to a.b needs at least one value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PATCH.removeElements("a"))
                .withMessage("removeElements of a needs at least one value");
    }
}

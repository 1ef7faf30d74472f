package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.para4j.model.ParaObject;
import io.para4j.spi.Condition;
import io.para4j.spi.Consistency;
import org.junit.jupiter.api.Test;

/** Tests of the arguments of {@link Pager}, {@link ReadOptions} and {@link Patch}. */
class ArgumentsTest {

    @Test
    void pagesLimitIsAtLeastOne() {
        assertThat(Pager.of(1).limit()).hasValue(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pager.of(0))
                .withMessage("a page's limit is at least 1, not 0");
        assertThatNullPointerException().isThrownBy(() -> Pager.first().after(null));
    }

    @Test
    void pagerKeepsItsSettings() {
        Pager pager = Pager.of(5).generic().after("c");
        assertThat(pager.limit()).hasValue(5);
        assertThat(pager.cursor()).contains("c");
        assertThat(pager.isGeneric()).isTrue();
    }

    @Test
    void onlyNeedsNames() {
        assertThatIllegalArgumentException().isThrownBy(ReadOptions::only);
        assertThatIllegalArgumentException().isThrownBy(() -> ReadOptions.only("a", ""));
        assertThatNullPointerException().isThrownBy(() -> ReadOptions.only("a", null));
    }

    @Test
    void optionsCombineAndTheLastOneWins() {
        ReadOptions both = ReadOptions.strong().and(ReadOptions.only("a")).and(ReadOptions.defaults());
        assertThat(both.consistency(Consistency.EVENTUAL)).isEqualTo(Consistency.STRONG);
        assertThat(both.fields())
                .hasValueSatisfying(fields -> assertThat(fields).containsExactly("a"));
        assertThat(both.and(ReadOptions.eventual()).consistency(Consistency.STRONG))
                .isEqualTo(Consistency.EVENTUAL);
        assertThat(ReadOptions.defaults().consistency(Consistency.STRONG)).isEqualTo(Consistency.STRONG);
    }

    @Test
    void patchChangesAFieldOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Patch.of("city").set("a", 1).remove("a"))
                .withMessage("field 'a' is changed twice in one patch");
    }

    @Test
    void patchRefusesNull() {
        Patch<ParaObject> patch = Patch.of("city");
        assertThatNullPointerException().isThrownBy(() -> patch.set("a", null));
        assertThatNullPointerException().isThrownBy(() -> patch.set((String) null, 1));
        assertThatNullPointerException().isThrownBy(() -> patch.add("a", null));
        assertThatNullPointerException().isThrownBy(() -> patch.onlyIf(null));
        assertThatNullPointerException().isThrownBy(() -> patch.ifUnchanged(null));
        assertThatIllegalArgumentException().isThrownBy(() -> patch.append("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Patch.of(""));
    }

    @Test
    void patchIsImmutable() {
        Patch<ParaObject> patch = Patch.of("city");
        patch.set("a", 1).onlyIf(Condition.exists("b"));
        assertThat(patch.steps()).isEmpty();
        assertThat(patch.condition()).isEmpty();
    }

    @Test
    void conditionsOfAPatchCombine() {
        assertThat(Patch.of("city")
                        .onlyIf(Condition.exists("a"))
                        .onlyIf(Condition.absent("b"))
                        .condition())
                .hasValueSatisfying(condition -> assertThat(condition).hasToString("a exists and b is absent"));
    }
}

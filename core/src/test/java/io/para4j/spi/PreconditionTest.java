package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.Target;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of Precondition and State, and of the checks of Creation and Deletion against the stored item. */
class PreconditionTest {
    private static final AppId SHOP = AppId.of("shop");
    private static final Target UPDATE = Target.ofUpdate("shop", "", "a1");
    private static final Item STORED = new Item("a1", "product", 3, Optional.of("r3"), 0, Map.of("n", 5));
    private static final Item PLAIN = new Item("a1", "product", 0, Optional.empty(), 0, Map.of());

    @Test
    void nothingRequiredHoldsOfEverythingStored() {
        assertThat(Precondition.none().isNone()).isTrue();
        assertThat(Precondition.none().verify(UPDATE, Optional.of(STORED))).isSameAs(STORED);
    }

    @Test
    void nothingRequiredDoesNotHoldOfNothing() {
        assertThatExceptionOfType(ObjectNotFoundException.class)
                .isThrownBy(() -> Precondition.none().verify(UPDATE, Optional.empty()));
    }

    @Test
    void aPreconditionThatRequiresAnythingIsNotNone() {
        assertThat(Precondition.of("product", STORED.state()).isNone()).isFalse();
        assertThat(new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.exists("n"))).isNone())
                .isFalse();
    }

    @Test
    void theStateDecidesBeforeTheCondition() {
        Precondition both = new Precondition(
                Optional.empty(), Optional.of(new State(3, Optional.of("other"))), Optional.of(Condition.absent("n")));
        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> both.verify(UPDATE, Optional.of(STORED)))
                .withMessageContaining("deleted and created again, or restored");
    }

    @Test
    void aStateIsIdentifiedByItsRevision() {
        assertThat(new State(3, Optional.of("r3")).isSameAs(STORED.state())).isTrue();
        assertThat(new State(3, Optional.of("other")).isSameAs(STORED.state())).isFalse();
        assertThat(new State(3, Optional.empty()).isSameAs(STORED.state())).isFalse();
        assertThat(new State(0, Optional.of("r3")).isSameAs(PLAIN.state())).isFalse();
    }

    @Test
    void withoutRevisionAStateIsIdentifiedByItsVersion() {
        assertThat(new State(0, Optional.empty()).isSameAs(PLAIN.state())).isTrue();
        assertThat(new State(1, Optional.empty()).isSameAs(PLAIN.state())).isFalse();
    }

    @Test
    void creationOfAFreeIdGivesTheItemToStore() {
        assertThat(new Creation(STORED, false).applyTo(SHOP, Optional.empty())).isSameAs(STORED);
    }

    @Test
    void creationOfATakenIdIsRefusedWhateverIsStored() {
        assertThatExceptionOfType(ObjectExistsException.class)
                .isThrownBy(() -> new Creation(STORED, true).applyTo(SHOP, Optional.of(PLAIN)));
    }

    @Test
    void creationOfTooMuchIsRefused() {
        Item large = ItemTest.item(Map.of("f", new byte[Limits.MAX_ITEM_BYTES]));
        assertThatExceptionOfType(ObjectTooLargeException.class)
                .isThrownBy(() -> new Creation(large, false).applyTo(SHOP, Optional.empty()));
    }

    @Test
    void conditionOf30ComparisonsIsTheMost() {
        Condition condition = Condition.exists("f0");
        for (int i = 1; i < Limits.MAX_COMPARISONS; i++) {
            condition = condition.and(Condition.exists("f" + i));
        }
        Optional<Condition> most = Optional.of(condition);
        Optional<Condition> more = Optional.of(Condition.exists("more").and(condition));
        assertThatCode(() -> new Precondition(Optional.empty(), Optional.empty(), most))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Precondition(Optional.empty(), Optional.empty(), more))
                .withMessage("condition: a condition has at most 30 comparisons, this one has 31");
    }

    @Test
    void creationOf256FieldsIsTheMost() {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < Limits.MAX_FIELDS; i++) {
            fields.put("f" + i, i);
        }
        assertThatCode(() -> new Creation(ItemTest.item(fields), false)).doesNotThrowAnyException();
        fields.put("more", 1);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Creation(ItemTest.item(fields), false))
                .withMessage("fields: an object has at most 256 fields, this one has 257");
    }

    @Test
    void deletionOfWhatIsGoneIsNeverRefused() {
        Deletion deletion = new Deletion("a1", Precondition.of("order", new State(1, Optional.of("r"))));
        assertThatCode(() -> deletion.verify(SHOP, Optional.empty())).doesNotThrowAnyException();
    }

    @Test
    void deletionByIdIsNeverRefused() {
        assertThatCode(() -> Deletion.of("a1").verify(SHOP, Optional.of(STORED)))
                .doesNotThrowAnyException();
    }

    @Test
    void deletionChecksItsPrecondition() {
        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> new Deletion("a1", Precondition.of("product", new State(2, Optional.of("r2"))))
                        .verify(SHOP, Optional.of(STORED)));
        assertThatExceptionOfType(TypeMismatchException.class)
                .isThrownBy(() ->
                        new Deletion("a1", Precondition.of("order", STORED.state())).verify(SHOP, Optional.of(STORED)));
        Precondition absent = new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.absent("n")));
        assertThatExceptionOfType(ConditionFailedException.class)
                .isThrownBy(() -> new Deletion("a1", absent).verify(SHOP, Optional.of(STORED)));
    }
}

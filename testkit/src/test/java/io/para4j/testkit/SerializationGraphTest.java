package io.para4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.spi.AppId;
import io.para4j.spi.ItemKey;
import io.para4j.testkit.SerializationGraph.Access;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of {@link SerializationGraph} on histories whose answer is known. */
class SerializationGraphTest {
    private static final ItemKey X = new ItemKey(AppId.of("shop"), "x");
    private static final ItemKey Y = new ItemKey(AppId.of("shop"), "y");

    private static boolean isSerialisable(Access... accesses) {
        return new SerializationGraph(List.of(accesses)).cycle().isEmpty();
    }

    @Test
    void transactionsOneAfterTheOtherAreSerialisable() {
        assertThat(isSerialisable(
                        Access.of(Map.of(X, 1L, Y, 1L), List.of(X, Y)),
                        Access.of(Map.of(X, 2L, Y, 2L), List.of(X, Y)),
                        Access.of(Map.of(X, 2L, Y, 2L), List.of()),
                        Access.of(Map.of(X, 3L, Y, 3L), List.of())))
                .isTrue();
    }

    /** Each reads what the other one writes: write skew. */
    @Test
    void writeSkewIsNotSerialisable() {
        assertThat(isSerialisable(
                        Access.of(Map.of(X, 1L, Y, 1L), List.of(X)), Access.of(Map.of(X, 1L, Y, 1L), List.of(Y))))
                .isFalse();
    }

    @Test
    void readThatSeesHalfOfATransactionIsNotSerialisable() {
        Access transfer = Access.of(Map.of(X, 1L, Y, 1L), List.of(X, Y));
        assertThat(isSerialisable(transfer, Access.of(Map.of(X, 2L, Y, 1L), List.of())))
                .isFalse();
        assertThat(isSerialisable(transfer, Access.of(Map.of(X, 1L, Y, 1L), List.of())))
                .isTrue();
    }

    /** One read sees only the first of two independent writes, and the other read only the second. */
    @Test
    void readsThatSeeTwoWritesInDifferentOrdersAreNotSerialisable() {
        assertThat(isSerialisable(
                        Access.of(Map.of(X, 1L), List.of(X)),
                        Access.of(Map.of(Y, 1L), List.of(Y)),
                        Access.of(Map.of(X, 2L, Y, 1L), List.of()),
                        Access.of(Map.of(X, 1L, Y, 2L), List.of())))
                .isFalse();
    }

    @Test
    void oneVersionOfTwoTransactionsIsALostUpdate() {
        Access first = Access.of(Map.of(X, 1L), List.of(X));
        Access second = Access.of(Map.of(X, 1L), List.of(X));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> new SerializationGraph(List.of(first, second)))
                .withMessageStartingWith("two transactions wrote the same version: read {x=1}, wrote {x=2}");
    }
}

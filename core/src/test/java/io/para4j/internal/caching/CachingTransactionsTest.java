package io.para4j.internal.caching;

import static io.para4j.internal.caching.CachingFixture.SHOP;
import static io.para4j.internal.caching.CachingFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.ScriptedTransactions;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemCheck;
import io.para4j.spi.ItemKey;
import io.para4j.spi.Precondition;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionWrite;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of {@link CachingTransactions} (rule TRX-10). */
class CachingTransactionsTest {
    private final CachingFixture node = new CachingFixture();
    private final ScriptedTransactions store = new ScriptedTransactions(node.dao);
    private final CachingTransactions transactions = new CachingTransactions(store, node.cached);

    private void write(TransactionWrite... writes) {
        transactions.write(new TransactionRequest(
                "t1",
                Stream.of(writes).map(write -> new TransactionPart(SHOP, write)).toList()));
    }

    private void cached(String id) {
        node.stored(id, 1);
        node.read(id);
        assertThat(node.hit(id)).isPresent();
    }

    @Test
    void afterATransactionTheCacheHasWhatIsStoredOrNothing() {
        List.of("updated", "deleted", "checked").forEach(this::cached);
        write(
                new Creation(item("created", 1), false),
                node.update("updated"),
                Deletion.of("deleted"),
                new ItemCheck("checked", Optional.of(Precondition.none())));
        assertThat(node.hit("created")).contains(Optional.of(item("created", 1)));
        assertThat(node.hit("updated")).isEmpty();
        assertThat(node.read("updated")).isEqualTo(node.storedNow("updated"));
        assertThat(node.read("deleted")).isEmpty();
        assertThat(node.hit("checked")).isPresent();
    }

    @Test
    void refusedTransactionLeavesNoEntryThatIsNotStored() {
        cached("a");
        write(new Creation(item("b", 1), false), new Creation(item("a", 1), false));
        assertThat(node.read("b")).isEmpty();
        assertThat(node.read("a")).contains(item("a", 1));
    }

    /** Otherwise a caller who reads and tries again would get the same outdated item until its time to live is over. */
    @Test
    void afterARefusedCheckTheNextReadComesFromTheStore() {
        cached("a");
        node.stored("a", 9); // as another node does
        write(
                new ItemCheck(
                        "a", Optional.of(Precondition.of("city", item("a", 1).state()))),
                new Creation(item("b", 1), false));
        assertThat(node.hit("a")).isEmpty();
        assertThat(node.read("a")).contains(item("a", 9));
    }

    @Test
    void unknownOutcomeRemovesTheEntries() {
        cached("a");
        store.afterWrite = request -> {
            throw new WriteOutcomeUnknownException(
                    request.parts().stream().map(TransactionPart::target).toList(), 1, null);
        };
        assertThatExceptionOfType(WriteOutcomeUnknownException.class).isThrownBy(() -> write(node.update("a")));
        assertThat(node.hit("a")).isEmpty();
        assertThat(node.read("a")).isEqualTo(node.storedNow("a"));
    }

    @Test
    void afterAConsistentReadNoReadReturnsAnOlderItem() {
        List.of("changed", "deleted", "same").forEach(this::cached);
        node.stored("changed", 9); // as another node does
        node.dao.items.remove(SHOP + "/deleted");
        assertThat(read("changed", "deleted", "same"))
                .containsExactly(Optional.of(item("changed", 9)), Optional.empty(), Optional.of(item("same", 1)));
        assertThat(node.hit("changed")).contains(Optional.of(item("changed", 9)));
        assertThat(node.read("deleted")).isEmpty();
        assertThat(node.hit("same")).isPresent();
    }

    private List<Optional<Item>> read(String... ids) {
        return transactions.readTogether(
                Stream.of(ids).map(id -> new ItemKey(SHOP, id)).toList());
    }

    @Test
    void consistentReadThatAWriteOvertakesLeavesNoEntry() {
        node.stored("a", 1);
        store.beforeAnswer = () -> node.cached.update(SHOP, node.update("a"));
        assertThat(read("a")).containsExactly(Optional.of(item("a", 1)));
        assertThat(node.read("a")).isEqualTo(node.storedNow("a"));
    }

    @Test
    void readOfTheOldItemThatEndsAfterTheTransactionIsNoHit() {
        node.stored("a", 1);
        node.dao.beforeAnswer = () -> {
            node.dao.beforeAnswer = () -> {};
            write(node.update("a"));
        };
        node.read("a");
        assertThat(node.read("a")).isEqualTo(node.storedNow("a"));
    }
}

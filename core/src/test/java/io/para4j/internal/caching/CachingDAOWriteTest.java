package io.para4j.internal.caching;

import static io.para4j.internal.caching.CachingFixture.SHOP;
import static io.para4j.internal.caching.CachingFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.Target;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of the writes of {@link CachingDAO}. */
class CachingDAOWriteTest {
    private final CachingFixture node = new CachingFixture();

    private static Creation creation(String id) {
        return new Creation(item(id, 1), false);
    }

    private static WriteOutcomeUnknownException unknown(String id) {
        return new WriteOutcomeUnknownException(new Target("update", "shop", "city", id), 1, null);
    }

    @Test
    void createdItemIsAHit() {
        node.cached.create(SHOP, creation("a"));
        assertThat(node.hit("a")).contains(Optional.of(item("a", 1)));
    }

    @Test
    void restoredItemIsAHit() {
        node.stored("a", 1);
        node.read("a");
        node.cached.restore(SHOP, item("a", 9));
        assertThat(node.hit("a")).contains(Optional.of(item("a", 9)));
    }

    @Test
    void updateCachesTheItemThatTheStoreReturned() {
        node.stored("a", 1);
        Update update = node.update("a");
        node.cached.update(SHOP, update);
        assertThat(node.dao.updates).containsExactly(update.returningItem());
        assertThat(node.hit("a")).contains(node.storedNow("a"));
    }

    @Test
    void timeToLiveStartsWithTheWrite() {
        node.stored("a", 1);
        node.dao.afterWrite = id -> node.millis.addAndGet(7000);
        node.cached.update(SHOP, node.update("a"));
        assertThat(node.cache.times).containsValues(CachingFixture.TIME.minusSeconds(7));
        node.cached.createAll(SHOP, List.of(creation("b"), creation("c")));
        assertThat(node.cache.times)
                .containsEntry(new CacheKey(SHOP, "b"), CachingFixture.TIME.minusSeconds(14))
                .containsEntry(new CacheKey(SHOP, "c"), CachingFixture.TIME.minusSeconds(14));
    }

    @Test
    void updateOfAnUncachedTypeDoesNotRequestTheItem() {
        node.stored(item("a", "fresh", 1));
        Update update = node.update("a", Precondition.of("fresh", new State(1, Optional.of("r1"))));
        node.cached.update(SHOP, update);
        assertThat(node.dao.updates).containsExactly(update);
        assertThat(node.cache.entries).isEmpty();
    }

    @Test
    void deletionRemovesTheEntry() {
        node.stored("a", 1);
        node.read("a");
        node.cached.delete(SHOP, Deletion.of("a"));
        assertThat(node.cache.entries).isEmpty();
        assertThat(node.read("a")).isEmpty();
    }

    @Test
    void deletionIsAKnownAbsenceIfAbsencesAreCached() {
        CachingFixture negative = new CachingFixture(Duration.ofSeconds(3), 100);
        negative.stored("a", 1);
        negative.read("a");
        negative.cached.delete(SHOP, Deletion.of("a"));
        assertThat(negative.hit("a")).contains(Optional.empty());
    }

    @Test
    void conflictRemovesTheStaleEntry() {
        node.stored("a", 1);
        node.read("a");
        node.stored("a", 2);
        Update stale = node.update("a", Precondition.of("city", new State(1, Optional.of("r1"))));
        assertThatExceptionOfType(VersionConflictException.class).isThrownBy(() -> node.cached.update(SHOP, stale));
        assertThat(node.cache.entries).isEmpty();
        assertThat(node.read("a")).contains(item("a", 2));
    }

    @Test
    void refusedCreationRemovesTheEntry() {
        CachingFixture negative = new CachingFixture(Duration.ofSeconds(3), 100);
        negative.read("a");
        negative.stored("a", 5);
        assertThatExceptionOfType(ObjectExistsException.class)
                .isThrownBy(() -> negative.cached.create(SHOP, creation("a")));
        assertThat(negative.read("a")).contains(item("a", 5));
    }

    @Test
    void failedWriteRemovesTheEntry() {
        node.stored("a", 1);
        node.read("a");
        node.dao.beforeWrite = id -> {
            throw io.para4j.error.StorageException.failed("update", "no", null);
        };
        assertThatExceptionOfType(io.para4j.error.StorageException.class)
                .isThrownBy(() -> node.cached.update(SHOP, node.update("a")));
        assertThat(node.cache.entries).isEmpty();
        assertThat(node.read("a")).contains(item("a", 1));
    }

    @Test
    void writeWithUnknownOutcomeRemovesTheEntry() {
        node.stored("a", 1);
        node.read("a");
        node.dao.afterWrite = id -> {
            throw unknown(id);
        };
        assertThatExceptionOfType(WriteOutcomeUnknownException.class)
                .isThrownBy(() -> node.cached.update(SHOP, node.update("a")));
        assertThat(node.cache.entries).isEmpty();
        assertThat(node.read("a")).isEqualTo(node.storedNow("a"));
    }

    @Test
    void errorInsideTheStoreInvalidatesTheEntry() {
        node.stored("a", 1);
        node.read("a");
        var entry = node.cache.entries.get(new CacheKey(SHOP, "a"));
        node.dao.afterWrite = id -> {
            throw new StackOverflowError();
        };
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> node.cached.delete(SHOP, Deletion.of("a")));
        node.cache.put(SHOP, "a", entry, CachingFixture.TIME);
        assertThat(node.read("a")).isEmpty();
    }

    @Test
    void writeOvertakenByAnotherPutsNothing() {
        node.stored("a", 1);
        node.dao.afterWrite = id -> {
            node.dao.afterWrite = again -> {};
            node.cached.update(SHOP, node.update("a"));
        };
        node.cached.update(SHOP, node.update("a"));
        assertThat(node.cache.entries).isEmpty();
        assertThat(node.read("a")).isEqualTo(node.storedNow("a"));
    }

    @Test
    void latePutOfAWriteThatEndedWithinAnotherIsAMiss() {
        node.stored("a", 1);
        node.dao.beforeWrite = id -> {
            node.dao.beforeWrite = again -> {};
            node.cached.update(SHOP, node.update("a"));
        };
        List<CacheEntry> late = new ArrayList<>();
        node.dao.afterWrite = id -> {
            CacheEntry put = node.cache.entries.get(new CacheKey(SHOP, "a"));
            if (put != null) {
                late.add(put);
            }
        };
        node.cached.update(SHOP, node.update("a"));
        assertThat(late).hasSize(1);
        node.cache.put(SHOP, "a", late.get(0), CachingFixture.TIME);
        assertThat(node.read("a")).isEqualTo(node.storedNow("a"));
    }

    @Test
    void latePutOfAnEarlierWriteIsAMiss() {
        node.stored("a", 1);
        node.cached.update(SHOP, node.update("a"));
        var slow = node.cache.entries.get(new CacheKey(SHOP, "a"));
        node.cached.update(SHOP, node.update("a"));
        node.cache.put(SHOP, "a", slow, CachingFixture.TIME);
        assertThat(node.read("a")).isEqualTo(node.storedNow("a"));
    }

    @Test
    void batchCachesTheCreationsThatWereDone() {
        node.stored("b", 5);
        node.cached.createAll(SHOP, List.of(creation("a"), creation("b"), creation("c")));
        assertThat(node.hit("a")).contains(Optional.of(item("a", 1)));
        assertThat(node.hit("c")).contains(Optional.of(item("c", 1)));
        assertThat(node.hit("b")).isEmpty();
    }

    @Test
    void batchCachesTheUpdatesThatWereDone() {
        node.stored("a", 1);
        node.stored("b", 1);
        node.cached.readAll(SHOP, List.of("a", "b"), Consistency.EVENTUAL);
        Update stale = node.update("b", Precondition.of("city", new State(7, Optional.of("r7"))));
        List<Outcome> outcomes = node.cached.updateAll(SHOP, List.of(node.update("a"), stale, node.update("x")));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Done.class);
        assertThat(outcomes.subList(1, 3)).allMatch(Outcome.Refused.class::isInstance);
        assertThat(node.hit("a")).contains(node.storedNow("a"));
        assertThat(node.hit("b")).isEmpty();
    }

    @Test
    void batchesOfDeletionsAndRestoresUpdateTheCache() {
        node.stored("a", 1);
        node.stored("b", 1);
        node.cached.readAll(SHOP, List.of("a", "b"), Consistency.EVENTUAL);
        node.cached.deleteAll(SHOP, List.of(Deletion.of("a")));
        node.cached.restoreAll(SHOP, List.of(item("b", 8)));
        assertThat(node.read("a")).isEmpty();
        assertThat(node.hit("b")).contains(Optional.of(item("b", 8)));
    }

    @Test
    void batchInvalidatesEntriesWithUnknownOutcome() {
        node.dao.outcomes = made -> {
            List<Outcome> changed = new ArrayList<>(made);
            changed.set(1, new Outcome.Unknown(unknown("b")));
            return changed;
        };
        node.cached.createAll(SHOP, List.of(creation("a"), creation("b")));
        assertThat(node.hit("a")).isPresent();
        assertThat(node.hit("b")).isEmpty();
    }

    @Test
    void batchThatFailsAsAWholeInvalidatesAllEntries() {
        node.cached.create(SHOP, creation("a"));
        node.dao.outcomes = made -> {
            throw new IllegalStateException("store");
        };
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> node.cached.createAll(SHOP, List.of(creation("a"), creation("b"))));
        assertThat(node.cache.entries).isEmpty();
    }

    @Test
    void wrongNumberOfOutcomesCachesNothing() {
        node.dao.outcomes = made -> made.subList(0, 1);
        node.cached.createAll(SHOP, List.of(creation("a"), creation("b")));
        assertThat(node.cache.entries).isEmpty();
    }

    @Test
    void writesOfOneHashInOneBatchInvalidateEachOther() {
        List<String> ids = idsOfOneHash();
        node.cached.createAll(SHOP, List.of(creation(ids.get(0)), creation("other"), creation(ids.get(1))));
        assertThat(node.hit("other")).isPresent();
        assertThat(node.cache.entries).containsOnlyKeys(new CacheKey(SHOP, "other"));
        ids.forEach(id -> assertThat(node.read(id)).isEqualTo(node.storedNow(id)));
    }

    @Test
    void writeInvalidatesTheOtherIdsOfItsHashAndLeavesNoStaleHits() {
        List<String> ids = idsOfOneHash();
        node.stored(ids.get(0), 1);
        node.read(ids.get(0));
        node.cached.create(SHOP, creation(ids.get(1)));
        assertThat(node.hit(ids.get(0))).isEmpty();
        assertThat(node.hit(ids.get(1))).isPresent();
    }

    /** Returns two ids with the same hash, which share the time of their last change. */
    private static List<String> idsOfOneHash() {
        return List.of("Aa", "BB");
    }

    @Test
    void itemPutBeforeADropIsAMissAfterwards() {
        node.stored("a", 1);
        node.read("a");
        var late = node.cache.entries.get(new CacheKey(SHOP, "a"));
        node.cached.dropped(SHOP);
        assertThat(node.cache.entries).isEmpty();
        node.cache.put(SHOP, "a", late, CachingFixture.TIME);
        assertThat(node.hit("a")).isEmpty();
    }

    @Test
    void writeOvertakenByADropIsAMiss() {
        node.dao.afterWrite = id -> node.cached.dropped(SHOP);
        node.cached.create(SHOP, creation("a"));
        node.dao.items.clear();
        assertThat(node.read("a")).isEmpty();
    }

    @Test
    void recreatedAppIsCachedAgain() {
        node.cached.dropped(SHOP);
        node.cached.create(SHOP, creation("a"));
        assertThat(node.hit("a")).isPresent();
    }

    @Test
    void dropKeepsTheEntriesOfOtherApps() {
        node.stored("a", 1);
        node.read("a");
        node.cached.dropped(AppId.of("blog"));
        node.cached.dropped(AppId.ofShared("shop"));
        assertThat(node.hit("a")).isPresent();
    }

    @Test
    void everyOlderEntryIsAMissOnceAfterTooManyDrops() {
        CachingFixture few = new CachingFixture(Duration.ZERO, 3);
        few.stored("a", 1);
        few.read("a");
        IntStream.range(0, 3).forEach(i -> few.cached.dropped(AppId.of("app" + i)));
        assertThat(few.hit("a")).isPresent();
        few.cached.dropped(AppId.of("app3"));
        assertThat(few.hit("a")).isEmpty();
        assertThat(few.hit("a")).isPresent();
        few.cached.dropped(AppId.of("app4"));
        assertThat(few.hit("a")).isPresent();
    }

    @Test
    void updateReturnsTheItemOfTheStore() {
        Item before = node.stored("a", 1);
        Optional<Item> after = node.cached.update(SHOP, node.update("a").returningItem());
        assertThat(after).isEqualTo(node.storedNow("a")).isNotEqualTo(Optional.of(before));
    }
}

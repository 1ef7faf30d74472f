package io.para4j.internal.caching;

import static io.para4j.internal.caching.CachingFixture.SHOP;
import static io.para4j.internal.caching.CachingFixture.TIME;
import static io.para4j.internal.caching.CachingFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.para4j.model.App;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of the reads of {@link CachingDAO}. */
class CachingDAOReadTest {
    private final CachingFixture node = new CachingFixture();

    @Test
    void missIsLoadedStronglyAndTheSecondReadIsAHit() {
        Item item = node.stored("a", 1);
        assertThat(node.read("a")).containsSame(item);
        assertThat(node.read("a")).containsSame(item);
        assertThat(node.dao.calls).containsExactly("read a STRONG");
        assertThat(node.cache.times).containsExactly(Map.entry(new CacheKey(SHOP, "a"), TIME));
        CacheCounters counters = node.cached.counters();
        assertThat(counters.hits()).isEqualTo(1);
        assertThat(counters.misses()).isEqualTo(1);
        assertThat(counters.loads()).isEqualTo(1);
        assertThat(counters.puts()).isEqualTo(1);
    }

    private static Item sized(String id, int text) {
        return new Item(id, "city", 1, Optional.of("r"), 7, Map.of("text", "x".repeat(text)));
    }

    @Test
    void hitSavesTheCostOfAnEventualRead() {
        node.stored(sized("small", 100));
        node.stored(sized("large", 10_000));
        node.read("small");
        node.read("large");
        assertThat(node.cached.counters().readUnitsSaved()).isZero();

        node.read("small");
        assertThat(node.cached.counters().readUnitsSaved()).isEqualTo(0.5);
        node.read("large");
        assertThat(node.cached.counters().readUnitsSaved()).isEqualTo(0.5 + 1.5);
        node.cached.readAll(SHOP, List.of("small", "large", "absent"), Consistency.EVENTUAL);
        assertThat(node.cached.counters().readUnitsSaved()).isEqualTo(2 * (0.5 + 1.5));
    }

    @Test
    void hitOfAKnownAbsenceSavesHalfAUnit() {
        CachingFixture negative = new CachingFixture(Duration.ofSeconds(3), 100);
        negative.read("a");
        negative.read("a");
        assertThat(negative.cached.counters().readUnitsSaved()).isEqualTo(0.5);
    }

    @Test
    void entriesOfOtherAppsAreSeparate() {
        node.stored("a", 1);
        node.read("a");
        assertThat(node.cached.read(AppId.of("blog"), "a", Consistency.EVENTUAL))
                .isEmpty();
        assertThat(node.cached.read(AppId.ofShared("shop"), "a", Consistency.EVENTUAL))
                .isEmpty();
    }

    @Test
    void strongReadGoesToTheStoreAndRefreshesTheEntry() {
        node.stored("a", 1);
        node.read("a");
        Item changedElsewhere = node.stored("a", 2);
        assertThat(node.cached.read(SHOP, "a", Consistency.STRONG)).contains(changedElsewhere);
        assertThat(node.hit("a")).contains(Optional.of(changedElsewhere));
    }

    @Test
    void strongReadWithoutResultRemovesTheEntry() {
        node.stored("a", 1);
        node.read("a");
        node.dao.items.clear();
        assertThat(node.cached.read(SHOP, "a", Consistency.STRONG)).isEmpty();
        assertThat(node.read("a")).isEmpty();
    }

    @Test
    void failedLoadThrowsAndCachesNothing() {
        node.stored("a", 1);
        node.dao.beforeRead = id -> {
            throw new IllegalStateException("store");
        };
        assertThatIllegalStateException().isThrownBy(() -> node.read("a")).withMessage("store");
        assertThat(node.cache.entries).isEmpty();
        assertThat(node.cached.counters().loadFailures()).isEqualTo(1);
        node.dao.beforeRead = id -> {};
        assertThat(node.read("a")).isPresent();
    }

    @Test
    void absenceIsNotCachedByDefault() {
        assertThat(node.read("a")).isEmpty();
        assertThat(node.cache.entries).isEmpty();
        node.stored("a", 1);
        assertThat(node.read("a")).isPresent();
    }

    @Test
    void absenceIsCachedForItsOwnTimeIfConfigured() {
        CachingFixture negative = new CachingFixture(Duration.ofSeconds(3), 100);
        assertThat(negative.read("a")).isEmpty();
        assertThat(negative.cache.times).containsExactly(Map.entry(new CacheKey(SHOP, "a"), Duration.ofSeconds(3)));
        assertThat(negative.hit("a")).contains(Optional.empty());
    }

    @Test
    void creationReplacesAKnownAbsence() {
        CachingFixture negative = new CachingFixture(Duration.ofSeconds(3), 100);
        negative.read("a");
        negative.cached.create(SHOP, new io.para4j.spi.Creation(item("a", 1), false));
        assertThat(negative.hit("a")).contains(Optional.of(item("a", 1)));
    }

    @Test
    void timeToLiveIsThatOfTheType() {
        node.stored(item("a", "brief", 1));
        node.read("a");
        assertThat(node.cache.times).containsExactly(Map.entry(new CacheKey(SHOP, "a"), Duration.ofSeconds(30)));
    }

    private void storeTakes(Duration time) {
        node.dao.beforeAnswer = () -> node.millis.addAndGet(time.toMillis());
    }

    @Test
    void timeToLiveStartsWithTheLoad() {
        storeTakes(Duration.ofSeconds(7));
        node.stored("a", 1);
        node.read("a");
        assertThat(node.cache.times).containsExactly(Map.entry(new CacheKey(SHOP, "a"), TIME.minusSeconds(7)));
    }

    @Test
    void timeToLiveStartsWithTheStrongRead() {
        storeTakes(Duration.ofSeconds(7));
        node.stored("a", 1);
        node.cached.read(SHOP, "a", Consistency.STRONG);
        assertThat(node.cache.times).containsExactly(Map.entry(new CacheKey(SHOP, "a"), TIME.minusSeconds(7)));
    }

    @Test
    void timeToLiveOfReadAllStartsWithTheCall() {
        storeTakes(Duration.ofSeconds(7));
        node.stored("a", 1);
        node.stored("b", 1);
        for (Consistency consistency : Consistency.values()) {
            node.cache.entries.clear();
            node.cached.readAll(SHOP, List.of("a", "b"), consistency);
            assertThat(node.cache.times.values()).containsExactly(TIME.minusSeconds(14), TIME.minusSeconds(14));
        }
    }

    @Test
    void itemIsNotPutIfItsLoadTookItsTimeToLive() {
        storeTakes(Duration.ofSeconds(30));
        node.stored(item("a", "brief", 1));
        assertThat(node.read("a")).contains(item("a", "brief", 1));
        assertThat(node.cache.entries).isEmpty();
    }

    @Test
    void strongReadThatTookTheTimeToLiveRemovesTheEntry() {
        node.stored(item("a", "brief", 1));
        node.read("a");
        node.stored(item("a", "brief", 2));
        storeTakes(Duration.ofSeconds(30));
        node.cached.read(SHOP, "a", Consistency.STRONG);
        assertThat(node.cache.entries).isEmpty();
    }

    @Test
    void typesThatAreNeverCachedAreReadFromTheStoreEachTime() {
        node.stored(item("a", "fresh", 1));
        node.stored(item("b", App.TYPE, 1));
        node.read("a");
        node.read("b");
        node.cached.read(SHOP, "b", Consistency.STRONG);
        node.cached.readAll(SHOP, List.of("a", "b"), Consistency.EVENTUAL);
        assertThat(node.cache.entries).isEmpty();
    }

    @Test
    void readAllLoadsAllMissesInOneCall() {
        node.stored("a", 1);
        node.stored("b", 1);
        node.stored("c", 1);
        node.read("b");
        node.dao.calls.clear();
        List<String> asked = Collections.unmodifiableList(List.of("c", "x", "b", "a", "c"));
        Map<String, Item> found = node.cached.readAll(SHOP, asked, Consistency.EVENTUAL);
        assertThat(found.keySet()).containsExactly("c", "b", "a");
        assertThat(node.dao.calls).startsWith("readAll [c, x, a] STRONG").hasSize(4);
        assertThat(node.hit("c")).contains(Optional.of(item("c", 1)));
        assertThat(node.cached.counters().hits()).isEqualTo(2);
        assertThat(node.cached.counters().misses()).isEqualTo(4);
    }

    @Test
    void readAllOfCachedIdsDoesNotCallTheStore() {
        node.stored("a", 1);
        node.read("a");
        node.dao.calls.clear();
        assertThat(node.cached.readAll(SHOP, List.of("a"), Consistency.EVENTUAL))
                .containsOnlyKeys("a");
        assertThat(node.dao.calls).isEmpty();
    }

    @Test
    void strongReadAllRefreshesAllEntries() {
        node.stored("a", 1);
        node.stored("b", 1);
        node.cached.readAll(SHOP, List.of("a", "b"), Consistency.EVENTUAL);
        node.stored("a", 2);
        node.dao.items.remove("shop/b");
        assertThat(node.cached.readAll(SHOP, List.of("a", "b"), Consistency.STRONG))
                .containsOnlyKeys("a");
        assertThat(node.hit("a")).contains(Optional.of(item("a", 2)));
        assertThat(node.read("b")).isEmpty();
    }

    @Test
    void pagesBypassTheCache() {
        node.stored("a", 1);
        node.cached.readPage(SHOP, 10, Optional.empty());
        assertThat(node.cache.calls).isEmpty();
    }

    @Test
    void loadOvertakenByAWriteIsAMissAfterwards() {
        node.stored("a", 1);
        node.dao.beforeAnswer = () -> {
            node.dao.beforeAnswer = () -> {};
            node.cached.update(SHOP, node.update("a"));
        };
        node.read("a");
        assertThat(node.read("a")).isEqualTo(node.storedNow("a"));
    }

    @Test
    void latePutOfAnOldLoadIsAMiss() {
        node.stored("a", 1);
        node.read("a");
        var late = node.cache.entries.get(new CacheKey(SHOP, "a"));
        node.cached.update(SHOP, node.update("a"));
        node.cache.put(SHOP, "a", late, TIME);
        assertThat(node.read("a")).isEqualTo(node.storedNow("a"));
    }

    @Test
    void loadOvertakenByADeletionRestoresNothing() {
        node.stored("a", 1);
        node.stored("b", 1);
        node.dao.beforeAnswer = () -> {
            if (node.dao.calls.contains("read b STRONG")) {
                node.dao.beforeAnswer = () -> {};
                node.cached.delete(SHOP, io.para4j.spi.Deletion.of("a"));
            }
        };
        node.cached.readAll(SHOP, List.of("a", "b"), Consistency.EVENTUAL);
        assertThat(node.read("a")).isEmpty();
        assertThat(node.hit("b")).contains(Optional.of(item("b", 1)));
    }

    @Test
    void strongReadOvertakenByAWriteIsAMissAfterwards() {
        node.stored("a", 1);
        node.dao.beforeAnswer = () -> {
            node.dao.beforeAnswer = () -> {};
            node.cached.update(SHOP, node.update("a"));
        };
        node.cached.read(SHOP, "a", Consistency.STRONG);
        assertThat(node.read("a")).isEqualTo(node.storedNow("a"));
    }

    @Test
    void loadThatBeganBeforeAStrongReadDoesNotReplaceItsEntry() {
        node.stored("a", 1);
        node.dao.beforeAnswer = () -> {
            node.dao.beforeAnswer = () -> {};
            node.stored("a", 2);
            node.cached.read(SHOP, "a", Consistency.STRONG);
        };
        node.read("a");
        assertThat(node.hit("a")).contains(Optional.of(item("a", 2)));
    }

    @Test
    void strongReadsThatOverlapLeaveNoEntry() {
        node.stored("a", 1);
        node.dao.beforeAnswer = () -> {
            node.dao.beforeAnswer = () -> {};
            node.cached.readAll(SHOP, List.of("a"), Consistency.STRONG);
        };
        node.cached.read(SHOP, "a", Consistency.STRONG);
        assertThat(node.cache.entries).isEmpty();
    }

    @Test
    void strongReadThatFailsLeavesTheEntry() {
        node.stored("a", 1);
        node.read("a");
        node.dao.beforeRead = id -> {
            throw new IllegalStateException("store");
        };
        assertThatIllegalStateException().isThrownBy(() -> node.cached.read(SHOP, "a", Consistency.STRONG));
        assertThat(node.hit("a")).isPresent();
    }

    @Test
    void entryOfAnotherNodeIsAHitUntilThisNodeWritesTheId() {
        node.stored("a", 1);
        node.otherNode().read(SHOP, "a", Consistency.EVENTUAL);
        assertThat(node.hit("a")).contains(Optional.of(item("a", 1)));
        var others = node.cache.entries.get(new CacheKey(SHOP, "a"));
        node.cached.update(SHOP, node.update("a"));
        node.cache.put(SHOP, "a", others, TIME);
        assertThat(node.read("a")).isEqualTo(node.storedNow("a"));
    }
}

package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.spi.AppId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;

/** The lineage of shards: which of them have been read, and which can be. */
class ShardListingTest {
    private static final long NOW = 1_700_000_000;
    private static final ShardPosition AFTER = ShardPosition.after("7", NOW);
    private static final ShardPosition END = ShardPosition.end(NOW);
    private static final ShardPosition START = ShardPosition.start(NOW);

    /** Returns a listing of shards, each as its name and that of its parent, such as {@code b<a}. */
    private static ShardListing listing(String... shards) {
        List<Shard> all = new ArrayList<>();
        for (String shard : shards) {
            String[] names = shard.split("<", -1);
            all.add(Shard.builder()
                    .shardId(names[0])
                    .parentShardId(names.length > 1 ? names[1] : null)
                    .build());
        }
        StreamDescription stream =
                StreamDescription.builder().streamStatus(StreamStatus.ENABLED).build();
        return new ShardListing(all, stream, NOW);
    }

    private static StreamPosition position(Map<String, ShardPosition> frontier) {
        return new StreamPosition(AppId.of("shop"), "stream", NOW, new TreeMap<>(frontier));
    }

    private static Map<String, ShardPosition> advanced(ShardListing listing, Map<String, ShardPosition> frontier) {
        return listing.advance(position(frontier)).frontier();
    }

    @Test
    void ancestorsOfTheFrontierAreRead() {
        assertThat(advanced(listing("a", "b<a", "c<b"), Map.of("c", AFTER))).containsOnlyKeys("c");
    }

    @Test
    void newChildrenAreReadFromTheirStart() {
        assertThat(advanced(listing("a", "b<a", "c<a"), Map.of("a", AFTER)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", AFTER, "b", START, "c", START));
    }

    @Test
    void shardAtItsEndLeavesWhenAChildIsListed() {
        assertThat(advanced(listing("a"), Map.of("a", END))).containsOnlyKeys("a");
        assertThat(advanced(listing("a", "b<a"), Map.of("a", END))).containsOnlyKeys("b");
        assertThat(advanced(listing("b<a"), Map.of("a", END)))
                .as("a is trimmed")
                .containsOnlyKeys("b");
    }

    @Test
    void secondChildThatIsListedLaterIsReadFromItsStart() {
        assertThat(advanced(listing("a", "b<a", "c<a"), Map.of("b", AFTER)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("b", AFTER, "c", START));
    }

    @Test
    void grandchildrenOfSiblingsAreReadAfterTheirParents() {
        ShardListing listing = listing("a", "b<a", "c<a", "d<c");
        StreamPosition position = listing.advance(position(Map.of("b", AFTER)));

        assertThat(position.frontier()).containsOnlyKeys("b", "c", "d");
        assertThat(listing.isReady("c", position)).isTrue();
        assertThat(listing.isReady("d", position)).isFalse();
        assertThat(listing.isReady("d", position.with("c", END))).isTrue();
    }

    @Test
    void shardsBetweenTwoOfTheFrontierAreRead() {
        assertThat(advanced(listing("a", "b<a", "c<b", "d<c"), Map.of("a", AFTER, "d", START)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", AFTER, "b", START, "c", START, "d", START));
    }

    @Test
    void trimmedShardStaysInTheFrontierUnlessItWasRead() {
        assertThat(advanced(listing("b<a"), Map.of("a", AFTER))).containsOnlyKeys("a", "b");
    }

    @Test
    void childWaitsForItsParent() {
        ShardListing listing = listing("a", "b<a");
        StreamPosition position = position(Map.of("a", AFTER, "b", START));

        assertThat(listing.isReady("a", position)).isTrue();
        assertThat(listing.isReady("b", position)).isFalse();
        assertThat(listing.isReady("b", position.with("a", END))).isTrue();
    }

    @Test
    void rootsAndLeavesAreKnown() {
        ShardListing listing = listing("b<a", "c<b", "d<b", "e");

        assertThat(listing.roots()).containsExactly("b", "e");
        assertThat(listing.leaves()).containsExactly("c", "d", "e");
        assertThat(listing.children("b")).containsExactly("c", "d");
    }

    @Test
    void positionIsListedAgainOnceInTenMinutes() {
        ShardListing listing = listing("a");
        StreamPosition recent =
                new StreamPosition(AppId.of("shop"), "stream", NOW - 599, new TreeMap<>(Map.of("a", AFTER)));
        StreamPosition old =
                new StreamPosition(AppId.of("shop"), "stream", NOW - 600, new TreeMap<>(Map.of("a", AFTER)));

        assertThat(listing.advance(recent)).isEqualTo(recent);
        assertThat(listing.advance(old).listed()).isEqualTo(NOW);
    }
}

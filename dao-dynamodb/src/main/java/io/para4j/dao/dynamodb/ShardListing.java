package io.para4j.dao.dynamodb;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;

/** The shards of a stream at a time, with their lineage. Immutable. */
final class ShardListing {
    /** The time in seconds after which a position has the time of the last list, even if its shards are the same. */
    private static final long REFRESH = 600;

    private final Map<String, Shard> shards;
    private final Set<String> parents = new HashSet<>();
    private final StreamDescription stream;
    private final long time;

    /**
     * Creates a listing.
     *
     * @param shards all shards
     * @param stream the description of the stream
     * @param time the time of the list, in seconds, by the service's clock
     */
    ShardListing(List<Shard> shards, StreamDescription stream, long time) {
        this.shards = new LinkedHashMap<>();
        this.stream = stream;
        this.time = time;
        for (Shard shard : shards) {
            this.shards.put(shard.shardId(), shard);
            if (shard.parentShardId() != null) {
                parents.add(shard.parentShardId());
            }
        }
    }

    long time() {
        return time;
    }

    /** Returns whether the stream is off, so that no record follows those in its shards. */
    boolean isDisabled() {
        return stream.streamStatus() == StreamStatus.DISABLED;
    }

    /** Returns whether records are written to the stream. */
    boolean isEnabled() {
        return stream.streamStatus() == StreamStatus.ENABLED;
    }

    /** Returns what the records of the stream contain. */
    String viewType() {
        return String.valueOf(stream.streamViewTypeAsString());
    }

    /** Returns the shards without a listed parent. */
    List<String> roots() {
        return shards.keySet().stream()
                .filter(shard -> !shards.containsKey(String.valueOf(parent(shard))))
                .toList();
    }

    /** Returns the shards without a listed child: the open ones, and those whose children do not show yet. */
    List<String> leaves() {
        return shards.keySet().stream()
                .filter(shard -> !parents.contains(shard))
                .toList();
    }

    /** Returns the listed children of a shard. */
    List<String> children(String shard) {
        return shards.keySet().stream()
                .filter(each -> shard.equals(parent(each)))
                .toList();
    }

    boolean contains(String shard) {
        return shards.containsKey(shard);
    }

    /** Returns the parent of a shard, which may not be listed any more; null if it is not known. */
    @Nullable
    String parent(String shard) {
        Shard found = shards.get(shard);
        return found == null ? null : found.parentShardId();
    }

    /** Returns the last sequence number of a closed shard. */
    Optional<String> lastNumber(String shard) {
        return Optional.ofNullable(shards.get(shard))
                .map(Shard::sequenceNumberRange)
                .map(range -> range.endingSequenceNumber());
    }

    /**
     * Returns a frontier with each listed shard that has not been read, and without shards that were read to their end
     * and whose children are in it.
     */
    StreamPosition advance(StreamPosition position) {
        SortedMap<String, ShardPosition> frontier = new TreeMap<>(position.frontier());
        Set<String> read = readAncestors(position);
        for (String shard : shards.keySet()) {
            if (!read.contains(shard)) {
                frontier.putIfAbsent(shard, ShardPosition.start(time));
            }
        }
        Set<String> ended = new HashSet<>();
        frontier.forEach((shard, at) -> {
            if (at.isEnd() && (parents.contains(shard) || !contains(shard))) {
                ended.add(shard);
            }
        });
        if (ended.size() < frontier.size()) {
            frontier.keySet().removeAll(ended);
        }
        frontier.replaceAll((shard, at) -> at.isEnd() ? at.completeAt(time) : at);
        boolean isChanged = !frontier.keySet().equals(position.frontier().keySet());
        boolean isNewer = isChanged || time - position.listed() >= REFRESH;
        return new StreamPosition(position.app(), position.stream(), isNewer ? time : position.listed(), frontier);
    }

    /** Returns the ancestors of the frontier, except those between two shards in it, which are still to be read. */
    private Set<String> readAncestors(StreamPosition position) {
        Set<String> read = new HashSet<>();
        for (String shard : position.frontier().keySet()) {
            Set<String> path = new HashSet<>();
            boolean isBetween = false;
            String ancestor = parent(shard);
            while (ancestor != null && !isBetween && path.add(ancestor)) {
                isBetween = position.frontier().containsKey(ancestor);
                ancestor = parent(ancestor);
            }
            if (!isBetween) {
                read.addAll(path);
            }
        }
        return read;
    }

    /** Returns whether a shard can be read: its parent is not in the frontier, or was read to its end. */
    boolean isReady(String shard, StreamPosition position) {
        ShardPosition own = position.frontier().get(shard);
        String parent = parent(shard);
        ShardPosition ofParent = parent == null ? null : position.frontier().get(parent);
        return own != null && !own.isEnd() && (ofParent == null || ofParent.isEnd());
    }
}

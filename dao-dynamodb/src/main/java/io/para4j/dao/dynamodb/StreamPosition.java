package io.para4j.dao.dynamodb;

import io.para4j.error.FeedGapException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.FeedPosition;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the stream of a table: the frontier of shards up to which everything was read. Immutable.
 *
 * <p>The ancestors of a shard in the frontier have been read, except those that descend from another shard in it. Every
 * other listed shard has not been read.
 *
 * <p>Its text is the version {@value #VERSION}, the kind of the app's storage and its name, the stream's ARN, the time of
 * {@link #listed}, and each shard with its {@link ShardPosition}, separated by {@code |}.
 *
 * @param app the app
 * @param stream the ARN of the stream
 * @param listed the time of a list of shards, in seconds; each shard that it named is in the frontier, is an ancestor of
 *     one in it, or is to be read from its start
 * @param frontier the shards, by id
 */
record StreamPosition(AppId app, String stream, long listed, SortedMap<String, ShardPosition> frontier) {
    static final String VERSION = "ddb1";

    private static final String SEPARATOR = "|";
    private static final String PREFIX = "shardId-";
    private static final String OWN = "own";
    private static final String SHARED = "shared";
    private static final int FIELDS = 5;

    private static final Pattern STREAM = Pattern.compile(
            "arn:[a-zA-Z0-9-]+:dynamodb:[a-zA-Z0-9-]*:\\d*:table/([a-zA-Z0-9_.-]+)/stream/([0-9T:.-]+)");
    private static final Pattern SHARD = Pattern.compile("([a-zA-Z0-9-]{1,80})=(.*)");
    private static final Pattern TIME = Pattern.compile("\\d{1,15}");

    StreamPosition {
        frontier = Collections.unmodifiableSortedMap(new TreeMap<>(frontier));
    }

    /** Returns a copy with another position in a shard. */
    StreamPosition with(String shard, ShardPosition position) {
        SortedMap<String, ShardPosition> changed = new TreeMap<>(frontier);
        changed.put(shard, position);
        return new StreamPosition(app, stream, listed, changed);
    }

    /** Returns the part of an ARN that distinguishes the streams of one table: the time of its creation. */
    static String label(String stream) {
        return stream.substring(stream.lastIndexOf('/') + 1);
    }

    FeedPosition toFeedPosition() {
        StringJoiner text = new StringJoiner(SEPARATOR);
        text.add(VERSION).add(app.shared() ? SHARED : OWN).add(app.name()).add(stream);
        text.add(Long.toString(listed));
        frontier.forEach((shard, position) -> text.add(
                (shard.startsWith(PREFIX) ? shard.substring(PREFIX.length()) : "=" + shard) + "=" + position.text()));
        return new FeedPosition(text.toString());
    }

    /**
     * Parses a position.
     *
     * @param table the app's table
     * @throws IllegalArgumentException if the text is not a position of this store, or belongs to another app or table
     */
    static StreamPosition parse(AppId app, String table, FeedPosition position) {
        String[] fields = position.text().split("\\|", -1);
        if (!fields[0].equals(VERSION)) {
            throw refused(app, position, "it was not made by this store");
        }
        if (fields.length <= FIELDS || !TIME.matcher(fields[4]).matches()) {
            throw refused(app, position, "it is incomplete");
        }
        if (!fields[1].equals(app.shared() ? SHARED : OWN) || !fields[2].equals(app.name())) {
            throw refused(app, position, "it belongs to another app");
        }
        Matcher stream = STREAM.matcher(fields[3]);
        if (!stream.matches()) {
            throw refused(app, position, "it has no stream");
        }
        if (!stream.group(1).equals(table)) {
            throw refused(app, position, "it belongs to another table than " + Target.quote(table));
        }
        SortedMap<String, ShardPosition> frontier = new TreeMap<>();
        for (String field : List.of(fields).subList(FIELDS, fields.length)) {
            boolean isWhole = field.startsWith("=");
            Matcher shard = SHARD.matcher(isWhole ? field.substring(1) : field);
            if (!shard.matches()) {
                throw refused(app, position, "a shard of it is not valid");
            }
            try {
                frontier.put((isWhole ? "" : PREFIX) + shard.group(1), ShardPosition.parse(shard.group(2)));
            } catch (IllegalArgumentException e) {
                throw refused(app, position, String.valueOf(e.getMessage()));
            }
        }
        return new StreamPosition(app, fields[3], Long.parseLong(fields[4]), frontier);
    }

    private static IllegalArgumentException refused(AppId app, FeedPosition position, String reason) {
        return new IllegalArgumentException("position " + Target.quote(position.text())
                + " cannot be used for the changes of app " + Target.quote(app.name()) + ": " + reason);
    }

    /** Returns whether each record before another position in the same app certainly comes before this one. */
    boolean hasReached(StreamPosition other) {
        return stream.equals(other.stream)
                && other.frontier.entrySet().stream()
                        .allMatch(shard -> hasReached(shard.getKey(), shard.getValue(), other));
    }

    private boolean hasReached(String shard, ShardPosition position, StreamPosition other) {
        ShardPosition own = frontier.get(shard);
        return own == null ? isListedAfter(other) : own.hasReached(position);
    }

    /**
     * Returns whether the shards of this position were listed when each in the frontier of the other one was there. Then
     * such a shard that is not in this frontier has been read to its end.
     */
    private boolean isListedAfter(StreamPosition other) {
        return listed - other.listed > ShardPosition.SLACK;
    }

    /**
     * Returns a position from which no record is missed that comes after any of some positions.
     *
     * @throws FeedGapException if they are in different streams of the table
     */
    static StreamPosition earliest(List<StreamPosition> positions) {
        StreamPosition first = positions.get(0);
        TreeSet<String> shards = new TreeSet<>();
        for (StreamPosition each : positions) {
            if (!each.stream.equals(first.stream)) {
                throw new FeedGapException(
                        first.app.name(),
                        "the positions are in streams " + Target.quote(label(first.stream)) + " and "
                                + Target.quote(label(each.stream)) + " of one table, of which the older one has ended",
                        null);
            }
            shards.addAll(each.frontier.keySet());
        }
        SortedMap<String, ShardPosition> frontier = new TreeMap<>();
        shards.forEach(shard -> frontier.put(shard, earliest(shard, positions)));
        long listed = positions.stream().mapToLong(StreamPosition::listed).min().orElseThrow();
        return new StreamPosition(first.app, first.stream, listed, frontier);
    }

    /** Returns the earliest position in a shard; its start if a position lacks the shard and may not know it. */
    private static ShardPosition earliest(String shard, List<StreamPosition> positions) {
        List<StreamPosition> with = positions.stream()
                .filter(each -> each.frontier.containsKey(shard))
                .toList();
        ShardPosition earliest = with.stream()
                .map(each -> each.frontier.get(shard))
                .reduce(ShardPosition::earlier)
                .orElseThrow();
        boolean isFinishedInOthers = positions.stream()
                .filter(each -> !each.frontier.containsKey(shard))
                .allMatch(each -> with.stream().anyMatch(each::isListedAfter));
        long oldest = with.stream().mapToLong(StreamPosition::listed).min().orElseThrow();
        return isFinishedInOthers ? earliest : ShardPosition.start(oldest);
    }
}

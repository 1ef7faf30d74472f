package io.para4j.dao.dynamodb;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in one shard of a stream. Immutable. All times are in seconds since 1970, by the service's clock.
 *
 * <p>A shard without a sequence number has the time at which its records were still complete. A position that is older
 * than the service keeps records may hide a gap.
 *
 * @param kind the kind of the position
 * @param sequence the sequence number of the last record that was read; empty unless the kind is {@link Kind#AFTER}
 * @param time the time of that record, or of the request for the latest position; 0 for other kinds
 * @param complete the time at which no later record of the shard was missing; 0 if a sequence number shows that
 * @param token distinguishes a request for the latest position; empty for other kinds
 */
record ShardPosition(Kind kind, String sequence, long time, long complete, String token) {
    /**
     * The time by which clocks, and the order of records in a shard, may differ. Positions are certainly in order only
     * if their times differ by more.
     */
    static final long SLACK = 60;

    /** The precision of {@link #complete}, so that the position of an idle shard changes once an hour. */
    private static final long HOUR = 3_600;

    private static final Pattern TEXT = Pattern.compile("s\\.(?<s>\\d{1,15})|e\\.(?<e>\\d{1,15})"
            + "|n\\.(?<n>\\d{1,60})\\.(?<t>\\d{1,15})|l\\.(?<l>\\d{1,15})\\.(?<c>\\d{1,15})\\.(?<k>[a-z0-9]{0,30})");

    /** The kinds of positions. */
    enum Kind {
        /** Before the first record. */
        START,
        /** After the records that were there at a time. */
        LATEST,
        /** After a record. */
        AFTER,
        /** After the last record of a closed shard. */
        END
    }

    static ShardPosition start(long complete) {
        return new ShardPosition(Kind.START, "", 0, complete, "");
    }

    static ShardPosition latest(long time, String token) {
        return new ShardPosition(Kind.LATEST, "", time, time, token);
    }

    static ShardPosition after(String sequence, long time) {
        return new ShardPosition(Kind.AFTER, sequence, time, 0, "");
    }

    static ShardPosition end(long complete) {
        return new ShardPosition(Kind.END, "", 0, complete, "");
    }

    boolean isEnd() {
        return kind == Kind.END;
    }

    /** Returns this position with a later time at which no record was missing, once an hour. */
    ShardPosition completeAt(long now) {
        long hour = now - now % HOUR;
        return kind == Kind.AFTER || hour <= complete ? this : new ShardPosition(kind, sequence, time, hour, token);
    }

    /** Returns whether each record before another position in the shard certainly comes before this one. */
    boolean hasReached(ShardPosition other) {
        if (kind == Kind.END || other.kind == Kind.START) {
            return true;
        }
        if (kind == Kind.START || other.kind == Kind.END) {
            return false;
        }
        if (kind == Kind.AFTER && other.kind == Kind.AFTER) {
            return number(sequence).compareTo(number(other.sequence)) >= 0;
        }
        boolean isSame = kind == Kind.LATEST && other.kind == Kind.LATEST && isSameRequest(other);
        return isSame || time - other.time > SLACK;
    }

    private boolean isSameRequest(ShardPosition other) {
        return !token.isEmpty() && token.equals(other.token);
    }

    /** Returns a position from which no record is missed that comes after this one or another one. */
    ShardPosition earlier(ShardPosition other) {
        if (hasReached(other)) {
            return other.completeSince(this);
        }
        if (other.hasReached(this)) {
            return completeSince(other);
        }
        // One of them is LATEST, at about the time of the other.
        return new ShardPosition(Kind.LATEST, "", Math.min(time, other.time), Math.min(oldest(), other.oldest()), "");
    }

    /** Returns this position with the time of another one if that is earlier, so that no gap is hidden. */
    private ShardPosition completeSince(ShardPosition other) {
        boolean isEarlier = complete != 0 && other.complete != 0 && other.complete < complete;
        return isEarlier ? new ShardPosition(kind, sequence, time, other.complete, token) : this;
    }

    /** Returns the time at which the records after this position were complete, or that of the record before it. */
    private long oldest() {
        return complete == 0 ? time : complete;
    }

    /** Compares sequence numbers, which are decimal numbers of up to 40 digits. */
    static BigInteger number(String sequence) {
        return new BigInteger(sequence);
    }

    /** Returns the text, which {@link #parse} reads. */
    String text() {
        return switch (kind) {
            case START -> "s." + complete;
            case END -> "e." + complete;
            case AFTER -> "n." + sequence + "." + time;
            case LATEST -> "l." + time + "." + complete + "." + token;
        };
    }

    /**
     * Parses a text.
     *
     * @throws IllegalArgumentException if it is not one that {@link #text} returns
     */
    static ShardPosition parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a shard's position is not valid");
        }
        return switch (text.charAt(0)) {
            case 's' -> start(Long.parseLong(matcher.group("s")));
            case 'e' -> end(Long.parseLong(matcher.group("e")));
            case 'n' -> after(matcher.group("n"), Long.parseLong(matcher.group("t")));
            default ->
                new ShardPosition(
                        Kind.LATEST,
                        "",
                        Long.parseLong(matcher.group("l")),
                        Long.parseLong(matcher.group("c")),
                        matcher.group("k"));
        };
    }
}

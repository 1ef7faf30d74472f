package io.para4j.internal.caching;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The time of the last change of each id, on a clock that counts the changes of this node. An id is known by a hash of
 * 32 bits: ids with equal hashes share a time, which is that of the later change.
 *
 * <p>The table has buckets of eight numbers. Seven are slots for the latest changes of different ids; each holds the
 * rest of the hash and the time. The first number is the floor of the bucket: the latest time that had to give way to a
 * later one. The time of an id without a slot is the floor, so a time may be reported too late but never too early. A
 * bucket needs its floor only if more than seven of its ids were changed, and the table doubles before that is common.
 *
 * <p>Safe for use by many threads. Changes are ordered by one lock. A lookup takes no lock: a slot never moves within
 * its table, and the floor is raised before a slot is reused.
 */
final class ChangeTimes {
    /** The size of the first table, in numbers of 8 bytes. */
    static final int MIN_LENGTH = 1 << 16;

    private static final int MAX_LENGTH = 1 << 28;
    private static final int BUCKET = 8;
    private static final int MIN_BUCKET_BITS = 13;
    private static final int TIME_BITS = Integer.SIZE + MIN_BUCKET_BITS;
    private static final long TIME_MASK = (1L << TIME_BITS) - 1;

    private volatile AtomicLongArray table = new AtomicLongArray(MIN_LENGTH);

    /** The number of changes so far. Written under the lock only. */
    private volatile long now;

    /**
     * A change that was recorded.
     *
     * @param time the time of the change, later than every other
     * @param previous the time of the last change of the id before, or a later time
     * @param isCrowded whether the bucket had no free slot
     */
    record Change(long time, long previous, boolean isCrowded) {}

    /** Returns the time of the latest change of any id; zero if there was none. */
    long now() {
        return now;
    }

    /** Returns the time of the last change of an id, or a later time; zero if the id was never changed. */
    long of(int hash) {
        AtomicLongArray current = table;
        int bucket = bucket(hash, current);
        for (int i = bucket + 1; i < bucket + BUCKET; i++) {
            long slot = current.get(i);
            if (slot == 0) {
                break;
            }
            if (isOf(hash, slot)) {
                return time(slot);
            }
        }
        return current.get(bucket);
    }

    /** Returns the length of the table. */
    int length() {
        return table.length();
    }

    private static int bucket(int hash, AtomicLongArray table) {
        return hash * BUCKET & table.length() - 1;
    }

    private static boolean isOf(int hash, long slot) {
        return slot >>> TIME_BITS == hash >>> MIN_BUCKET_BITS;
    }

    private static long time(long slot) {
        return slot & TIME_MASK;
    }

    /** Returns a time that is later than every other, for a change that concerns no single id. */
    synchronized long tick() {
        long time = now + 1;
        now = time;
        return time;
    }

    /** Records a change of an id that has ended. */
    synchronized Change record(int hash) {
        long time = tick();
        int bucket = bucket(hash, table);
        int oldest = bucket + 1;
        for (int i = bucket + 1; i < bucket + BUCKET; i++) {
            long slot = table.get(i);
            if (slot == 0 || isOf(hash, slot)) {
                set(i, hash, time);
                return new Change(time, slot == 0 ? table.get(bucket) : time(slot), false);
            }
            oldest = time(slot) < time(table.get(oldest)) ? i : oldest;
        }
        long floor = table.get(bucket);
        table.set(bucket, Math.max(floor, time(table.get(oldest))));
        set(oldest, hash, time);
        return new Change(time, floor, true);
    }

    private void set(int index, int hash, long time) {
        table.set(index, (long) (hash >>> MIN_BUCKET_BITS) << TIME_BITS | time);
    }

    /** Doubles the table unless it has two numbers for each entry of the cache. */
    synchronized void growFor(long entries) {
        AtomicLongArray current = table;
        if (current.length() / 2 < entries && current.length() < MAX_LENGTH) {
            table = doubled(current);
        }
    }

    /** Returns a table of twice the length. Each bucket becomes two, by the next bit of the hashes. */
    private static AtomicLongArray doubled(AtomicLongArray table) {
        int length = table.length();
        AtomicLongArray doubled = new AtomicLongArray(2 * length);
        for (int bucket = 0; bucket < length; bucket += BUCKET) {
            doubled.setPlain(bucket, table.get(bucket));
            doubled.setPlain(bucket + length, table.get(bucket));
            int low = bucket + 1;
            int high = bucket + length + 1;
            for (int i = bucket + 1; i < bucket + BUCKET && table.get(i) != 0; i++) {
                long slot = table.get(i);
                if ((hash(slot, bucket) * BUCKET & length) == 0) {
                    doubled.setPlain(low++, slot);
                } else {
                    doubled.setPlain(high++, slot);
                }
            }
        }
        return doubled;
    }

    /** Returns the hash of a slot. The index of its bucket holds the low bits. */
    private static int hash(long slot, int bucket) {
        int low = bucket / BUCKET & (1 << MIN_BUCKET_BITS) - 1;
        return (int) (slot >>> TIME_BITS) << MIN_BUCKET_BITS | low;
    }
}

package io.para4j;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * A generator of ids that sort by time: 128 bits in 26 characters of base 32. The first 48 bits are milliseconds. The
 * other 80 bits are random for each new millisecond, and count up within one millisecond or while the clock stands
 * still or goes back. Two processes create the same id only if they draw the same 80 random bits in the same
 * millisecond. Safe for use by many threads.
 */
final class TimeOrderedIds implements IdGenerator {
    /** Digits without the letters that are easily confused, in ASCII order so that the text sorts like the number. */
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

    private static final int LENGTH = 26;
    private static final int TIME_BITS = 48;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private long time = Long.MIN_VALUE;
    private long high;
    private long low;

    TimeOrderedIds(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized String next() {
        long now = clock.millis() & ((1L << TIME_BITS) - 1);
        if (now > time) {
            time = now;
            high = random.nextLong() & 0xFFFF;
            low = random.nextLong();
        } else {
            increment();
        }
        return encode((time << 16) | high, low);
    }

    /** Continues in the next millisecond in the nearly impossible case that the 80 bits overflow. */
    private void increment() {
        low++;
        if (low == 0) {
            high++;
            if (high > 0xFFFF) {
                high = 0;
                time++;
            }
        }
    }

    private static String encode(long most, long least) {
        char[] text = new char[LENGTH];
        long upper = most;
        long lower = least;
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS[(int) (lower & 31)];
            lower = (lower >>> 5) | (upper << 59);
            upper >>>= 5;
        }
        return new String(text);
    }
}

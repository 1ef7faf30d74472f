package io.para4j;

import io.para4j.spi.IdGenerator;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Ids of 128 bits in 26 characters of base 32 that sort by time: 48 bits of milliseconds, then 80 bits that are random at each
 * new millisecond and counted up within one, or while the clock stands still or goes back. Two processes repeat an id only if
 * they draw the same 80 random bits in one millisecond.
 */
final class TimeOrderedIds implements IdGenerator {
    /** Without the letters that are easily mistaken; in ASCII order, so that the text sorts like the number. */
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
            countUp();
        }
        return encode((time << 16) | high, low);
    }

    /** Goes on into the next millisecond in the all but impossible case that the random bits are used up. */
    private void countUp() {
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

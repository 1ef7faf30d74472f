package io.para4j.feed;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A handler of a feed, with its name and the treatment of its failures. Immutable: each method returns a changed copy.
 *
 * @param name the name under which the checkpoint is stored: 1 to 100 of a to z, 0 to 9, dot and hyphen
 * @param handler the handler
 * @param attempts the number of calls of the handler for one change before it counts as not handled, from 1; the
 *     default is 5
 * @param firstDelay the time before the second attempt, not negative; each later one is twice as long. The default is
 *     100 ms
 * @param maxDelay the longest time between two attempts; the default is 30 s
 * @param deadLetters receives a change that was not handled; without it the subscription stops there
 */
public record Subscription(
        String name,
        ChangeHandler handler,
        int attempts,
        Duration firstDelay,
        Duration maxDelay,
        Optional<DeadLetterHandler> deadLetters) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]{1,100}");
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration MAX_DELAY = Duration.ofSeconds(30);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the name is not allowed, there are no attempts, or a delay is negative or
     *     longer than {@code maxDelay}
     */
    public Subscription {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "subscription name '" + name + "' is not allowed: a name has 1 to 100 of a-z, 0-9, '.' and '-'");
        }
        Objects.requireNonNull(handler, "handler");
        if (attempts < 1) {
            throw new IllegalArgumentException("a subscription needs at least one attempt, not " + attempts);
        }
        if (firstDelay.isNegative() || firstDelay.compareTo(maxDelay) > 0) {
            throw new IllegalArgumentException("the first delay " + firstDelay
                    + " must not be negative or longer than the longest one, " + maxDelay);
        }
        Objects.requireNonNull(deadLetters, "deadLetters");
    }

    /**
     * Returns a subscription with the default treatment of failures.
     *
     * @param name the name
     * @param handler the handler
     * @return the subscription
     * @throws IllegalArgumentException if the name is not allowed
     */
    public static Subscription of(String name, ChangeHandler handler) {
        return new Subscription(name, handler, ATTEMPTS, FIRST_DELAY, MAX_DELAY, Optional.empty());
    }

    /**
     * Returns a copy with another number of attempts.
     *
     * @param number the number of calls for one change, from 1
     * @return the copy
     */
    public Subscription attempts(int number) {
        return new Subscription(name, handler, number, firstDelay, maxDelay, deadLetters);
    }

    /**
     * Returns a copy with other times between attempts.
     *
     * @param first the time before the second attempt
     * @param max the longest time between two attempts
     * @return the copy
     */
    public Subscription backoff(Duration first, Duration max) {
        return new Subscription(name, handler, attempts, first, max, deadLetters);
    }

    /**
     * Returns a copy that passes changes that were not handled to a dead-letter handler, and goes on.
     *
     * @param receiver the dead-letter handler
     * @return the copy
     */
    public Subscription deadLetters(DeadLetterHandler receiver) {
        return new Subscription(name, handler, attempts, firstDelay, maxDelay, Optional.of(receiver));
    }
}

package io.para4j.testkit.dynamodb;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Faults of every kind at random, for a share of the requests about items. The same seed gives the same faults in the same
 * order; which request of which thread meets which of them is left to chance. Safe for use by many threads.
 */
public final class FaultPlan {
    private static final List<Fault> KINDS = List.of(
            Fault.throttle(),
            Fault.internalError(),
            Fault.internalErrorAfterwards(),
            Fault.unavailable(),
            Fault.leaveUnprocessed(),
            Fault.delay(Duration.ofMillis(2)),
            Fault.refuseConnection(),
            Fault.loseRequest(),
            Fault.loseAnswer(),
            Fault.timeOut());

    private final long seed;
    private final double share;
    private final Request hit;
    private final Random random;

    private FaultPlan(long seed, double share, Request hit) {
        this.seed = seed;
        this.share = share;
        this.hit = hit;
        this.random = new Random(seed);
    }

    /**
     * Returns a plan.
     *
     * @param seed gives the same faults again
     * @param share how many of the requests are hit, from 0 to 1
     * @return the plan, for all requests that read or write items
     */
    public static FaultPlan random(long seed, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1, not " + share);
        }
        return new FaultPlan(seed, share, Request.ofData());
    }

    /**
     * Returns the same plan, from its beginning, for other requests.
     *
     * @param requests by operation and table; their numbers do not matter
     * @return the plan
     */
    public FaultPlan on(Request requests) {
        return new FaultPlan(seed, share, requests);
    }

    /**
     * Returns what gives the same faults again.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /** Returns what happens to the next request; an operation that cannot be left half unprocessed is throttled instead. */
    Optional<Fault> next(String operation, String table) {
        if (!hit.matches(operation, table)) {
            return Optional.empty();
        }
        Fault fault;
        synchronized (random) {
            boolean isHit = random.nextDouble() < share;
            fault = KINDS.get(random.nextInt(KINDS.size()));
            if (!isHit) {
                return Optional.empty();
            }
        }
        boolean isInVain = fault.name().equals(Fault.leaveUnprocessed().name()) && !Unprocessed.canLeave(operation);
        return Optional.of(isInVain ? Fault.throttle() : fault);
    }

    @Override
    public String toString() {
        return "faults for " + share + " of requests, seed " + seed;
    }
}

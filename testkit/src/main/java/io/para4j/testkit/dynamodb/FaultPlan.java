package io.para4j.testkit.dynamodb;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A plan that applies random faults of every kind to a share of the requests about items. The same seed produces the
 * same faults in the same order. With several threads, which request meets which fault is left to chance. Thread-safe.
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

    /** The kinds for transactions, which have all others too. */
    private static final List<Fault> KINDS_OF_TRANSACTIONS = Stream.concat(
                    KINDS.stream(),
                    Stream.of(Fault.transactionConflict(), Fault.throttledPart(), Fault.transactionInProgress()))
            .toList();

    private final long seed;
    private final double share;
    private final Request hit;
    private final List<Fault> kinds;
    private final Random random;

    private FaultPlan(long seed, double share, Request hit, List<Fault> kinds) {
        this.seed = seed;
        this.share = share;
        this.hit = hit;
        this.kinds = kinds;
        this.random = new Random(seed);
    }

    /**
     * Returns a plan.
     *
     * @param seed the seed; the same seed produces the same faults
     * @param share the share of requests that are hit, from 0 to 1
     * @return the plan, for all requests that read or write items
     */
    public static FaultPlan random(long seed, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1, not " + share);
        }
        return new FaultPlan(seed, share, Request.ofData(), KINDS);
    }

    /**
     * Returns the same plan for other requests, from its start.
     *
     * @param requests the requests, by operation and table; their numbers are ignored
     * @return the plan
     */
    public FaultPlan on(Request requests) {
        return new FaultPlan(seed, share, requests, kinds);
    }

    /**
     * Returns the same plan with other faults, from its start.
     *
     * @param faults the faults, each as likely as the others; at least one
     * @return the plan
     */
    public FaultPlan with(Fault... faults) {
        if (faults.length == 0) {
            throw new IllegalArgumentException("a plan needs at least one fault");
        }
        return new FaultPlan(seed, share, hit, List.of(faults));
    }

    /**
     * Returns the seed, which reproduces the same faults.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /**
     * Returns the fault for the next request. Operations that a fault does not fit are throttled instead.
     */
    Optional<Fault> next(String operation, String table) {
        if (!hit.matches(operation, table)) {
            return Optional.empty();
        }
        boolean isTransaction = kinds == KINDS && operation.startsWith("Transact");
        List<Fault> possible = isTransaction ? KINDS_OF_TRANSACTIONS : kinds;
        Fault fault;
        synchronized (random) {
            boolean isHit = random.nextDouble() < share;
            fault = possible.get(random.nextInt(possible.size()));
            if (!isHit) {
                return Optional.empty();
            }
        }
        return Optional.of(fault.fits(operation) ? fault : Fault.throttle());
    }

    @Override
    public String toString() {
        return "faults for " + share + " of requests, seed " + seed;
    }
}

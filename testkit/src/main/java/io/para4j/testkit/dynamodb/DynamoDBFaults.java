package io.para4j.testkit.dynamodb;

import io.para4j.testkit.Faults;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * The contract kit's fault hook for stores on DynamoDB, over a {@link FaultTransport} that all their clients use.
 * Requests to the table of the root app, which holds the records of apps, never meet a fault.
 *
 * <pre>{@code
 * private final FaultTransport transport = FaultTransport.create();
 *
 * protected Optional<Faults> faults() {
 *     return Optional.of(new DynamoDBFaults(transport, "para"));
 * }
 * }</pre>
 */
public final class DynamoDBFaults implements Faults {
    private final FaultTransport transport;
    private final String rootTable;
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private CountDownLatch healed = new CountDownLatch(1);

    /**
     * Creates the hook.
     *
     * @param transport the transport of the store's clients; only the kit may set its rules
     * @param rootTable the name of the root app's table
     */
    public DynamoDBFaults(FaultTransport transport, String rootTable) {
        this.transport = Objects.requireNonNull(transport, "transport");
        this.rootTable = Objects.requireNonNull(rootTable, "rootTable");
    }

    @Override
    public synchronized void begin(Kind kind, int passed, int count) {
        Request requests = (kind == Kind.READ_FAILED
                        ? Request.reads()
                        : kind.isOfWrites() ? Request.writes() : Request.ofData())
                .exceptTable(rootTable)
                .after(passed)
                .calls(count);
        rules.add(transport.on(requests).then(fault(kind)));
    }

    private Fault fault(Kind kind) {
        return switch (kind) {
            case THROTTLED -> Fault.throttle();
            case UNPROCESSED -> Fault.leaveUnprocessed();
            case ANSWER_LOST -> Fault.loseAnswer();
            case REQUEST_LOST -> Fault.loseRequest();
            case READ_FAILED -> Fault.internalError();
            case STALLED -> Fault.hold(healed);
        };
    }

    @Override
    public int happened() {
        return rules.stream().mapToInt(FaultRule::hits).sum();
    }

    @Override
    public synchronized void heal() {
        transport.off();
        rules.clear();
        healed.countDown();
        healed = new CountDownLatch(1);
    }
}

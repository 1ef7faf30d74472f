package io.para4j.testkit.dynamodb;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * A fault for a request: whether the service receives it, and which answer the client receives. Immutable and reusable
 * for many requests.
 */
public final class Fault {
    /** The longest time that a request waits, so that a test ends even if it never releases the request. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int FAILED = 500;
    private static final String THROTTLED = "ProvisionedThroughputExceededException";

    /** An action that replaces the plain sending of a request. */
    private interface Effect {
        HttpExecuteResponse on(Exchange exchange) throws IOException;
    }

    private final String name;
    private final Effect effect;

    private Fault(String name, Effect effect) {
        this.name = name;
        this.effect = effect;
    }

    /**
     * Returns a fault for lack of capacity: {@code ProvisionedThroughputExceededException}. The request is not applied.
     *
     * @return the fault
     */
    public static Fault throttle() {
        return new Fault("throttle", exchange -> Exchange.error(400, THROTTLED));
    }

    /**
     * Returns a fault for another write of an item of a transaction: {@code TransactionCanceledException} with the reason
     * {@code TransactionConflict} for the first part. The request is not applied. A request that is no transaction is
     * throttled instead.
     *
     * @return the fault
     */
    public static Fault transactionConflict() {
        return new Fault(
                "transaction conflict",
                exchange -> isTransaction(exchange.operation())
                        ? ServiceAnswer.cancelled(exchange.parts(), "TransactionConflict")
                        : Exchange.error(400, THROTTLED));
    }

    /**
     * Returns a fault for a lack of capacity for one item of a transaction: {@code TransactionCanceledException} with the
     * reason {@code ProvisionedThroughputExceeded} for the first part. The request is not applied. A request that is no
     * transaction is throttled as a whole.
     *
     * @return the fault
     */
    public static Fault throttledPart() {
        return new Fault(
                "throttled part",
                exchange -> isTransaction(exchange.operation())
                        ? ServiceAnswer.cancelled(exchange.parts(), "ProvisionedThroughputExceeded")
                        : Exchange.error(400, THROTTLED));
    }

    /**
     * Returns a fault for an earlier attempt at a TransactWriteItems that is still under way: {@code
     * TransactionInProgressException}. The request is applied, which the client cannot know. Another request is throttled
     * instead.
     *
     * @return the fault
     */
    public static Fault transactionInProgress() {
        return new Fault("transaction in progress", exchange -> {
            if (!exchange.operation().equals("TransactWriteItems")) {
                return Exchange.error(400, THROTTLED);
            }
            exchange.sendAndDrain();
            return Exchange.error(400, "TransactionInProgressException");
        });
    }

    private static boolean isTransaction(String operation) {
        return operation.startsWith("Transact");
    }

    /**
     * Returns a fault for a failure of the service before any work: status 500. The request is not applied, which the
     * client cannot know.
     *
     * @return the fault
     */
    public static Fault internalError() {
        return new Fault("internal error", exchange -> Exchange.error(FAILED, "InternalServerError"));
    }

    /**
     * Returns a fault for a failure of the service after the work: status 500. The request is applied, which the client
     * cannot know.
     *
     * @return the fault
     */
    public static Fault internalErrorAfterwards() {
        return new Fault("internal error afterwards", exchange -> {
            exchange.sendAndDrain();
            return Exchange.error(FAILED, "InternalServerError");
        });
    }

    /**
     * Returns a fault for an unavailable service: status 503. The request is not applied, which the client cannot know.
     *
     * @return the fault
     */
    public static Fault unavailable() {
        return new Fault("unavailable", exchange -> Exchange.error(503, "ServiceUnavailable"));
    }

    /**
     * Returns a fault that processes only the first half of a BatchWriteItem or BatchGetItem and returns the rest as
     * unprocessed. A batch of one item is throttled, as the service does. Other requests are sent unchanged.
     *
     * @return the fault
     */
    public static Fault leaveUnprocessed() {
        return new Fault(
                "leave unprocessed",
                exchange -> Unprocessed.canLeave(exchange.operation()) ? Unprocessed.half(exchange) : exchange.send());
    }

    /**
     * Returns a fault that delays the request.
     *
     * @param time the time before it is sent, at most 30 seconds
     * @return the fault
     */
    public static Fault delay(Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a delay is from 0 to " + LONGEST + ", not " + time);
        }
        CountDownLatch never = new CountDownLatch(1);
        return new Fault("delay", exchange -> {
            await(never, time);
            return exchange.send();
        });
    }

    /**
     * Returns a fault that holds the request until the test releases it, for at most 30 seconds. As on a real
     * connection, an interrupt does not end the wait.
     *
     * @param released the latch that releases the request
     * @return the fault
     */
    public static Fault hold(CountDownLatch released) {
        Objects.requireNonNull(released, "released");
        return new Fault("hold", exchange -> {
            await(released, LONGEST);
            return exchange.send();
        });
    }

    private static void await(CountDownLatch latch, Duration longest) {
        boolean isInterrupted = false;
        long end = System.nanoTime() + longest.toNanos();
        boolean isOver = false;
        while (!isOver) {
            try {
                isOver = latch.await(end - System.nanoTime(), TimeUnit.NANOSECONDS) || System.nanoTime() - end >= 0;
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Returns a fault for a refused connection: {@link ConnectException}. The request is certainly not applied.
     *
     * @return the fault
     */
    public static Fault refuseConnection() {
        return new Fault("refuse connection", exchange -> {
            throw new ConnectException("Connection refused");
        });
    }

    /**
     * Returns a fault for a connection that breaks before the service has the request: {@link SocketException}. The
     * request is not applied, which the client cannot know.
     *
     * @return the fault
     */
    public static Fault loseRequest() {
        return new Fault("lose request", exchange -> {
            throw new SocketException("Broken pipe");
        });
    }

    /**
     * Returns a fault for a connection that breaks after the service has done the work: {@link SocketException}. The
     * request is applied, which the client cannot know.
     *
     * @return the fault
     */
    public static Fault loseAnswer() {
        return loseAnswer(() -> {});
    }

    /**
     * Returns the fault of {@link #loseAnswer()}, with an action that runs before the client notices.
     *
     * @param meanwhile the action, such as a write of another client; it may use the same transport
     * @return the fault
     */
    public static Fault loseAnswer(Runnable meanwhile) {
        Objects.requireNonNull(meanwhile, "meanwhile");
        return new Fault("lose answer", exchange -> {
            exchange.sendAndDrain();
            meanwhile.run();
            throw new SocketException("Connection reset");
        });
    }

    /**
     * Returns a fault for a missing answer: {@link SocketTimeoutException}, thrown without waiting. The request is
     * applied, which the client cannot know.
     *
     * @return the fault
     */
    public static Fault timeOut() {
        return new Fault("time out", exchange -> {
            exchange.sendAndDrain();
            throw new SocketTimeoutException("Read timed out");
        });
    }

    /**
     * Returns a fault for a request that is stuck in the network: {@link SocketTimeoutException}, thrown without waiting.
     * The request is sent later, possibly after the client has sent others.
     *
     * @param delay the time after which it is sent
     * @return the fault
     */
    public static Fault landLate(Duration delay) {
        Executor later = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
        return new Fault("land late", exchange -> {
            later.execute(() -> {
                try {
                    exchange.sendAndDrain();
                } catch (IOException | IllegalStateException e) {
                    // the service or the transport is closed, so the request is lost
                }
            });
            throw new SocketTimeoutException("Read timed out");
        });
    }

    /** Returns whether the fault can happen to an operation. A request of another one is throttled instead. */
    boolean fits(String operation) {
        return switch (name) {
            case "leave unprocessed" -> Unprocessed.canLeave(operation);
            case "transaction conflict", "throttled part" -> isTransaction(operation);
            case "transaction in progress" -> operation.equals("TransactWriteItems");
            default -> true;
        };
    }

    HttpExecuteResponse on(Exchange exchange) throws IOException {
        return effect.on(exchange);
    }

    /**
     * Returns the name that {@link SeenRequest#fault()} shows for a request hit by this fault.
     *
     * @return the name, such as {@code lose answer}
     */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}

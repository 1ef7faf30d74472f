package io.para4j.testkit.dynamodb;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * What happens to a request: whether the service gets it, and what the client gets for an answer. Immutable; may be used for
 * many requests.
 */
public final class Fault {
    /** No request waits longer than this, so that a test that forgets to let it go ends. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int FAILED = 500;

    /** What is done instead of just sending. */
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
     * The service has no capacity: {@code ProvisionedThroughputExceededException}. Not applied.
     *
     * @return the fault
     */
    public static Fault throttle() {
        return new Fault("throttle", exchange -> Exchange.error(400, "ProvisionedThroughputExceededException"));
    }

    /**
     * The service fails before it has done anything: status 500. Not applied, which the client cannot know.
     *
     * @return the fault
     */
    public static Fault internalError() {
        return new Fault("internal error", exchange -> Exchange.error(FAILED, "InternalServerError"));
    }

    /**
     * The service fails when it has done what was asked: status 500. Applied, which the client cannot know.
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
     * The service is not available: status 503. Not applied, which the client cannot know.
     *
     * @return the fault
     */
    public static Fault unavailable() {
        return new Fault("unavailable", exchange -> Exchange.error(503, "ServiceUnavailable"));
    }

    /**
     * Of a BatchWriteItem or BatchGetItem the service does the first half, and leaves the rest unprocessed; a batch of one is
     * throttled, as the service does. Other requests go through.
     *
     * @return the fault
     */
    public static Fault leaveUnprocessed() {
        return new Fault(
                "leave unprocessed",
                exchange -> Unprocessed.canLeave(exchange.operation()) ? Unprocessed.half(exchange) : exchange.send());
    }

    /**
     * The request is late.
     *
     * @param time how long it waits before it is sent, at most 30 seconds
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
     * The request waits until a test lets it go, at most 30 seconds. As on a real connection, an interrupt does not end the
     * wait.
     *
     * @param released lets it go
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
     * There is no connection: {@link ConnectException}. Certainly not applied.
     *
     * @return the fault
     */
    public static Fault refuseConnection() {
        return new Fault("refuse connection", exchange -> {
            throw new ConnectException("Connection refused");
        });
    }

    /**
     * The connection breaks before the service has the request: {@link SocketException}. Not applied, which the client cannot
     * know.
     *
     * @return the fault
     */
    public static Fault loseRequest() {
        return new Fault("lose request", exchange -> {
            throw new SocketException("Broken pipe");
        });
    }

    /**
     * The connection breaks when the service has done what was asked: {@link SocketException}. Applied, which the client cannot
     * know.
     *
     * @return the fault
     */
    public static Fault loseAnswer() {
        return loseAnswer(() -> {});
    }

    /**
     * As {@link #loseAnswer()}, with something that happens before the client notices.
     *
     * @param meanwhile what others do; it may use the same transport
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
     * The answer does not come in time: {@link SocketTimeoutException}, at once. Applied, which the client cannot know.
     *
     * @return the fault
     */
    public static Fault timeOut() {
        return new Fault("time out", exchange -> {
            exchange.sendAndDrain();
            throw new SocketTimeoutException("Read timed out");
        });
    }

    HttpExecuteResponse on(Exchange exchange) throws IOException {
        return effect.on(exchange);
    }

    /**
     * Returns the name under which requests are listed that it has hit.
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

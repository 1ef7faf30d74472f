package io.para4j.testkit.dynamodb;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClientBuilder;

/**
 * A transport of the SDK that wraps a working one and produces faults on demand: throttles, service failures,
 * unprocessed items, delays, and lost requests and answers. All requests are sent unchanged until a rule or a plan is
 * set. The transport lists each request with its fault and status. Thread-safe; one transport may serve many clients.
 *
 * <pre>{@code
 * FaultTransport faults = FaultTransport.create();
 * DynamoDBClientCustomizer customizer = faults::install;
 * FaultRule rule = faults.on(Request.of("UpdateItem").table("para-shop").calls(1)).then(Fault.loseAnswer());
 * }</pre>
 *
 * <p>Use it with DynamoDB Local. The service itself would refuse a request that was changed to leave items unprocessed.
 */
public final class FaultTransport implements SdkHttpClient {
    /** The maximum number of requests listed, counted from the last. */
    public static final int LISTED = 10_000;

    private static final int CONNECTIONS = 128;

    private final SdkHttpClient service;
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Deque<SeenRequest> requests = new ArrayDeque<>();
    private volatile @Nullable FaultPlan plan;

    private FaultTransport(SdkHttpClient service) {
        this.service = service;
    }

    /**
     * Returns a transport over another one.
     *
     * @param service the transport that sends the requests, closed with this one
     * @return the transport, without faults
     */
    public static FaultTransport over(SdkHttpClient service) {
        return new FaultTransport(Objects.requireNonNull(service, "service"));
    }

    /**
     * Returns a transport over an Apache 5 client of its own.
     *
     * @return the transport, without faults
     */
    public static FaultTransport create() {
        return over(Apache5HttpClient.builder().maxConnections(CONNECTIONS).build());
    }

    /**
     * Sets this as the transport of a client, which does not close it. Fits a {@code DynamoDBClientCustomizer}.
     *
     * @param builder the builder of the client; any earlier transport is replaced
     */
    public void install(DynamoDbClientBuilder builder) {
        builder.httpClientBuilder(null).httpClient(this);
    }

    /**
     * Sets this as the transport of a client of streams, which does not close it.
     *
     * @param builder the builder of the client; any earlier transport is replaced
     */
    public void install(DynamoDbStreamsClientBuilder builder) {
        builder.httpClientBuilder(null).httpClient(this);
    }

    /**
     * Begins a rule.
     *
     * @param some the requests that the rule is about
     * @return the rule without its fault
     */
    public Then on(Request some) {
        return new Then(this, some);
    }

    /** A rule without its fault. */
    public static final class Then {
        private final FaultTransport transport;
        private final Request some;

        private Then(FaultTransport transport, Request some) {
            this.transport = transport;
            this.some = some;
        }

        /**
         * Completes the rule, which applies to requests from now on. If several rules are about a request, the rule
         * made first applies its fault.
         *
         * @param fault the fault for the requests
         * @return the rule, which counts its hits
         */
        public FaultRule then(Fault fault) {
            FaultRule rule = new FaultRule(some, fault);
            transport.rules.add(rule);
            return rule;
        }
    }

    /**
     * Sets the plan for all requests that no rule hits, and replaces any earlier plan.
     *
     * @param faults the plan
     * @return the plan
     */
    public FaultPlan follow(FaultPlan faults) {
        plan = faults;
        return faults;
    }

    /** Ends all rules and the plan. Requests that a fault holds stay held until they are released. */
    public void off() {
        rules.clear();
        plan = null;
    }

    /** Ends all rules and the plan, and clears the list of requests. */
    public void clear() {
        off();
        synchronized (requests) {
            requests.clear();
        }
    }

    /**
     * Returns the last completed requests, at most {@value #LISTED}.
     *
     * @return the requests, in the order of completion; a copy
     */
    public List<SeenRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    private Optional<Fault> faultFor(String operation, String table) {
        Optional<Fault> ofRule = Optional.empty();
        for (FaultRule rule : rules) {
            // Each rule counts all requests that it is about, including those hit by an earlier rule.
            if (rule.isNext(operation, table) && ofRule.isEmpty()) {
                ofRule = Optional.of(rule.hit());
            }
        }
        FaultPlan current = plan;
        return ofRule.isPresent() || current == null ? ofRule : current.next(operation, table);
    }

    private HttpExecuteResponse call(Exchange exchange) throws IOException {
        int number = count.incrementAndGet();
        String table = exchange.table();
        Optional<Fault> fault = faultFor(exchange.operation(), table);
        OptionalInt status = OptionalInt.empty();
        try {
            HttpExecuteResponse response = fault.isPresent() ? fault.get().on(exchange) : exchange.send();
            status = OptionalInt.of(response.httpResponse().statusCode());
            return response;
        } finally {
            list(new SeenRequest(number, exchange.operation(), table, fault.map(Fault::name), status));
        }
    }

    private void list(SeenRequest request) {
        synchronized (requests) {
            if (requests.size() == LISTED) {
                requests.removeFirst();
            }
            requests.addLast(request);
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            private volatile @Nullable Exchange exchange;

            @Override
            public HttpExecuteResponse call() throws IOException {
                Exchange begun = Exchange.of(service, request);
                exchange = begun;
                return FaultTransport.this.call(begun);
            }

            @Override
            public void abort() {
                Exchange begun = exchange;
                if (begun != null) {
                    begun.abort();
                }
            }
        };
    }

    @Override
    public String clientName() {
        return "Faults";
    }

    @Override
    public void close() {
        service.close();
    }
}

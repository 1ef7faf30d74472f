package io.para4j.examples.serverless.startup;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.para4j.examples.serverless.ProductsHandler;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** A process that answers one request by a function ({@code shop} or {@code hand}), or measures warm requests of both. */
final class MeasuredProcess {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 50;

    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function;

    private MeasuredProcess(String kind) {
        function = kind.equals("shop") ? new ProductsHandler() : new HandWrittenProducts();
    }

    public static void main(String[] arguments) {
        PrintStream results = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        if (arguments[0].equals("warm")) {
            warm(results, Integer.parseInt(arguments[1]));
        } else {
            new MeasuredProcess(arguments[0]).read();
            results.println("answered");
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            results.println(system.getProcessCpuTime());
            results.println(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }
        results.flush();
        // An archive is written at an orderly exit.
        if (arguments[1].equals("exit")) {
            System.exit(0);
        }
        Runtime.getRuntime().halt(0);
    }

    /** Measures blocks of calls that take turns, and prints the medians: CPU time, allocated bytes and elapsed time. */
    private static void warm(PrintStream results, int blocks) {
        MeasuredProcess shop = new MeasuredProcess("shop");
        MeasuredProcess hand = new MeasuredProcess("hand");
        for (int i = 0; i < blocks / 2; i++) {
            shop.block();
            hand.block();
        }
        double[][] ofShop = new double[3][blocks];
        double[][] ofHand = new double[3][blocks];
        for (int i = 0; i < blocks; i++) {
            put(ofShop, i, shop.block());
            put(ofHand, i, hand.block());
        }
        for (int metric = 0; metric < 3; metric++) {
            results.println(
                    StartUpMeasurement.median(ofShop[metric]) + " " + StartUpMeasurement.median(ofHand[metric]));
        }
    }

    private static void put(double[][] all, int index, double[] values) {
        for (int metric = 0; metric < values.length; metric++) {
            all[metric][index] = values[metric];
        }
    }

    private double[] block() {
        long thread = Thread.currentThread().getId();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long begin = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            read();
        }
        double[] used = {
            System.nanoTime() - begin,
            THREADS.getCurrentThreadCpuTime() - cpu,
            THREADS.getThreadAllocatedBytes(thread) - bytes
        };
        return Arrays.stream(used).map(each -> each / CALLS).toArray();
    }

    private void read() {
        APIGatewayV2HTTPResponse answer = function.handleRequest(event(), null);
        if (answer.getStatusCode() != 200) {
            throw new IllegalStateException(answer.getBody());
        }
    }

    private static APIGatewayV2HTTPEvent event() {
        RequestContext context = RequestContext.builder()
                .withRequestId("request-1")
                .withHttp(RequestContext.Http.builder()
                        .withMethod("GET")
                        .withPath("/products/lamp")
                        .build())
                .withAuthorizer(RequestContext.Authorizer.builder()
                        .withJwt(RequestContext.Authorizer.JWT
                                .builder()
                                .withClaims(Map.of("tenant", "demo"))
                                .build())
                        .build())
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey("ANY /products/{id}")
                .withRawPath("/products/lamp")
                .withPathParameters(Map.of("id", "lamp"))
                .withHeaders(Map.of())
                .withRequestContext(context)
                .build();
    }
}

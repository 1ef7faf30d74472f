package io.para4j.examples.costs;

import com.google.inject.Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.model.ParaObject;
import io.para4j.spi.Operation.Cost;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A program that prints what DynamoDB charges for each operation. It runs each once on DynamoDB Local, embedded in this
 * process, in an app's own table and in the shared table. Operations on several objects together run on the store in
 * memory, which computes their cost by AWS's documents, since DynamoDB Local reports a part of it only.
 */
public final class Costs {
    private static final String OWN = "own";
    private static final String SHARED = "all";
    private static final String HEAD = """
            | operation, on objects of 1 KB | requests | read units | write units | write units, shared table | the least |
            |---|---|---|---|---|---|
            """;

    private final Para para;
    private final Bill bill;

    private Costs(Para para, Bill bill) {
        this.para = para;
        this.bill = bill;
    }

    /**
     * Prints the table.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        print(System.out);
    }

    private static void print(PrintStream out) {
        try (DynamoDBServer dynamoDB = DynamoDBServer.forTests()) {
            Config config = ConfigFactory.parseMap(
                    Map.of("para.dynamodb.endpoint", dynamoDB.endpoint().toString()));
            out.print(toMarkdown(measure(new AWSDynamoDAOModule(), config)));
            out.println();
            out.print(toMarkdown(measureTogether(new MemoryDAOModule(), ConfigFactory.empty())));
        }
    }

    /** Returns the lines as a Markdown table. */
    static String toMarkdown(List<Line> lines) {
        StringBuilder table = new StringBuilder(HEAD);
        lines.forEach(line -> table.append(line.toMarkdown()).append('\n'));
        return table.toString();
    }

    /** Runs each operation on single objects on a store, in an app of its own storage and in a shared one. */
    static List<Line> measure(Module store, Config config) {
        return measure(store, config, para -> Cases.all(), Thing.class);
    }

    /** Runs each operation on several objects together and by indexes. */
    static List<Line> measureTogether(Module store, Config config) {
        return measure(store, config, para -> TogetherCases.all(para.transactions()), Thing.class, Filed.class);
    }

    @SuppressWarnings("varargs")
    @SafeVarargs
    private static List<Line> measure(
            Module store, Config config, Function<Para, List<Case>> cases, Class<? extends ParaObject>... types) {
        Bill bill = new Bill();
        Config sharing = ConfigFactory.parseMap(Map.of("para.prepend_shared_appids_with_space", "true"));
        ParaModule module =
                new ParaModule(config.withFallback(sharing)).types(types).listener(bill);
        try (Para para = Para.start(module, store)) {
            para.apps().create(OWN);
            para.apps().createShared(SHARED);
            return new Costs(para, bill).lines(cases.apply(para));
        }
    }

    private List<Line> lines(List<Case> cases) {
        List<Line> lines = new ArrayList<>();
        for (Case each : cases) {
            lines.add(new Line(each.name(), cost(OWN, each), cost(SHARED, each), each.least()));
        }
        return lines;
    }

    private Cost cost(String app, Case each) {
        Store store = para.store(app);
        Runnable operation = each.preparation().apply(store);
        bill.begin(app);
        operation.run();
        Cost cost = bill.end();
        try (var objects = store.stream(Pager.first())) {
            store.deleteAllById(objects.map(object -> Objects.requireNonNull(object.getId()))
                    .toList());
        }
        return cost;
    }
}

package io.para4j.examples.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The tables of {@code docs/performance.md}. The name of each, in lower case, is the command that measures it. */
public enum Table {
    /** Calls for one object. */
    CALLS("StoreBenchmark") {
        @Override
        public String markdown(Figures figures) {
            return RatioTable.markdown(figures, RATIOS);
        }
    },
    /** Hand-written calls that request and limit what the store does. */
    FLOORS("") {
        @Override
        public String markdown(Figures figures) {
            return new GridTable(figures, "by hand")
                    .figure("as the store, CPU µs", "%2$sLikeStore", Figures.CPU)
                    .figure("plain, CPU µs", "%2$sPlain", Figures.CPU)
                    .ratio("ratio", "%2$sLikeStore", "%2$sPlain", Figures.CPU)
                    .markdown(
                            row("read", "read"),
                            row("create", "create"),
                            row("update with lock", "update"),
                            row("patch", "patch"));
        }
    },
    /** Calls for many objects. */
    BULK("BulkBenchmark") {
        @Override
        public String markdown(Figures figures) {
            return RatioTable.markdown(figures, BULK_RATIOS);
        }
    },
    /** Ways of creating objects under given ids. */
    GIVEN("GivenIdsBenchmark") {
        @Override
        public String markdown(Figures figures) {
            return new GridTable(figures, "100 objects under given ids")
                    .text("requests", 2)
                    .figure("ms", "%2$s", Figures.SCORE)
                    .figure("CPU µs", "%2$s", Figures.CPU)
                    .text("write units", 3)
                    .text("existing ids", 4)
                    .markdown(
                            row("`createAll`", "givenStore", "100", "100", "refused one by one"),
                            row("PutItem with a condition, by hand", "givenEach", "100", "100", "refused one by one"),
                            row("TransactWriteItems, by hand", "givenTransaction", "1", "200", "all are refused"),
                            row("BatchWriteItem, by hand", "givenUnchecked", "4", "100", "overwritten"));
        }

        private static Object[] row(String title, String name, String requests, String units, String existing) {
            return new Object[] {title, name, requests, units, existing};
        }
    },
    /** Reads that the cache answers. */
    CACHED("CachedReadBenchmark -f 2 -wi 8 -i 5 -w 1 -r 1") {
        @Override
        public String markdown(Figures figures) {
            return new GridTable(figures, "one call")
                    .figure("ns", "%2$s", Figures.SCORE)
                    .ratio("ratio", "%2$s", "cachedReadByHand", Figures.SCORE)
                    .figure("bytes", "%2$s", Figures.BYTES)
                    .markdown(
                            row("Caffeine with the same time to live, and a copy written by hand", "cachedReadByHand"),
                            row("Caffeine without time to live, and a copy written by hand", "cachedReadForever"),
                            row("`Store.read` of a cached object with 12 fields", "cachedReadStore"));
        }
    },
    /** Reads of one thread, and of as many threads as there are cores. */
    THREADS("ThreadsBenchmark") {
        @Override
        public String markdown(Figures figures) {
            return new GridTable(figures, "reads a µs")
                    .figure("one thread", "%2$sByOne", Figures.SCORE)
                    .figure("as many threads as cores", "%2$sByAll", Figures.SCORE)
                    .ratio("ratio", "%2$sByAll", "%2$sByOne", Figures.SCORE)
                    .markdown(
                            row("`Store.read` of a cached object", "cached"),
                            row("`Store.read` of the store in memory", "memory"),
                            row("Caffeine, and a copy written by hand", "hand"));
        }
    },
    /** The check of written values. */
    CHECKS("CodecBenchmark -f 1 -wi 4 -i 5 -w 1 -r 1") {
        @Override
        public String markdown(Figures figures) {
            return new GridTable(figures, "one call")
                    .figure("checked, ns", "%2$s:true", Figures.SCORE)
                    .figure("unchecked, ns", "%2$s:false", Figures.SCORE)
                    .ratio("ratio", "%2$s:true", "%2$s:false", Figures.SCORE)
                    .markdown(
                            row("create of a class with plain fields only", "createPlain"),
                            row(
                                    "create of a class with two fields through Jackson: a record, and a list of records",
                                    "createThroughJackson"));
        }
    },
    /** Batches over a transport that takes 5 ms for each request. */
    BATCHES("CreateAllBenchmark") {
        @Override
        public String markdown(Figures figures) {
            return new GridTable(figures, "1,000 objects")
                    .figure("ms", "%2$s", Figures.SCORE)
                    .ratio("ratio", "%2$s", "oneAfterTheOther", Figures.SCORE)
                    .markdown(
                            row("`create`, one request after the other", "oneAfterTheOther"),
                            row(
                                    "`createAll` under given ids, each in a request with a condition",
                                    "createAllUnderGivenIds"),
                            row("`createAll` under new ids, 25 a request", "createAllUnderNewIds"));
        }
    },
    /** The SDK's HTTP clients. */
    HTTP("HttpClientBenchmark|ColdStartBenchmark") {
        @Override
        public String markdown(Figures figures) {
            return new GridTable(figures, "client")
                    .figure("reads a ms, one in flight", "oneInFlight:%2$s", Figures.SCORE)
                    .figure("eight in flight", "eightInFlight:%2$s", Figures.SCORE)
                    .figure("bytes a read", "oneInFlight:%2$s", Figures.BYTES)
                    .figure("first read, ms", "firstRead:%2$s", Figures.SCORE)
                    .markdown(
                            row("url-connection", "url-connection"),
                            row("Apache 4", "apache4"),
                            row("Apache 5, the default", "apache5"),
                            row("CRT", "crt"));
        }
    },
    /** The time from a fresh JVM to its first read. */
    START("") {
        @Override
        public String markdown(Figures figures) {
            return new GridTable(figures, "first read")
                    .figure("ms", "%2$s", "ms")
                    .ratio("ratio", "%2$s", "raw", "ms")
                    .figure("CPU ms", "%2$s", "cpu ms")
                    .figure("with an archive, ms", "%2$s archive", "ms")
                    .ratio("ratio", "%2$s archive", "raw archive", "ms")
                    .figure("CPU ms", "%2$s archive", "cpu ms")
                    .figure("classes", "%2$s", "classes")
                    .markdown(
                            row("the SDK's client", "raw"),
                            row("the Enhanced client", "enhanced"),
                            row("the SDK's client, and the least use of Guice, Config and Jackson", "libraries"),
                            row("`Para.start` and `Store.read`", "store"));
        }
    },
    /** The parts of calls through the store. */
    PROFILE("") {
        @Override
        public String markdown(Figures figures) {
            GridTable table = new GridTable(figures, "% of the samples");
            for (String call : List.of("read", "create", "update", "patch", "readAll", "createAll")) {
                table.figure("`" + call + "`", "%2$s", call);
            }
            return table.markdown(Arrays.stream(Part.values())
                    .map(part -> row(part.title(), part.name()))
                    .toArray(Object[][]::new));
        }
    },
    /** Growth of stores, pages and batches. */
    GROWTH("") {
        @Override
        public String markdown(Figures figures) {
            return GrowthPlots.markdown(figures);
        }
    };

    private static final List<RatioTable.Row> RATIOS = List.of(
            RatioTable.Row.of("read", "read", "1.05"),
            RatioTable.Row.of("create", "create", "1.05"),
            RatioTable.Row.of("update with lock", "update", "1.05"),
            RatioTable.Row.of("patch", "patch", "1.05"));

    private static final List<RatioTable.Row> BULK_RATIOS = List.of(
            RatioTable.Row.of("`readAll` of 100", "readAll", "0.7"),
            RatioTable.Row.of("`readPage` of 100", "page100", "0.7"),
            RatioTable.Row.of("`readPage` of 1,000", "page1000", "0.7"),
            RatioTable.Row.of("query of 100 by an index", "query", "1.05"),
            RatioTable.Row.of("transaction that creates 10", "transaction", "1.05"),
            RatioTable.Row.of("`createAll` of 100, new ids", "createAllNew", "1"),
            RatioTable.Row.of("`createAll` of 100, given ids", "createAllGiven", "–"),
            new RatioTable.Row(
                    "the same, by hand in a transaction", "createAllGivenStore", "createAllTransactionByHand", "–"),
            new RatioTable.Row("the same, by hand unchecked", "createAllGivenStore", "createAllUncheckedByHand", "–"));

    private final String options;

    Table(String options) {
        this.options = options;
    }

    private static Object[] row(String title, String name) {
        return new Object[] {title, name};
    }

    /** Returns the command that measures the table. */
    public String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the options of JMH that measure the table.
     *
     * @param others options that replace the table's own, except the names of its benchmarks
     */
    public List<String> options(List<String> others) {
        List<String> own = List.of(options.split(" "));
        return others.isEmpty()
                ? own
                : Stream.concat(own.stream().limit(1), others.stream()).toList();
    }

    /** Returns whether a program of its own measures the table, which takes no options of JMH. */
    public boolean isOfProgram() {
        return options.isEmpty();
    }

    /** Returns the Markdown of the table. */
    public abstract String markdown(Figures figures);

    /** Returns the rows of all tables whose ratios are goals. */
    static Stream<RatioTable.Row> goals() {
        return Stream.concat(RATIOS.stream(), BULK_RATIOS.stream());
    }
}

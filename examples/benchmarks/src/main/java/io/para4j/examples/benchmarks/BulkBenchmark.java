package io.para4j.examples.benchmarks;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Query;
import io.para4j.Transactions;
import io.para4j.model.ParaObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A benchmark of each call for many objects through {@code Store}, and of the same call written by hand.
 * {@link Benchmarks} prints the ratio of the CPU times.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BulkBenchmark {
    private static final int OBJECTS = 100;
    private static final List<String> IDS = StubAnswers.ids(OBJECTS);
    private static final List<String> IDS_OF_TRANSACTION = StubAnswers.ids(10);
    private static final String BRAND = "Brand-Company C";
    private static final Query<Bicycle> QUERY =
            Query.of(Bicycle.class, "by_brand").equal(BRAND).from(100).page(Pager.of(OBJECTS));

    private final StubbedStore stubbed = new StubbedStore();
    private final Transactions transactions = stubbed.para.transactions();
    private final HandWrittenBulk handWritten = new HandWrittenBulk(stubbed.client);

    /** Starts Para. */
    public BulkBenchmark() {}

    /** Closes Para. */
    @TearDown
    public void close() {
        stubbed.close();
    }

    /**
     * Reads 100 objects by id through the store.
     *
     * @param cpu counts the call
     * @return the bicycles by id
     */
    @Benchmark
    public Map<String, Bicycle> readAllStore(CpuTime cpu) {
        cpu.calls++;
        return stubbed.shop.readAll(Bicycle.class, IDS);
    }

    /**
     * Reads 100 objects by id, by hand.
     *
     * @param cpu counts the call
     * @return the bicycles by id
     */
    @Benchmark
    public Map<String, Bicycle> readAllByHand(CpuTime cpu) {
        cpu.calls++;
        return handWritten.readAll(IDS);
    }

    /**
     * Reads a page of 100 through the store.
     *
     * @param cpu counts the call
     * @return the page
     */
    @Benchmark
    public Page<ParaObject> page100Store(CpuTime cpu) {
        cpu.calls++;
        return stubbed.shop.readPage(Pager.of(100));
    }

    /**
     * Reads a page of 100 by hand.
     *
     * @param cpu counts the call
     * @return the page
     */
    @Benchmark
    public Object page100ByHand(CpuTime cpu) {
        cpu.calls++;
        return handWritten.readPage(100);
    }

    /**
     * Reads a page of 1,000 through the store.
     *
     * @param cpu counts the call
     * @return the page
     */
    @Benchmark
    public Page<ParaObject> page1000Store(CpuTime cpu) {
        cpu.calls++;
        return stubbed.shop.readPage(Pager.of(1000));
    }

    /**
     * Reads a page of 1,000 by hand.
     *
     * @param cpu counts the call
     * @return the page
     */
    @Benchmark
    public Object page1000ByHand(CpuTime cpu) {
        cpu.calls++;
        return handWritten.readPage(1000);
    }

    /**
     * Creates 100 objects under new ids through the store.
     *
     * @param cpu counts the call
     * @return the ids
     */
    @Benchmark
    public List<String> createAllNewStore(CpuTime cpu) {
        cpu.calls++;
        return stubbed.shop.createAll(Bicycle.samples(OBJECTS));
    }

    /**
     * Creates 100 objects under new ids by hand, 25 a request.
     *
     * @param cpu counts the call
     * @return the ids
     */
    @Benchmark
    public List<String> createAllNewByHand(CpuTime cpu) {
        cpu.calls++;
        return handWritten.createAll(Bicycle.samples(OBJECTS));
    }

    /**
     * Creates 100 objects under given ids through the store, each with a condition.
     *
     * @param cpu counts the call
     * @return the ids
     */
    @Benchmark
    public List<String> createAllGivenStore(CpuTime cpu) {
        cpu.calls++;
        return stubbed.shop.createAll(Bicycle.samples(IDS));
    }

    /**
     * Creates 100 objects under given ids by hand, each by a PutItem with a condition.
     *
     * @param cpu counts the call
     * @return the ids
     */
    @Benchmark
    public List<String> createAllGivenByHand(CpuTime cpu) {
        cpu.calls++;
        return handWritten.createEach(Bicycle.samples(IDS));
    }

    /**
     * Creates 100 objects under given ids by hand, 25 a request, without a condition.
     *
     * @param cpu counts the call
     * @return the ids
     */
    @Benchmark
    public List<String> createAllUncheckedByHand(CpuTime cpu) {
        cpu.calls++;
        return handWritten.putAll(Bicycle.samples(IDS));
    }

    /**
     * Creates 100 objects under given ids by hand, in a transaction with conditions.
     *
     * @param cpu counts the call
     * @return the ids
     */
    @Benchmark
    public List<String> createAllTransactionByHand(CpuTime cpu) {
        cpu.calls++;
        return handWritten.createTogether(Bicycle.samples(IDS));
    }

    /**
     * Finds 100 objects by an index through the store.
     *
     * @param cpu counts the call
     * @return the page
     */
    @Benchmark
    public Page<Bicycle> queryStore(CpuTime cpu) {
        cpu.calls++;
        return stubbed.shop.find(QUERY);
    }

    /**
     * Finds 100 objects by an index, by hand.
     *
     * @param cpu counts the call
     * @return the page
     */
    @Benchmark
    public Object queryByHand(CpuTime cpu) {
        cpu.calls++;
        return handWritten.find(BRAND, "100", OBJECTS);
    }

    /**
     * Creates 10 objects together through the store.
     *
     * @param cpu counts the call
     * @return the bicycles
     */
    @Benchmark
    public List<Bicycle> transactionStore(CpuTime cpu) {
        cpu.calls++;
        List<Bicycle> bicycles = Bicycle.samples(IDS_OF_TRANSACTION);
        transactions.write(tx -> bicycles.forEach(tx.in("shop")::create));
        return bicycles;
    }

    /**
     * Creates 10 objects together by hand.
     *
     * @param cpu counts the call
     * @return the ids
     */
    @Benchmark
    public List<String> transactionByHand(CpuTime cpu) {
        cpu.calls++;
        return handWritten.createTogether(Bicycle.samples(IDS_OF_TRANSACTION));
    }
}

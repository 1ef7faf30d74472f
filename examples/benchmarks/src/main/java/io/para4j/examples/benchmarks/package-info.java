/**
 * Benchmarks of the time and memory that the framework takes. {@link io.para4j.examples.benchmarks.Benchmarks} runs
 * them and prints the results; {@code docs/performance.md} reports them.
 *
 * <ul>
 *   <li>{@code StoreBenchmark} compares {@link io.para4j.Store} with {@code HandWritten}, the same calls on the
 *       low-level client. {@code CreateAllBenchmark} compares batches with single calls. Both run on
 *       {@code StubbedStore}, whose {@code StubTransport} answers from memory.
 *   <li>{@code CachedReadBenchmark} compares a cache hit with a hand-written cache. {@code SkewedReads} counts the read
 *       units that a cache saves, for ids drawn by {@code ZipfIds}. {@code HitRates} counts the misses of large caches.
 *   <li>{@code CodecBenchmark} measures the conversion of a {@code Bicycle} and of a {@code Quote}, whose fields go
 *       through Jackson, on the memory store, with and without the check of written values.
 *   <li>{@code HttpClientBenchmark} and {@code ColdStartBenchmark} compare the SDK's {@code HttpClients} on
 *       {@code LoopbackService}.
 *   <li>{@code Bicycle} is the object that is stored, and {@code CpuTime} measures the CPU time of a call.
 * </ul>
 */
@NullMarked
package io.para4j.examples.benchmarks;

import org.jspecify.annotations.NullMarked;

/**
 * Benchmarks of the time and memory that the framework takes. {@link io.para4j.examples.benchmarks.Benchmarks} runs
 * them, by {@code JmhRun} or in a {@code ChildJvm}. {@code docs/performance.md} has the results, which the package
 * {@code report} writes.
 *
 * <ul>
 *   <li>{@code StoreBenchmark} compares calls of {@link io.para4j.Store} for one object with {@code HandWritten}, the
 *       same calls on the low-level client. {@code BulkBenchmark} compares calls for many objects, queries and
 *       transactions with {@code HandWrittenBulk}. {@code CreateAllBenchmark} compares batches with single calls. They
 *       run on {@code StubbedStore}, whose {@code StubTransport} answers each {@code StubRequest} with a prepared
 *       {@code StubAnswer}. {@code StubAnswers} prepares them.
 *   <li>{@code AlternatingCalls} measures the calls of the first two by blocks that take turns.
 *   <li>{@code CallProfile} shows in which parts of those calls the time goes.
 *   <li>{@code GivenIdsBenchmark} compares the ways to create objects under given ids.
 *   <li>{@code CachedReadBenchmark} compares a cache hit with a hand-written cache. {@code SkewedReads} counts the read
 *       units that a cache saves, for ids drawn by {@code ZipfIds}. {@code HitRates} counts the misses of large caches.
 *   <li>{@code ThreadsBenchmark} measures reads by one thread and by as many as there are cores.
 *   <li>{@code CodecBenchmark} measures the conversion of a {@code Bicycle} and of a {@code Quote}, whose fields go
 *       through Jackson, on the memory store, with and without the check of written values.
 *   <li>{@code HttpClientBenchmark} and {@code ColdStartBenchmark} compare the SDK's {@code HttpClients} on
 *       {@code LoopbackService}.
 *   <li>{@code Start} measures {@code FirstRead} in fresh JVMs, with and without an archive for class data sharing,
 *       which takes {@code ClassPathJars}. {@code EnhancedRead} is that of the Enhanced client, whose {@code EnhancedJar}
 *       no other JVM has. {@code LibrariesRead} also loads the framework's libraries.
 *   <li>{@code MemoryQueryBenchmark} measures a query of 20 objects among 1,000 and among 1,000,000.
 *   <li>{@code Growth} and {@code MemoryGrowth} measure calls as stores, pages and batches grow.
 *   <li>{@code Bicycle} is the object that is stored, and {@code CpuTime} measures the CPU time of a call.
 * </ul>
 */
@NullMarked
package io.para4j.examples.benchmarks;

import org.jspecify.annotations.NullMarked;

/**
 * A cache that keeps bytes on a server beyond the network, as {@code docs/write-a-cache.md} shows it.
 * {@code ByteCache} is the cache, {@code EntryBytes} an entry as bytes, and {@code ByteCacheModule} installs it.
 * {@code ByteServer} stands for the server. {@code FlakyByteCacheModule} installs the cache with calls that fail at
 * random.
 *
 * <p>{@code ByteCacheContractTest} runs the contract of caches, {@code ByteCacheInterleavingTest} the interleavings of
 * core's caching, and {@code FlakyCachedMemoryDAOContractTest} the contract of a store behind it.
 * {@code RandomFailuresTest} has threads read and write objects, each with the {@code Life} of one that only one
 * thread writes. {@code ByteCacheTest} tests the rest.
 */
@NullMarked
package io.para4j.testkit.tests.bytes;

import org.jspecify.annotations.NullMarked;

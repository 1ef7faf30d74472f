/**
 * A cache that keeps bytes on a server beyond the network, the example of {@code docs/write-a-cache.md}.
 * {@code ByteCache} is the cache, {@code EntryBytes} the format of an entry, and {@code ByteCacheModule} the module.
 * {@code ByteServer} stands in for the server.
 */
@NullMarked
package io.para4j.cache.bytes;

import org.jspecify.annotations.NullMarked;

/**
 * A cache that keeps bytes on a server beyond the network, as {@code docs/write-a-cache.md} shows it: {@code ByteCache} is the
 * cache, {@code EntryBytes} an entry as bytes, {@code ByteCacheModule} installs it. {@code ByteServer} stands for the server.
 */
@NullMarked
package io.para4j.testkit.tests.bytes;

import org.jspecify.annotations.NullMarked;

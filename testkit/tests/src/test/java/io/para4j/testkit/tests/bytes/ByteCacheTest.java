package io.para4j.testkit.tests.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.spi.AppId;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Item;
import io.para4j.spi.Stamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of what the contract does not require of every cache, but a cache beyond a network should do. */
class ByteCacheTest {
    private static final AppId SHOP = AppId.of("shop");
    private static final Duration TIME = Duration.ofMinutes(1);
    private static final Stamp STAMP = new Stamp(7, 2);
    private static final CacheEntry ABSENCE = new CacheEntry(Optional.empty(), STAMP);
    private static final CacheEntry PRESENT =
            new CacheEntry(Optional.of(new Item("a", "city", 1, Optional.of("r1"), 7, Map.of("name", "Łódź"))), STAMP);

    private final ByteServer server = new ByteServer(Clock.systemUTC(), 1000);
    private final ByteCache cache = new ByteCache(server);

    @Test
    void bytesThatAreCutShortAreAnErrorAndNeverAnotherEntry() {
        for (CacheEntry entry : List.of(PRESENT, ABSENCE)) {
            byte[] bytes = EntryBytes.write(entry);
            assertThat(EntryBytes.read(SHOP, "a", bytes)).contains(entry);
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThatThrownBy(() -> EntryBytes.read(SHOP, "a", cut))
                        .as("the first %s bytes of %s", length, entry)
                        .isInstanceOf(RuntimeException.class);
            }
        }
    }

    @Test
    void anEntryInTheFormatOfAnotherReleaseIsAMiss() {
        byte[] bytes = EntryBytes.write(PRESENT);
        bytes[0] = 3;
        server.set("shop/a", bytes, TIME);
        assertThat(cache.get(SHOP, "a")).isEmpty();
        assertThat(cache.getAll(SHOP, List.of("a"))).isEmpty();
    }

    @Test
    void manyEntriesAreAskedForInOneRequest() {
        cache.put(SHOP, "a", PRESENT, TIME);
        cache.put(SHOP, "b", ABSENCE, TIME);
        int before = server.requests();
        assertThat(cache.getAll(SHOP, List.of("a", "b", "c"))).isEqualTo(Map.of("a", PRESENT, "b", ABSENCE));
        assertThat(server.requests() - before).isEqualTo(1);
    }

    @Test
    void eachGetReturnsAnInstanceOfItsOwn() {
        cache.put(SHOP, "a", PRESENT, TIME);
        assertThat(cache.get(SHOP, "a")).contains(PRESENT);
        assertThat(cache.get(SHOP, "a").orElseThrow().item().orElseThrow())
                .isNotSameAs(PRESENT.item().orElseThrow())
                .isNotSameAs(cache.get(SHOP, "a").orElseThrow().item().orElseThrow());
    }
}

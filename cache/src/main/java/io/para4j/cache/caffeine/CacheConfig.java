package io.para4j.cache.caffeine;

import io.para4j.spi.CacheTimes;
import io.para4j.spi.ConfigReader;
import io.para4j.spi.ConfigSection;

/**
 * The values of the section {@code para.cache}, read once and validated. The {@code reference.conf} of this module
 * describes the keys and their ranges.
 *
 * @param times the times to live
 * @param maxBytes the bound on the estimated bytes; 0 if the number of entries is bounded
 * @param maxEntries the bound on the number of entries; 0 if the bytes are bounded
 */
record CacheConfig(CacheTimes times, long maxBytes, int maxEntries) {
    static final ConfigSection<CacheConfig> SECTION =
            new ConfigSection<>("para.cache", CacheConfig.class, CacheConfig::read);

    private static final long MIN_BYTES = 1L << 20;
    private static final long MAX_BYTES = 1L << 40;
    private static final int MAX_ENTRIES = 100_000_000;

    private static CacheConfig read(ConfigReader reader) {
        CacheConfig config = new CacheConfig(
                CacheTimes.read(reader),
                reader.bytes("max_bytes", 0, MAX_BYTES),
                reader.integer("max_entries", 0, MAX_ENTRIES));
        if (!reader.isRefused("max_bytes") && !reader.isRefused("max_entries")) {
            config.checkBounds(reader);
        }
        return config;
    }

    private void checkBounds(ConfigReader reader) {
        if (maxBytes > 0 && maxBytes < MIN_BYTES) {
            reader.addProblem("max_bytes", maxBytes, "expected 0, or " + MIN_BYTES + " to " + MAX_BYTES + " bytes");
        } else if (maxBytes > 0 && maxEntries > 0) {
            reader.addProblem("max_entries", maxEntries, "expected 0 while para.cache.max_bytes = " + maxBytes);
        } else if (maxBytes == 0 && maxEntries == 0) {
            reader.addProblem(
                    "max_entries", maxEntries, "expected 1 to " + MAX_ENTRIES + " while para.cache.max_bytes = 0");
        }
    }
}

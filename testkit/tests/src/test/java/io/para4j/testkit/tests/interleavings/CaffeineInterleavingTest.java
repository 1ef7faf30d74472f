package io.para4j.testkit.tests.interleavings;

import com.google.inject.Module;
import io.para4j.cache.caffeine.CaffeineCacheModule;

/** Core's caching with a {@code CaffeineCache}, interleaved. */
class CaffeineInterleavingTest extends InterleavingContract {
    @Override
    protected Module cache() {
        return new CaffeineCacheModule();
    }
}

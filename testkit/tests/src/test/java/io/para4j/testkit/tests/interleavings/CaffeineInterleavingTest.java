package io.para4j.testkit.tests.interleavings;

import com.google.inject.Module;
import io.para4j.cache.caffeine.CaffeineCacheModule;

/** Runs the interleavings of core's caching with a {@code CaffeineCache}. */
class CaffeineInterleavingTest extends InterleavingContract {
    @Override
    protected Module cache() {
        return new CaffeineCacheModule();
    }
}

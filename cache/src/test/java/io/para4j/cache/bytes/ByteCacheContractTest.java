package io.para4j.cache.bytes;

import com.google.inject.Module;
import io.para4j.testkit.CacheContract;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

class ByteCacheContractTest extends CacheContract {
    @Override
    protected Module cache() {
        return new ByteCacheModule(10_000);
    }

    @Override
    protected Optional<Consumer<Duration>> time() {
        return Optional.of(clock()::step);
    }

    @Override
    protected Optional<Module> bounded(int maxEntries) {
        return Optional.of(new ByteCacheModule(maxEntries));
    }
}

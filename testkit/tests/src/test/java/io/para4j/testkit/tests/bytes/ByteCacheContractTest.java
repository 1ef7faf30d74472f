package io.para4j.testkit.tests.bytes;

import com.google.inject.Module;
import io.para4j.testkit.CacheContract;
import java.util.Optional;

class ByteCacheContractTest extends CacheContract {
    @Override
    protected Module cache() {
        return new ByteCacheModule(10_000);
    }

    @Override
    protected Optional<Module> bounded(int maxEntries) {
        return Optional.of(new ByteCacheModule(maxEntries));
    }
}

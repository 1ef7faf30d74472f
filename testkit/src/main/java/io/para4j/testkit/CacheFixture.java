package io.para4j.testkit;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import io.para4j.spi.Cache;
import io.para4j.testkit.rules.Reported;
import io.para4j.testkit.rules.ReportedRun;

/** The hooks of a cache, with a minimal store behind it. Authors of caches extend {@link CacheContract}. */
public abstract class CacheFixture extends ContractFixture implements Reported {
    private final Class<? extends CacheFixture> contract;
    private final String variant;

    /**
     * Creates a cache contract.
     *
     * @param contract the class that declares or inherits the tests
     * @param variant the part of a cache that it tests, for the report
     */
    protected CacheFixture(Class<? extends CacheFixture> contract, String variant) {
        this.contract = contract;
        this.variant = variant;
    }

    /**
     * Creates the module of the cache under test, which binds {@link Cache}. Para is started with the clock
     * {@link #clock()}. Called once per class.
     *
     * @return the module
     */
    protected abstract Module cache();

    @Override
    final Module underTest() {
        return Modules.combine(new TinyDAOModule(), cache());
    }

    /**
     * Returns the name of the cache for the report.
     *
     * @return by default the simple name of its class
     */
    protected String cacheName() {
        return kit().requiredCache().getClass().getSimpleName();
    }

    /**
     * Returns the clock that Para is started with. It stands still until a test steps it.
     *
     * @return the clock
     */
    protected final KitClock clock() {
        return kit().clock();
    }

    @Override
    public final ReportedRun reported() {
        return reported(contract, this::cacheName, () -> variant);
    }
}

package io.para4j.testkit;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import io.para4j.spi.Cache;
import io.para4j.testkit.rules.Reported;
import io.para4j.testkit.rules.ReportedRun;

/** The hooks of a cache, with the least store behind it. An author extends {@link CacheContract}. */
public abstract class CacheFixture extends ContractFixture implements Reported {
    private final Class<? extends CacheFixture> contract;
    private final String variant;

    /**
     * Creates a contract of caches.
     *
     * @param contract the class that declares or inherits the tests
     * @param variant what it tests of a cache, for the report
     */
    protected CacheFixture(Class<? extends CacheFixture> contract, String variant) {
        this.contract = contract;
        this.variant = variant;
    }

    /**
     * Makes the cache under test: a module that binds {@link Cache}. The clock that Para is started with is {@link #clock()}.
     * Called once a class.
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
     * Returns the clock that Para is started with, which stands still until it is stepped.
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

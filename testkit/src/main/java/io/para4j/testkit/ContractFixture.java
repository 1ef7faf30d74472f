package io.para4j.testkit;

import com.google.inject.Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.DomainModule;
import io.para4j.Store;
import io.para4j.Transactions;
import io.para4j.feed.Changes;
import io.para4j.spi.Cache;
import io.para4j.testkit.rules.ReportedRun;
import java.lang.reflect.Method;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** The base of all contracts. It has the hooks common to stores and caches, and manages the {@link Kit}. */
abstract class ContractFixture {
    private final long seed = Long.getLong("para.testkit.seed", new SecureRandom().nextInt());
    private boolean isSeedGiven;
    private @Nullable Kit kit;
    private final BrokenParts parts = new BrokenParts();

    ContractFixture() {}

    /**
     * Creates the module of the store under test, with the cache under test in front of it. Called once per class, and
     * once more if the store keeps indexes.
     */
    abstract Module underTest();

    /**
     * Returns the configuration that Para is started with. The kit adds the page sizes.
     *
     * @return by default an empty configuration, so that the defaults of the modules apply
     */
    protected Config config() {
        return ConfigFactory.empty();
    }

    /** Returns the author's configuration, with the settings that the contract itself needs. */
    Config fullConfig() {
        return config();
    }

    /** Waits until page reads and queries show all writes. */
    void awaitVisible() {}

    /** Returns the declarations of indexes for a store that keeps them. */
    DomainModule indexed() {
        return new DomainModule();
    }

    /** Returns whether the kit creates its apps in shared storage. */
    boolean sharesStorage() {
        return false;
    }

    /** Returns a module that opens the stored data again. Empty if the store cannot. */
    Optional<Module> reopen() {
        return Optional.empty();
    }

    /** Returns the hook that makes the store's requests fail. Empty if there is none. */
    Optional<Faults> faults() {
        return Optional.empty();
    }

    /** Returns the control of the store's change feed. Empty if there is none. */
    Optional<FeedControl> feed() {
        return Optional.empty();
    }

    /** Returns the hook that advances the time of the cache under test. Empty if there is none. */
    Optional<Consumer<Duration>> time() {
        return Optional.empty();
    }

    /** Creates the module of a cache limited to a number of small entries. Empty if the fixture cannot. */
    Optional<Module> bounded(int maxEntries) {
        return Optional.empty();
    }

    /** Performs or awaits the work that a cache has deferred. */
    void finishPending(Cache cache) {}

    /**
     * Returns the store that the tests see. The kit's own tests override this to break rules that core keeps. The report states
     * that a contract overrides it, since its results are not those of the store alone.
     *
     * @param store the store of an app, as core provides it
     * @return by default that store
     */
    protected Store decorated(Store store) {
        return store;
    }

    /**
     * Returns the transactions that the tests see, if the store offers any, as {@link #decorated(Store)} does for stores.
     *
     * @param transactions the transactions, as core provides them
     * @return by default those transactions
     */
    protected Transactions decorated(Transactions transactions) {
        return transactions;
    }

    /**
     * Returns the changes that the tests see, if the store reports any, as {@link #decorated(Store)} does for stores.
     *
     * @param changes the changes, as core provides them
     * @return by default those changes
     */
    protected Changes decorated(Changes changes) {
        return changes;
    }

    /**
     * Returns the module that Para is started with. The kit's own tests override this method to break core's handling
     * of a cache.
     *
     * @param para the module of core
     * @return by default that module
     */
    protected Module decorated(Module para) {
        return para;
    }

    /**
     * Returns the seed of the random tests: the value of the system property, or one drawn for this class. A fixture
     * that fails at random derives its random numbers from this seed. The message of each failure then names it.
     *
     * @return the seed
     */
    protected final long seed() {
        isSeedGiven = true;
        return seed;
    }

    /** Returns the seed for use by the kit. The kit records itself which of its tests have used it. */
    final long drawnSeed() {
        return seed;
    }

    /**
     * Returns the kit that the tests share. The first call starts Para on the store. If the start fails, the call
     * throws its error, and each later call aborts its test.
     *
     * @return the kit of this class
     */
    public final Kit kit() {
        if (kit == null) {
            kit = parts.call("the store could not be started", () -> new Kit(this));
        }
        return kit;
    }

    /** Returns the parts of the fixture that have failed. */
    final BrokenParts parts() {
        return parts;
    }

    /** Returns whether a subclass overrides a method that decorates core. */
    private boolean isDecorated() {
        for (Class<?> type = getClass(); type != ContractFixture.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("decorated")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the facts for the report. */
    final ReportedRun reported(Class<?> contract, Supplier<String> name, Supplier<String> variant) {
        Optional<Kit> started = Optional.ofNullable(kit);
        return new ReportedRun(
                contract,
                () -> started.map(any -> name.get()),
                () -> started.map(any -> isDecorated() ? variant.get() + " (core decorated)" : variant.get()),
                seed,
                isSeedGiven ? Optional.of(seed) : started.flatMap(Kit::usedSeed),
                started.flatMap(Kit::fact));
    }

    @AfterEach
    final void endTest() {
        if (kit != null) {
            kit.endTest();
        }
    }

    @AfterAll
    final void closeKit() {
        if (kit != null) {
            kit.close();
        }
    }
}

package io.para4j.testkit;

import com.google.inject.Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Store;
import io.para4j.testkit.rules.Reported;
import io.para4j.testkit.rules.ReportedRun;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/**
 * The whole contract of a store, to be extended by its author with the one method that makes the store. Each test is named by
 * its rule and its claim; a failure's message begins with the rule's id and gives the facts.
 *
 * <p>The other methods are hooks with defaults. What a fixture has no hook for is reported as not checked, never as passed;
 * nothing else can be left out. The result of a class is written to {@code target/para-contract/<class>.json} (another folder
 * with the system property {@code para.testkit.reports}). Random tests take their seed from the system property
 * {@code para.testkit.seed}, and print it when they fail.
 *
 * <p>The store must be of the tests alone while they run, but need not be empty: the kit works in apps of its own, whose names
 * begin with {@code k}, and deletes them.
 */
public abstract class DAOContract
        implements Reported,
                ObjectContract,
                ObjectFieldsContract,
                ObjectLimitsContract,
                ObjectIsolationContract,
                ItemContract,
                CreateContract,
                RefusedCreateContract,
                RestoreContract,
                ReadContract,
                PartialReadContract,
                UpdateContract,
                ItemUpdateContract,
                LockingContract,
                StaleHolderContract,
                LockingRaceContract,
                ItemLockingContract,
                ItemStateContract,
                PatchContract,
                PatchRefusalContract,
                ItemPatchContract,
                ConditionContract,
                BatchContract,
                BatchArgumentsContract,
                BatchOutcomeContract,
                InterruptContract,
                ItemBatchContract,
                PagingContract,
                MovingPagesContract,
                CursorContract,
                TenancyContract,
                HostileIdsContract,
                AppContract,
                ThrottleContract,
                LostAnswerContract,
                UnknownOutcomeContract,
                FailedReadContract,
                StaleReadsContract,
                CachedContract,
                CachedLoadContract {
    private final long seed = Long.getLong("para.testkit.seed", new SecureRandom().nextInt());
    private boolean isSeedGiven;
    private @Nullable Kit kit;
    private @Nullable RuntimeException startFailure;

    /** Creates the contract; JUnit does. */
    protected DAOContract() {}

    /**
     * Makes the store under test: a module that binds {@code @Raw DAO} and {@code AppStorage}, with a cache's module if the
     * contract is to be checked on a cached store. Called once a class.
     *
     * @return the module
     */
    protected abstract Module store();

    /**
     * Returns the configuration that Para is started with. The kit adds the sizes of pages.
     *
     * @return by default nothing but the defaults of the modules
     */
    protected Config config() {
        return ConfigFactory.empty();
    }

    /**
     * Makes a module that opens the data of {@link #store()} again, as another process does.
     *
     * @return the module; by default empty, and what needs it is reported as not checked
     */
    protected Optional<Module> reopen() {
        return Optional.empty();
    }

    /**
     * Returns what makes the requests of the store fail. Asked for once a test; {@link Faults#heal} is called after each test that
     * used it. What is retried until a deadline should have a short one in {@link #config()}, such as half a second.
     *
     * @return the hook; by default empty, and the rules FLT are reported as not checked
     */
    protected Optional<Faults> faults() {
        return Optional.empty();
    }

    /** Waits until all that was written is seen by page reads, in stores where these lag behind. By default does nothing. */
    protected void awaitVisible() {}

    /**
     * Says whether the apps of the kit live in the storage that apps share. The configuration has to allow it.
     *
     * @return by default false
     */
    protected boolean sharesStorage() {
        return false;
    }

    /**
     * Returns the name of the store for the report.
     *
     * @return by default the simple name of the DAO's class
     */
    protected String storeName() {
        return kit().rawDAO().getClass().getSimpleName();
    }

    /**
     * Returns which variant of the store is checked, for the report.
     *
     * @return by default where its apps live, such as {@code own storage}, and which cache is before it
     */
    protected String variant() {
        String storage = sharesStorage() ? "shared storage" : "own storage";
        return kit().cache()
                .map(cache -> storage + ", " + cache.getClass().getSimpleName())
                .orElse(storage);
    }

    /**
     * Returns the seed of the random tests: that of the system property, or one drawn for this class. A fixture that fails at random
     * takes its random numbers from it; the message of each failure then names the seed.
     *
     * @return the seed
     */
    protected final long seed() {
        isSeedGiven = true;
        return seed;
    }

    /** Returns the seed to the kit, which says itself which of its tests have used it. */
    final long drawnSeed() {
        return seed;
    }

    /**
     * Returns what the tests share; the first call starts Para over the store.
     *
     * @return the kit of this class
     */
    @Override
    public final Kit kit() {
        if (startFailure != null) {
            throw new IllegalStateException("the store could not be started: " + startFailure, startFailure);
        }
        if (kit == null) {
            kit = start();
        }
        return kit;
    }

    /** A store that does not start is tried once, not once a test. */
    private Kit start() {
        try {
            return new Kit(this);
        } catch (RuntimeException e) {
            startFailure = e;
            throw e;
        }
    }

    /** Comes between the tests and the API, so that the mutants of what core keeps can break it. */
    Store decorated(Store store) {
        return store;
    }

    /** Comes between the tests and core's module, so that the mutants of what core does with a cache can break it. */
    Module decorated(Module para) {
        return para;
    }

    @Override
    public final ReportedRun reported() {
        return new ReportedRun(
                DAOContract.class,
                Optional.ofNullable(kit).map(started -> storeName()),
                Optional.ofNullable(kit).map(started -> variant()),
                isSeedGiven ? Optional.of(seed) : Optional.ofNullable(kit).flatMap(Kit::usedSeed),
                Optional.ofNullable(kit).flatMap(Kit::fact));
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

package io.para4j.testkit;

import com.google.inject.Module;
import io.para4j.Para;
import io.para4j.Store;
import io.para4j.Transactions;
import io.para4j.error.AppNotFoundException;
import io.para4j.feed.Changes;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.DAO;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexedDAO;
import io.para4j.testkit.Faults.Kind;
import io.para4j.testkit.rules.NotCheckedException;
import io.para4j.testkit.rules.NotOfferedException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The state that the tests of one contract class share: Para on the store under test, its clock and its apps. What the
 * author's class cannot do ends a test as not checked, and what the store does not offer ends it as not offered.
 */
public final class Kit implements AutoCloseable {
    /** The maximum page size in the kit's configuration. */
    static final int MAX_PAGE_SIZE = 200;

    /** The default page size in the kit's configuration. */
    static final int PAGE_SIZE = 20;

    private final String run = Long.toString(new SecureRandom().nextLong(1L << 40), 36);
    private final AtomicInteger apps = new AtomicInteger();
    private final ContractFixture fixture;
    private final KitClock clock = new KitClock();
    private final Race race = new Race();
    private final AtomicInteger ids = new AtomicInteger();
    private final Deque<String> fresh = new ArrayDeque<>();
    private final Map<String, Throwable> notDeleted = new LinkedHashMap<>();
    private final long seed;
    private boolean isSeedUsed;
    private Optional<String> fact = Optional.empty();
    private final StoreUnderTest underTest;
    private @Nullable Tenant tenant;
    private @Nullable Faults faults;

    Kit(ContractFixture fixture) {
        this.fixture = fixture;
        this.seed = fixture.drawnSeed();
        this.underTest = new StoreUnderTest(fixture, clock);
    }

    /** Returns the name of the root app. No other app may have this name. */
    String rootApp() {
        return underTest.config().appName();
    }

    /** Returns the name of the table that apps share. No app may have this name. */
    String sharedTable() {
        return underTest.config().sharedTableName();
    }

    /**
     * Returns Para, running on the store under test.
     *
     * @return the running instance
     */
    public Para para() {
        return underTest.para();
    }

    /**
     * Returns the DAO under test, with its decorators.
     *
     * @return the DAO that applications use
     */
    public DAO dao() {
        return underTest.dao();
    }

    /**
     * Returns the DAO under test without decorators. It shows what is actually stored.
     *
     * @return the store's own DAO
     */
    public DAO rawDAO() {
        return underTest.rawDAO();
    }

    /**
     * Returns the store's capability to find items by its indexes, without decorators. Without it, ends the test as not
     * offered. The first call declares the kit's indexes.
     */
    IndexedDAO indexedDAO() {
        declareIndexes();
        return underTest
                .indexedDAO()
                .orElseThrow(() -> new NotOfferedException("the store's module binds no @Raw IndexedDAO"));
    }

    /**
     * Declares the kit's indexes, if the store keeps indexes. Most tests run without them, since a store may do more
     * work for each write where indexes are declared. The first call starts the store again, and the apps from before
     * are not used any more. Later calls do nothing.
     */
    void declareIndexes() {
        if (!underTest.isIndexed() && underTest.indexedDAO().isPresent()) {
            tenant = fixture.parts().call("the store could not be started with indexes", this::startIndexed);
        }
    }

    private Tenant startIndexed() {
        underTest.closeOthers();
        if (tenant != null) {
            deleteApp(tenant.app().name());
            tenant = null;
        }
        underTest.restartIndexed();
        faults = null;
        Tenant indexed = createTenant(newAppName());
        if (fixture.sharesStorage()) {
            para().apps().updateIndexes(indexed.app().name());
        }
        return indexed;
    }

    /** Returns the transactions of Para. If the store does not offer them, ends the test as not offered. */
    Transactions transactions() {
        return underTest
                .transactionalDAO()
                .map(bound -> fixture.decorated(para().transactions()))
                .orElseThrow(() -> new NotOfferedException("the store's module binds no @Raw TransactionalDAO"));
    }

    /** Returns whether the store offers transactions. */
    boolean offersTransactions() {
        return underTest.transactionalDAO().isPresent();
    }

    /** Returns the changes that the store reports. If it reports none, ends the test as not offered. */
    ChangeSource changeSource() {
        return underTest
                .changeSource()
                .orElseThrow(() -> new NotOfferedException("the store's module binds no @Raw ChangeSource"));
    }

    /** Returns the changes of Para. If the store reports none, ends the test as not offered. */
    Changes changes() {
        changeSource();
        return fixture.decorated(para().changes());
    }

    /** Returns the control of the store's change feed. Without the hook, ends the test as not checked. */
    FeedControl requiredFeedControl() {
        return feedControl()
                .orElseThrow(() -> new NotCheckedException(
                        "the fixture cannot divide recorded changes or let them expire; override feed() if it can"));
    }

    /** Returns how long to wait for a change since the last one that was read. */
    Duration feedPatience() {
        return feedControl().map(FeedControl::patience).orElse(FeedControl.PATIENCE);
    }

    Optional<FeedControl> feedControl() {
        changeSource();
        return fixture.parts().call("feed() failed", fixture::feed);
    }

    /** Returns whether the kit's indexes are declared. */
    boolean isIndexed() {
        return underTest.isIndexed();
    }

    /** Declares another index, from the next restart on. */
    void declareLate(IndexDefinition index) {
        underTest.declareLate(index);
    }

    /** Starts Para with a module that declares indexes, on the store under test without its capability to keep them. */
    Para withoutCapabilities(Module indexes) {
        return underTest.withoutCapabilities(indexes);
    }

    /**
     * Returns the cache in front of the store under test.
     *
     * @return the cache; empty if none is bound
     */
    public Optional<Cache> cache() {
        return underTest.cache();
    }

    /** Returns the cache under test. Every cache contract has one. */
    Cache requiredCache() {
        return cache().orElseThrow(() -> new IllegalStateException("cache() must make a module that binds Cache"));
    }

    /** Advances the time of the cache under test. Without the hook, ends the test as not checked. */
    void passTime(Duration duration) {
        fixture.time()
                .orElseThrow(() -> new NotCheckedException(
                        "the fixture cannot let time pass for the cache; override time() if it can"))
                .accept(duration);
    }

    /**
     * Creates another cache in front of the store, limited to a number of small entries. Without the hook, ends the
     * test as not checked.
     */
    Cache bounded(int maxEntries) {
        return underTest.otherCache(fixture.bounded(maxEntries)
                .orElseThrow(() -> new NotCheckedException(
                        "the fixture cannot make a small cache; override bounded(int) if it can")));
    }

    /** Performs or awaits the work that a cache has deferred. */
    void finishPending(Cache cache) {
        fixture.finishPending(cache);
    }

    /**
     * Puts a cache in front of another DAO on the same storage, in the way core does, as a separate node.
     *
     * @param dao the DAO
     * @param cache the cache
     * @param negative the time for which the cache remembers that an id is not stored
     * @return the DAO behind the cache
     */
    public DAO cached(DAO dao, Cache cache, Duration negative) {
        return underTest.cached(dao, cache, new CacheTimes(CacheTimes.DEFAULT.timeToLive(), negative));
    }

    /**
     * Returns the interface that creates and removes the storage of apps.
     *
     * @return the storage
     */
    public AppStorage storage() {
        return underTest.storage();
    }

    /**
     * Returns the clock that Para reads.
     *
     * @return the clock, which stands still until a test steps it
     */
    public KitClock clock() {
        return clock;
    }

    /**
     * Returns the app that the tests share. Each test uses its own ids, from {@link #newId}.
     *
     * @return the app
     */
    public Tenant tenant() {
        if (tenant == null) {
            tenant =
                    fixture.parts().call("the app of the tests could not be created", () -> createTenant(newAppName()));
        }
        return tenant;
    }

    /**
     * Creates an app for the running test only. The app is deleted after the test.
     *
     * @return the app, without objects
     */
    public Tenant newTenant() {
        return newTenant(newAppName());
    }

    Tenant newTenant(String name) {
        fresh.push(name);
        return createTenant(name);
    }

    private Tenant createTenant(String name) {
        boolean isShared =
                fixture.sharesStorage() ? para().apps().createShared(name).isSharingTable() : createOwn(name);
        return new Tenant(this, new AppId(name, isShared));
    }

    private boolean createOwn(String name) {
        return para().apps().create(name).isSharingTable();
    }

    /** Returns an app name that was never used before, neither in this run nor in another. */
    String newAppName() {
        return "k" + run + "-" + apps.incrementAndGet();
    }

    /**
     * Returns an id that no object has had before.
     *
     * @return a new id
     */
    public String newId() {
        return "o" + ids.incrementAndGet();
    }

    String newRevision() {
        return "r" + ids.incrementAndGet();
    }

    Race race() {
        return race;
    }

    /** Returns a source of random numbers. Runs with the same {@code para.testkit.seed} get the same numbers. */
    Random random() {
        isSeedUsed = true;
        return new Random(seed);
    }

    /** Waits until page reads and queries show all writes. */
    void awaitVisible() {
        fixture.awaitVisible();
    }

    /**
     * Starts Para on another DAO with the same storage, to test how the API handles the behaviour of that DAO. Queries
     * are those of the DAO if it has the capability, else those of the store under test.
     */
    Para over(DAO dao) {
        return underTest.over(dao);
    }

    /** Returns the {@link Store} of an app, as applications see it. */
    Store store(Para from, String app) {
        return fixture.decorated(from.store(app));
    }

    /** Closes Para and opens the same stored data again. */
    void restart() {
        restart(() -> {});
    }

    /** Closes Para, runs an action, and opens the same stored data again. Without the hook, ends the test as not checked. */
    void restart(Runnable whileClosed) {
        Module module = fixture.parts()
                .call("reopen() failed", fixture::reopen)
                .orElseThrow(() -> new NotCheckedException(
                        "the fixture cannot open its stored data again; override reopen() if the store can"));
        underTest.restart(module, whileClosed);
        faults = null;
    }

    /**
     * Returns the hook that makes the store's requests fail. It is healed at the end of the test. If it is missing, or
     * one of the kinds cannot happen to the store, ends the test as not checked.
     */
    Faults faults(Kind... kinds) {
        if (faults == null) {
            faults = fixture.parts()
                    .call("faults() failed", fixture::faults)
                    .orElseThrow(
                            () -> new NotCheckedException("the fixture cannot make requests fail; override faults(),"
                                    + " with a FaultInjector for files and disks"));
        }
        for (Kind kind : kinds) {
            if (!faults.kinds().contains(kind)) {
                throw new NotCheckedException("the hook faults() cannot make requests fail as " + kind);
            }
        }
        return faults;
    }

    /** Returns the seed if the running test has used it. */
    Optional<Long> usedSeed() {
        return isSeedUsed ? Optional.of(seed) : Optional.empty();
    }

    /**
     * Adds to the report how much the running test has checked, if the test's name does not show it.
     *
     * @param checked the amount, such as {@code 12 walks}
     */
    public void report(String checked) {
        fact = Optional.of(checked);
    }

    /** Returns the fact that the running test has reported. */
    Optional<String> fact() {
        return fact;
    }

    /**
     * Ends a test. Closes the instances of Para that it started and deletes its apps. A failure to delete an app is
     * kept until the end, since the test did not cause it.
     */
    void endTest() {
        isSeedUsed = false;
        fact = Optional.empty();
        if (faults != null) {
            faults.heal();
            faults = null;
        }
        underTest.closeOthers();
        while (!fresh.isEmpty()) {
            deleteApp(fresh.pop());
        }
    }

    /** Deletes an app. Does nothing if the store could not be opened again. */
    private void deleteApp(String name) {
        if (!underTest.isOpen()) {
            return;
        }
        try {
            para().apps().delete(name);
        } catch (AppNotFoundException e) {
            // The test has already deleted the app.
            return;
        } catch (RuntimeException | AssertionError e) {
            notDeleted.put(name, e);
        }
    }

    /**
     * Deletes the shared app and closes Para.
     *
     * @throws IllegalStateException if apps of the kit could not be deleted, with the first reason
     */
    @Override
    public void close() {
        if (tenant != null) {
            deleteApp(tenant.app().name());
        }
        race.close();
        underTest.close();
        notDeleted.entrySet().stream().findFirst().ifPresent(first -> {
            String apps = notDeleted.size() + " apps of the kit could not be deleted, first '" + first.getKey() + "': ";
            throw new IllegalStateException(apps + first.getValue(), first.getValue());
        });
    }
}

package io.para4j.testkit;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.util.Modules;
import com.typesafe.config.ConfigFactory;
import io.para4j.DomainModule;
import io.para4j.Para;
import io.para4j.ParaConfig;
import io.para4j.ParaModule;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.DAO;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Raw;
import io.para4j.spi.TransactionalDAO;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Para on the store under test. It can be closed and started again, with indexes or on stored data, and other instances
 * of Para can be started beside it on the same storage.
 */
final class StoreUnderTest implements AutoCloseable {
    private final ContractFixture fixture;
    private final KitClock clock;
    private final Validator validator = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();
    private final Deque<Para> others = new ArrayDeque<>();
    private Optional<IndexDefinition> late = Optional.empty();
    private boolean isIndexed;
    private Injector injector;
    private Para para;
    private boolean isOpen = true;

    /** Starts Para without indexes. */
    StoreUnderTest(ContractFixture fixture, KitClock clock) {
        this.fixture = fixture;
        this.clock = clock;
        this.injector = Guice.createInjector(coreModule(), fixture.underTest());
        this.para = injector.getInstance(Para.class);
    }

    Para para() {
        return para;
    }

    ParaConfig config() {
        return injector.getInstance(ParaConfig.class);
    }

    /** Returns the DAO with its decorators. */
    DAO dao() {
        return injector.getInstance(DAO.class);
    }

    /** Returns the store's own DAO. */
    DAO rawDAO() {
        return injector.getInstance(Key.get(DAO.class, Raw.class));
    }

    AppStorage storage() {
        return injector.getInstance(AppStorage.class);
    }

    Optional<Cache> cache() {
        return injector.getInstance(Key.get(new TypeLiteral<Optional<Cache>>() {}));
    }

    Optional<IndexedDAO> indexedDAO() {
        return injector.getInstance(Key.get(new TypeLiteral<Optional<IndexedDAO>>() {}, Raw.class));
    }

    Optional<TransactionalDAO> transactionalDAO() {
        return injector.getInstance(Key.get(new TypeLiteral<Optional<TransactionalDAO>>() {}, Raw.class));
    }

    Optional<ChangeSource> changeSource() {
        return injector.getInstance(Key.get(new TypeLiteral<Optional<ChangeSource>>() {}, Raw.class));
    }

    /** Returns whether the kit's indexes are declared. */
    boolean isIndexed() {
        return isIndexed;
    }

    /** Returns whether Para is running: false if it could not be started again. */
    boolean isOpen() {
        return isOpen;
    }

    /** Declares another index, from the next start on. */
    void declareLate(IndexDefinition index) {
        late = Optional.of(index);
    }

    /** Closes Para, and starts it on a new store of the fixture with the kit's indexes. */
    void restartIndexed() {
        stop();
        isIndexed = true;
        start(fixture.underTest());
    }

    /** Closes Para, runs an action, and starts Para on a module that opens the same stored data. */
    void restart(Module reopened, Runnable whileClosed) {
        stop();
        try {
            whileClosed.run();
        } finally {
            open(reopened);
        }
    }

    private void stop() {
        closeOthers();
        para.close();
        isOpen = false;
    }

    private void open(Module module) {
        try {
            start(module);
        } catch (RuntimeException e) {
            throw new AssertionError("the stored data could not be opened again after Para was closed: " + e, e);
        }
    }

    private void start(Module module) {
        injector = Guice.createInjector(coreModule(), module);
        para = injector.getInstance(Para.class);
        isOpen = true;
    }

    /** Returns the module of core, with the kit's indexes if they are declared. */
    private Module coreModule() {
        Module plain = plainModule();
        return isIndexed
                ? Modules.combine(
                        plain,
                        fixture.indexed(),
                        new DomainModule().indexes(late.stream().toArray(IndexDefinition[]::new)))
                : plain;
    }

    private Module plainModule() {
        String pages = "para { page_size = " + Kit.PAGE_SIZE + ", max_page_size = " + Kit.MAX_PAGE_SIZE + " }";
        return fixture.decorated(new ParaModule(ConfigFactory.parseString(pages).withFallback(fixture.fullConfig()))
                .types(Gadget.class, Gizmo.class, Specimen.class)
                .clock(clock)
                .validator(validator));
    }

    /**
     * Starts Para on another DAO with the same storage. Queries are those of the DAO if it has the capability, else those
     * of the store under test.
     */
    Para over(DAO dao) {
        return startOther(Guice.createInjector(coreModule(), storeModule(dao, indexedDAO(dao))));
    }

    /** Starts Para with a module that declares indexes, on the store under test without its capability to keep them. */
    Para withoutCapabilities(Module indexes) {
        return startOther(Guice.createInjector(plainModule(), indexes, storeModule(rawDAO(), Optional.empty())));
    }

    /** Starts Para behind another cache, and returns the cache. */
    Cache otherCache(Module cache) {
        Injector other = Guice.createInjector(coreModule(), cache, storeModule(rawDAO(), indexedDAO()));
        startOther(other);
        return other.getInstance(Cache.class);
    }

    private Para startOther(Injector other) {
        Para started = other.getInstance(Para.class);
        others.push(started);
        return started;
    }

    /** Puts a cache in front of another DAO on the same storage, as core does. */
    DAO cached(DAO dao, Cache cache, CacheTimes times) {
        return Guice.createInjector(coreModule(), storeModule(dao, indexedDAO(dao)), new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(Cache.class).toInstance(cache);
                        bind(CacheTimes.class).toInstance(times);
                    }
                })
                .getInstance(DAO.class);
    }

    private Optional<IndexedDAO> indexedDAO(DAO dao) {
        return dao instanceof IndexedDAO indexed ? Optional.of(indexed) : indexedDAO();
    }

    /** Returns the module of a store on the storage under test. */
    private Module storeModule(DAO dao, Optional<IndexedDAO> indexed) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(Key.get(DAO.class, Raw.class)).toInstance(dao);
                bind(AppStorage.class).toInstance(storage());
                indexed.ifPresent(
                        capability -> OptionalBinder.newOptionalBinder(binder(), Key.get(IndexedDAO.class, Raw.class))
                                .setBinding()
                                .toInstance(capability));
            }
        };
    }

    /** Closes the instances of Para that were started beside it. */
    void closeOthers() {
        while (!others.isEmpty()) {
            others.pop().close();
        }
    }

    /** Closes Para. */
    @Override
    public void close() {
        para.close();
    }
}

package io.para4j;

import com.fasterxml.jackson.databind.Module;
import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import com.typesafe.config.Config;
import io.para4j.internal.caching.CachedTypes;
import io.para4j.internal.caching.CachingAppStorage;
import io.para4j.internal.caching.CachingDAO;
import io.para4j.internal.caching.CachingModule;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.internal.codec.RegisteredFields;
import io.para4j.model.App;
import io.para4j.model.Cached;
import io.para4j.model.ParaObject;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.Closer;
import io.para4j.spi.ConfigSection;
import io.para4j.spi.DAO;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.FieldValues;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.OperationListener;
import io.para4j.spi.Raw;
import io.para4j.spi.Settings;
import io.para4j.spi.Ticker;
import io.para4j.spi.TransactionalDAO;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Binds {@link Para} and everything that does not depend on a store. It needs the module of a store, which binds a
 * {@link DAO} marked {@link Raw} and an {@link AppStorage}; without it the injector cannot be created. The methods
 * register domain classes and replace defaults; call them before the injector is created. Not safe for use by many
 * threads.
 *
 * <p>It can be installed in any injector, also a child or a private module, beside the application's own bindings. What
 * the methods do not set is taken from there:
 *
 * <ul>
 *   <li>a {@link Validator}, if one is bound
 *   <li>a {@link Clock} marked {@link ForPara}, if an {@code OptionalBinder} sets it, or else an unmarked one; what
 *       {@link #clock} says of a clock holds for both
 *   <li>the domain classes, Jackson modules and listeners of each {@link DomainModule}
 * </ul>
 */
public final class ParaModule extends AbstractModule {
    private final Config config;
    private final DomainModule domain = new DomainModule().types(App.class);
    private final List<OperationListener> listeners = new ArrayList<>();
    private @Nullable Clock clock;
    private @Nullable IdGenerator ids;
    private @Nullable Validator validator;
    private boolean isUnchecked;

    /**
     * Creates a module with the standard configuration: system properties, {@code application.conf}, and the defaults.
     * {@code application.conf} is looked up by the thread's context class loader, then by the loader of this class.
     */
    public ParaModule() {
        this(Defaults.standard());
    }

    /**
     * Creates a module with a configuration.
     *
     * @param config the values that differ from the defaults, which are those of each module's {@code reference.conf};
     *     unresolved substitutions are resolved. System properties have no effect unless this contains them.
     */
    public ParaModule(Config config) {
        this.config = Objects.requireNonNull(config, "config");
    }

    /**
     * Registers domain classes. A class that cannot be stored is refused when Para starts.
     *
     * @param classes the classes, each with a different type
     * @return this module
     * @throws IllegalArgumentException if the value of a class's {@link Cached} annotation is invalid
     */
    @SafeVarargs
    public final ParaModule types(Class<? extends ParaObject>... classes) {
        domain.types(classes);
        return this;
    }

    /**
     * Declares indexes of objects that have no class of their own, for queries by {@link Query#of(String, String)}.
     * Classes declare theirs by {@link io.para4j.model.Index}. An index that cannot work is refused when Para starts.
     *
     * @param definitions the indexes
     * @return this module
     */
    public ParaModule indexes(IndexDefinition... definitions) {
        domain.indexes(definitions);
        return this;
    }

    /**
     * Adds Jackson modules that convert the values of fields. A module that is registered later takes precedence.
     *
     * @param modules the modules
     * @return this module
     */
    public ParaModule jacksonModules(Module... modules) {
        domain.jacksonModules(modules);
        return this;
    }

    /**
     * Replaces the system's UTC clock. The clock supplies the times of creation and change, and the times in ids. It
     * also measures elapsed time: the age of cached objects and of what is known of apps, the deadline of
     * {@link Store#modify}, and the durations that listeners receive. Replace it in tests only; the system's elapsed
     * time never jumps.
     *
     * @param replacement the clock
     * @return this module
     */
    public ParaModule clock(Clock replacement) {
        clock = Objects.requireNonNull(replacement, "clock");
        return this;
    }

    /**
     * Replaces the generator of ids. The default generates time-ordered ids of 26 characters.
     *
     * @param replacement the generator
     * @return this module
     */
    public ParaModule ids(IdGenerator replacement) {
        ids = Objects.requireNonNull(replacement, "ids");
        return this;
    }

    /**
     * Sets the validator that checks the annotations of domain classes before each write. The default is the
     * {@link Validator} that the injector binds. Without any, a registered class with such annotations is refused at the
     * start.
     *
     * @param provider the validator
     * @return this module
     */
    public ParaModule validator(Validator provider) {
        validator = Objects.requireNonNull(provider, "validator");
        return this;
    }

    /**
     * Leaves validation to the application: no annotation is checked, and the start refuses none.
     *
     * @return this module
     */
    public ParaModule withoutValidation() {
        isUnchecked = true;
        return this;
    }

    /**
     * Adds a listener that is called for each operation of the store. Listeners that modules bind in the set of
     * {@link OperationListener}s are called after those that were added here.
     *
     * @param listener the listener
     * @return this module
     */
    public ParaModule listener(OperationListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    @Override
    protected void configure() {
        requireBinding(Key.get(DAO.class, Raw.class));
        requireBinding(AppStorage.class);
        OptionalBinder.newOptionalBinder(binder(), Key.get(IndexedDAO.class, Raw.class));
        OptionalBinder.newOptionalBinder(binder(), Key.get(TransactionalDAO.class, Raw.class));
        install(domain);
        install(new CachingModule());
        install(new FeedModule());
        OptionalBinder<Clock> ownClock =
                OptionalBinder.newOptionalBinder(binder(), Key.get(Clock.class, ForPara.class));
        ownClock.setDefault().toProvider(ApplicationClock.class);
        if (clock != null) {
            ownClock.setBinding().toInstance(clock);
        }
        bind(ApplicationClock.class);
        bind(Closer.class).toInstance(new Closer());
        Multibinder.newSetBinder(binder(), new TypeLiteral<ConfigSection<?>>() {})
                .addBinding()
                .toInstance(ParaConfig.SECTION);
    }

    /** Returns what the application has bound, which may be in a parent of this injector. */
    private static <T> Optional<T> bound(Injector injector, Class<T> type) {
        return Optional.ofNullable(injector.getExistingBinding(Key.get(type)))
                .map(binding -> binding.getProvider().get());
    }

    /** The clock of the application, or the system's if it binds none. */
    private static final class ApplicationClock implements Provider<Clock> {
        private final Injector injector;

        @Inject
        ApplicationClock(Injector injector) {
            this.injector = injector;
        }

        @Override
        public Clock get() {
            return bound(injector, Clock.class).orElseGet(Clock::systemUTC);
        }
    }

    @Provides
    @Singleton
    Ticker ticker(@ForPara Clock ownClock) {
        return Ticker.of(ownClock);
    }

    @Provides
    @Singleton
    IdGenerator idGenerator(@ForPara Clock ownClock) {
        return ids == null ? new TimeOrderedIds(ownClock) : ids;
    }

    @Provides
    @Singleton
    Validation validation(Injector injector, @ForPara Set<Class<? extends ParaObject>> types) {
        Optional<Validator> known = validator == null ? bound(injector, Validator.class) : Optional.of(validator);
        return isUnchecked ? new Validation(Optional.empty()) : Validation.of(known, types);
    }

    @Provides
    @Singleton
    Settings settings(Set<ConfigSection<?>> sections) {
        return new Defaults(sections).settings(config);
    }

    @Provides
    @Singleton
    ParaConfig paraConfig(Settings settings) {
        return settings.get(ParaConfig.class);
    }

    @Provides
    @Singleton
    CachedTypes cachedTypes(@ForPara Set<Class<? extends ParaObject>> types, Optional<CacheTimes> times) {
        return CachedTypes.of(types, times.orElse(CacheTimes.DEFAULT));
    }

    @Provides
    @Singleton
    ObjectCodec codec(
            @ForPara Set<Class<? extends ParaObject>> types,
            @ForPara Set<Module> jacksonModules,
            ParaConfig paraConfig) {
        return ObjectCodec.of(types, jacksonModules, paraConfig.checksWrittenValues());
    }

    @Provides
    @Singleton
    FieldValues fieldValues(
            ObjectCodec codec, @ForPara Set<Class<? extends ParaObject>> types, @ForPara Set<Module> jacksonModules) {
        return new RegisteredFields(codec, () -> ObjectCodec.lenient(types, jacksonModules));
    }

    @Provides
    @Singleton
    OperationListener listener(Set<OperationListener> bound) {
        List<OperationListener> all = new ArrayList<>(listeners);
        all.addAll(bound);
        return new Listeners(all);
    }

    @Provides
    @Singleton
    DeclaredIndexes declaredIndexes(
            @ForPara Set<Class<? extends ParaObject>> types, @ForPara Set<IndexDefinition> generic, ObjectCodec codec) {
        return IndexDeclarations.of(types, generic, codec);
    }

    @Provides
    @Singleton
    IndexedValues indexedValues(DeclaredIndexes indexes) {
        return new IndexedValues(indexes);
    }

    @Provides
    @Singleton
    PageReader pageReader(DAO dao, ObjectCodec codec, ParaConfig paraConfig) {
        return new PageReader(dao, codec, paraConfig);
    }

    @Provides
    @Singleton
    QueryReader queryReader(
            DAO dao,
            @Raw DAO raw,
            @Raw Optional<IndexedDAO> indexed,
            DeclaredIndexes indexes,
            ObjectCodec codec,
            PageReader pages) {
        Capabilities.checkIndexes(raw, indexed, indexes, codec);
        return new QueryReader(dao, indexed, new QueryPlanner(indexes, codec), codec, pages);
    }

    @Provides
    @Singleton
    WritePlanner writePlanner(
            ObjectCodec codec,
            IndexedValues indexed,
            Validation validation,
            IdGenerator generator,
            @ForPara Clock ownClock) {
        return new WritePlanner(codec, indexed, validation, generator, ownClock);
    }

    @Provides
    @Singleton
    PatchPlanner patchPlanner(ObjectCodec codec, IndexedValues indexed, Validation validation, WritePlanner writes) {
        return new PatchPlanner(codec, indexed, validation, writes);
    }

    @Provides
    @Singleton
    AppDirectory appDirectory(
            DAO dao,
            Optional<CachingDAO> caching,
            ObjectCodec codec,
            ParaConfig paraConfig,
            Ticker time,
            Closer closer) {
        Consumer<AppId> onGone = app -> caching.ifPresent(cached -> cached.dropped(app));
        return new AppDirectory(dao, codec, paraConfig, time, onGone, closer::isClosed);
    }

    @Provides
    @Singleton
    StoreServices storeServices(
            DAO dao,
            AppDirectory directory,
            ObjectCodec codec,
            WritePlanner writes,
            PatchPlanner patches,
            PageReader pages,
            QueryReader queries,
            ParaConfig paraConfig,
            Ticker ticker) {
        return new StoreServices(
                dao,
                directory,
                codec,
                writes,
                patches,
                pages,
                queries,
                new Modifier(paraConfig.modifyDeadline(), ticker),
                paraConfig);
    }

    @Provides
    @Singleton
    Transactions transactions(Para para) {
        return para.transactions();
    }

    /** Creates everything through providers, so that open resources are closed if a later step fails. */
    @Provides
    @Singleton
    Para para(
            Provider<StoreServices> services,
            Provider<AppStorage> storage,
            @Raw Provider<Optional<IndexedDAO>> indexed,
            DeclaredIndexes indexes,
            Provider<Optional<CachingDAO>> caching,
            Provider<Optional<TransactionalDAO>> transactional,
            @Raw Provider<Optional<ChangeSource>> changeSource,
            Provider<FeedModule.ChangesOf> changesOf,
            @Raw Provider<DAO> rawDAO,
            Closer closer) {
        try {
            StoreServices created = services.get();
            Optional<CachingDAO> cached = caching.get();
            AppStorage raw = storage.get();
            AppStorage apps = cached.<AppStorage>map(dao -> new CachingAppStorage(raw, dao))
                    .orElse(raw);
            apps.ensure(created.directory().root());
            Store root = new DAOStore(created.config().appName(), created);
            return new Para(
                    created,
                    new StoredApps(
                            created.dao(),
                            apps,
                            new AppIndexes(indexed.get(), indexes),
                            changeSource.get(),
                            created.directory(),
                            created.writes().forApps(),
                            root,
                            created.config()),
                    Capabilities.transactions(rawDAO.get(), transactional.get(), created),
                    Capabilities.changes(
                            rawDAO.get(),
                            changeSource.get(),
                            source -> changesOf.get().apply(source)),
                    cached,
                    closer);
        } catch (RuntimeException | Error e) {
            closeAfter(e, closer);
            throw e;
        }
    }

    private static void closeAfter(Throwable failure, Closer closer) {
        try {
            closer.close();
        } catch (IllegalStateException e) {
            failure.addSuppressed(e);
        }
    }
}

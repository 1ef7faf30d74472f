package io.para4j;

import com.fasterxml.jackson.databind.Module;
import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import io.para4j.internal.caching.CachedTypes;
import io.para4j.model.Cached;
import io.para4j.model.ParaObject;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.OperationListener;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Registers the domain classes of one part of an application, and what belongs to them. Install any number of these
 * next to one {@link ParaModule}, in the same injector or private module, such as one in the Guice module of each
 * feature. A class that several register counts once. Not safe for use by many threads.
 */
public final class DomainModule extends AbstractModule {
    private static final TypeLiteral<Class<? extends ParaObject>> TYPE = new TypeLiteral<>() {};

    private final Set<Class<? extends ParaObject>> types = new LinkedHashSet<>();
    private final List<IndexDefinition> indexes = new ArrayList<>();
    private final List<Module> jacksonModules = new ArrayList<>();
    private final List<OperationListener> listeners = new ArrayList<>();

    /** Creates a module that registers nothing yet. */
    public DomainModule() {}

    /**
     * Registers domain classes. A class that cannot be stored is refused when Para starts.
     *
     * @param classes the classes, each with a type that no other registered class has
     * @return this module
     * @throws IllegalArgumentException if the value of a class's {@link Cached} annotation is invalid
     */
    @SafeVarargs
    public final DomainModule types(Class<? extends ParaObject>... classes) {
        for (Class<? extends ParaObject> each : classes) {
            CachedTypes.timeOf(Objects.requireNonNull(each, "class"));
            types.add(each);
        }
        return this;
    }

    /**
     * Declares indexes of objects that have no class of their own, for queries by {@link Query#of(String, String)}.
     * Classes declare theirs by {@link io.para4j.model.Index}. An index that cannot work is refused when Para starts.
     *
     * @param definitions the indexes
     * @return this module
     */
    public DomainModule indexes(IndexDefinition... definitions) {
        indexes.addAll(List.of(definitions));
        return this;
    }

    /**
     * Adds Jackson modules that convert the values of fields. They apply to the fields of all registered classes, in the
     * order in which they are installed.
     *
     * @param modules the modules
     * @return this module
     */
    public DomainModule jacksonModules(Module... modules) {
        jacksonModules.addAll(List.of(modules));
        return this;
    }

    /**
     * Adds a listener that is called for each operation of the store, whatever the class of the objects is.
     *
     * @param listener the listener
     * @return this module
     */
    public DomainModule listener(OperationListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    @Override
    protected void configure() {
        Multibinder<Class<? extends ParaObject>> boundTypes =
                Multibinder.newSetBinder(binder(), TYPE, ForPara.class).permitDuplicates();
        types.forEach(each -> boundTypes.addBinding().toInstance(each));
        Multibinder<IndexDefinition> boundIndexes = Multibinder.newSetBinder(
                        binder(), IndexDefinition.class, ForPara.class)
                .permitDuplicates();
        indexes.forEach(each -> boundIndexes.addBinding().toInstance(each));
        Multibinder<Module> boundModules =
                Multibinder.newSetBinder(binder(), Module.class, ForPara.class).permitDuplicates();
        jacksonModules.forEach(each -> boundModules.addBinding().toInstance(each));
        Multibinder<OperationListener> boundListeners =
                Multibinder.newSetBinder(binder(), OperationListener.class).permitDuplicates();
        listeners.forEach(each -> boundListeners.addBinding().toInstance(each));
    }
}

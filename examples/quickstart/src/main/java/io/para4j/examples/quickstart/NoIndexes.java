package io.para4j.examples.quickstart;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.util.Modules;
import io.para4j.spi.AppId;
import io.para4j.spi.IndexProgress;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Raw;
import java.util.function.Consumer;

/**
 * A stand-in for the indexes of a store that keeps none, so that the program runs on it without queries. An application
 * has no such class: it is refused when it starts.
 */
final class NoIndexes implements IndexedDAO {

    /** Adds this class to a store, where it is used only if the store keeps no indexes. */
    static Module addedTo(Module store) {
        return Modules.combine(store, new AbstractModule() {
            @Override
            protected void configure() {
                OptionalBinder.newOptionalBinder(binder(), Key.get(IndexedDAO.class, Raw.class))
                        .setDefault()
                        .toInstance(new NoIndexes());
            }
        });
    }

    @Override
    public ItemPage query(AppId app, IndexQuery query) {
        throw new UnsupportedOperationException("the store keeps no indexes");
    }

    @Override
    public void updateIndexes(AppId app, Consumer<IndexProgress> progress) {
        throw new UnsupportedOperationException("the store keeps no indexes");
    }

    @Override
    public void dropIndex(AppId app, String fullName) {
        throw new UnsupportedOperationException("the store keeps no indexes");
    }
}

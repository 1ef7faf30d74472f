package io.para4j;

import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexProgress;
import io.para4j.spi.IndexedDAO;
import java.util.Optional;
import java.util.function.Consumer;

/** Adds and removes the indexes of an app's storage. */
final class AppIndexes {
    private final Optional<IndexedDAO> store;
    private final DeclaredIndexes declared;

    AppIndexes(Optional<IndexedDAO> store, DeclaredIndexes declared) {
        this.store = store;
        this.declared = declared;
    }

    void update(AppId app, Consumer<IndexProgress> progress) {
        present().updateIndexes(app, progress);
    }

    void drop(AppId app, String index) {
        boolean isDeclared =
                declared.all().stream().anyMatch(each -> each.fullName().equals(index));
        if (isDeclared) {
            throw new IllegalStateException("index " + Target.quote(index)
                    + " is still declared; remove its declaration from every node first, then the index");
        }
        present().dropIndex(app, index);
    }

    private IndexedDAO present() {
        return store.orElseThrow(() -> new IllegalStateException("the store keeps no indexes"));
    }
}

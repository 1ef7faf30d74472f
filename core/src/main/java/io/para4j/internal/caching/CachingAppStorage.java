package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.AppStorage;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Storage of apps whose items are cached. A drop also removes the app's entries from the cache, even if the drop fails.
 */
public final class CachingAppStorage implements AppStorage {
    private final AppStorage storage;
    private final CachingDAO cached;

    /** Creates a decorator of a storage that clears a cache. */
    public CachingAppStorage(AppStorage storage, CachingDAO cached) {
        this.storage = storage;
        this.cached = cached;
    }

    @Override
    public void ensure(AppId app) {
        storage.ensure(app);
    }

    @Override
    public void checkDrop(AppId app) {
        storage.checkDrop(app);
    }

    @Override
    public void drop(AppId app, LongConsumer progress) {
        try {
            storage.drop(app, progress);
        } finally {
            cached.dropped(app);
        }
    }

    @Override
    public Optional<AppStatus> status(AppId app) {
        return storage.status(app);
    }
}

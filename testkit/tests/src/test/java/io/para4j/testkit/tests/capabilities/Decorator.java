package io.para4j.testkit.tests.capabilities;

import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import io.para4j.cache.caffeine.CaffeineCacheModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import io.para4j.testkit.ForwardingDAO;
import io.para4j.testkit.StaleIndexDAO;
import io.para4j.testkit.StaleReadsDAO;
import java.time.Duration;

/** The decorators through which a capability goes, each in front of a store that has every capability. */
enum Decorator {
    /** The store in memory charges for its calls by a decorator of its own. */
    MEMORYS_CHARGES(true) {
        @Override
        Module module() {
            return new MemoryDAOModule();
        }
    },

    /** Core's caching. */
    CACHE(true) {
        @Override
        Module module() {
            return Modules.combine(new MemoryDAOModule(), new CaffeineCacheModule());
        }
    },

    /** The base of wrappers in the kit. */
    FORWARDING(false) {
        @Override
        Module module() {
            TinyCapableDAO store = new TinyCapableDAO();
            return bound(new ForwardingDAO(store) {}, store);
        }
    },

    /** The kit's wrapper whose eventual reads are late. */
    STALE_READS(false) {
        @Override
        Module module() {
            TinyCapableDAO store = new TinyCapableDAO();
            return bound(StaleReadsDAO.always(store, 1), store);
        }
    },

    /** The kit's wrapper whose queries are late, here by no time. */
    STALE_INDEX(false) {
        @Override
        Module module() {
            TinyCapableDAO store = new TinyCapableDAO();
            StaleIndexDAO late = new StaleIndexDAO(store, store.indexes(), () -> 0, Duration.ZERO);
            return Modules.combine(binding(late, store), store.capabilities(late));
        }
    };

    private static Module bound(DAO dao, TinyCapableDAO store) {
        return Modules.combine(binding(dao, store), store.capabilities(store.indexes()));
    }

    private static Module binding(DAO dao, AppStorage storage) {
        return binder -> {
            binder.bind(Key.get(DAO.class, Raw.class)).toInstance(dao);
            binder.bind(AppStorage.class).toInstance(storage);
        };
    }

    private final boolean isMetered;

    Decorator(boolean isMetered) {
        this.isMetered = isMetered;
    }

    /** Returns the module of a store behind this decorator. */
    abstract Module module();

    /** Returns whether the store reports its operations. */
    boolean isMetered() {
        return isMetered;
    }
}

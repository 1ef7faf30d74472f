package io.para4j.testkit;

import io.para4j.spi.Change;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways to write one item through a DAO, alone or in a batch, accepted or refused. */
enum ItemWrite {
    CREATE {
        @Override
        void run(DAO dao, Tenant tenant, Item held) {
            dao.create(tenant.app(), new Creation(successor(tenant, held), false));
        }
    },
    UPDATE {
        @Override
        void run(DAO dao, Tenant tenant, Item held) {
            dao.update(tenant.app(), update(tenant, held));
        }
    },
    PATCH {
        @Override
        void run(DAO dao, Tenant tenant, Item held) {
            dao.update(tenant.app(), patch(tenant, held).returningItem());
        }
    },
    DELETE {
        @Override
        void run(DAO dao, Tenant tenant, Item held) {
            dao.delete(tenant.app(), Deletion.of(held.id()));
        }
    },
    RESTORE {
        @Override
        void run(DAO dao, Tenant tenant, Item held) {
            dao.restore(tenant.app(), successor(tenant, held));
        }
    },
    CREATE_ALL {
        @Override
        void run(DAO dao, Tenant tenant, Item held) {
            dao.createAll(tenant.app(), List.of(new Creation(successor(tenant, held), false)));
        }
    },
    UPDATE_ALL {
        @Override
        void run(DAO dao, Tenant tenant, Item held) {
            dao.updateAll(tenant.app(), List.of(update(tenant, held)));
        }
    },
    PATCH_ALL {
        @Override
        void run(DAO dao, Tenant tenant, Item held) {
            dao.updateAll(tenant.app(), List.of(patch(tenant, held)));
        }
    },
    DELETE_ALL {
        @Override
        void run(DAO dao, Tenant tenant, Item held) {
            dao.deleteAll(tenant.app(), List.of(Samples.deletion(held, held.state())));
        }
    },
    RESTORE_ALL {
        @Override
        void run(DAO dao, Tenant tenant, Item held) {
            dao.restoreAll(tenant.app(), List.of(successor(tenant, held)));
        }
    };

    /** Writes under the id of an item that was stored once and may still be. */
    abstract void run(DAO dao, Tenant tenant, Item held);

    private static Item successor(Tenant tenant, Item held) {
        return tenant.newItem(held.id(), Map.of("made", "again"));
    }

    /** Returns an update of the whole item as its holder has it, from the state that was read. */
    private static Update update(Tenant tenant, Item held) {
        return tenant.update(held, new Change.Set("number", 2L));
    }

    private static Update patch(Tenant tenant, Item held) {
        Precondition ofType = new Precondition(Optional.of(held.type()), Optional.empty(), Optional.empty());
        return Update.of(
                held.id(),
                ofType,
                tenant.newItem("any", Map.of()).revision().orElseThrow(),
                List.of(new Change.Set("patched", true)));
    }
}

package io.para4j.internal.caching;

import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemCheck;
import io.para4j.spi.ItemKey;
import io.para4j.spi.Outcome;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionWrite;
import io.para4j.spi.TransactionalDAO;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Transactions on items that are cached (rule TRX-10). What a transaction created or deleted is known and cached; the
 * entries of items that it updated are removed, since the store does not return the items. A check that held keeps its
 * entry. A transaction that was not applied removes the entries of all its items, those of checks too, because each of
 * them may be the outdated one that led to the refusal. A consistent read goes to the store and replaces the entries, as
 * each strong read does.
 */
final class CachingTransactions implements TransactionalDAO {
    private final TransactionalDAO store;
    private final CachingDAO cached;

    CachingTransactions(TransactionalDAO store, CachingDAO cached) {
        this.store = store;
        this.cached = cached;
    }

    @Override
    public List<Outcome> write(TransactionRequest request) {
        IdentityHashMap<TransactionWrite, CacheWrite> writes = new IdentityHashMap<>();
        for (TransactionPart part : request.parts()) {
            writes.put(part.write(), cached.begin(part.app(), part.write().id()));
        }
        try {
            List<Outcome> outcomes = store.write(request);
            if (outcomes.stream().allMatch(Outcome.Done.class::isInstance)) {
                writes.keySet().removeIf(ItemCheck.class::isInstance);
                writes.forEach(CachingTransactions::setStored);
            }
            return outcomes;
        } finally {
            CacheWrite.closeAll(writes.values());
        }
    }

    private static void setStored(TransactionWrite applied, CacheWrite write) {
        if (applied instanceof Creation creation) {
            write.setStored(Optional.of(creation.item()));
        } else if (applied instanceof Deletion) {
            write.setStored(Optional.empty());
        }
    }

    @Override
    public List<Optional<Item>> readTogether(List<ItemKey> keys) {
        List<CacheWrite> strongReads =
                keys.stream().map(key -> cached.begin(key.app(), key.id())).toList();
        List<Optional<Item>> items = store.readTogether(keys);
        for (int i = 0; i < strongReads.size(); i++) {
            strongReads.get(i).setStored(items.get(i));
        }
        CacheWrite.closeAll(strongReads);
        return items;
    }
}

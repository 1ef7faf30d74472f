package io.para4j.testkit;

import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.spi.ItemKey;
import io.para4j.spi.Outcome;
import io.para4j.spi.Raw;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionalDAO;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A minimal correct DAO with transactions, which run one after the other. It is the base of stores whose transactions
 * have one bug. Safe for use by many threads.
 */
public class TinyTransactionalDAO extends TinyDAO implements TransactionalDAO {

    /** Creates a store without apps. */
    public TinyTransactionalDAO() {
        this(new ConcurrentHashMap<>());
    }

    /**
     * Creates a store on existing items, as if their store were opened again.
     *
     * @param apps the items of each app, by id; the store modifies this map
     */
    public TinyTransactionalDAO(Map<AppId, NavigableMap<String, Item>> apps) {
        super(apps);
    }

    /**
     * Returns a module that binds the capability of a store, beside the module that binds the store itself.
     *
     * @param dao the store
     * @return the module
     */
    public static Module capability(TransactionalDAO dao) {
        return binder -> OptionalBinder.newOptionalBinder(binder, Key.get(TransactionalDAO.class, Raw.class))
                .setBinding()
                .toInstance(dao);
    }

    @Override
    public synchronized List<Outcome> write(TransactionRequest request) {
        List<ItemKey> keys = request.parts().stream().map(TransactionPart::key).toList();
        TransactionRequest.Result result = request.resultOn(readTogether(keys));
        for (int i = 0; i < keys.size() && !result.isRefused(); i++) {
            apply(keys.get(i), result.items().get(i));
        }
        return result.outcomes();
    }

    /**
     * Stores or deletes one item of a transaction.
     *
     * @param key the key
     * @param item the item to store; empty to delete it
     */
    protected void apply(ItemKey key, Optional<Item> item) {
        item.ifPresentOrElse(each -> put(key.app(), each), () -> remove(key.app(), key.id()));
    }

    @Override
    public synchronized List<Optional<Item>> readTogether(List<ItemKey> keys) {
        return keys.stream().map(key -> find(key.app(), key.id())).toList();
    }
}

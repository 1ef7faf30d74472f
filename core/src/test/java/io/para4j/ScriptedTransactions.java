package io.para4j;

import io.para4j.spi.Item;
import io.para4j.spi.ItemKey;
import io.para4j.spi.Outcome;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionalDAO;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A test double for the transactions of a {@link ScriptedDAO}. It records its requests, and runs the test's hooks. */
public final class ScriptedTransactions implements TransactionalDAO {
    public final List<TransactionRequest> requests = new ArrayList<>();

    /** Runs before each transaction. An exception that it throws becomes the outcome. */
    public Consumer<TransactionRequest> beforeWrite = request -> {};

    /** Runs after each transaction that was applied. An exception that it throws reaches the caller. */
    public Consumer<TransactionRequest> afterWrite = request -> {};

    /** Runs after a consistent read of the store, before its answer reaches the caller. */
    public Runnable beforeAnswer = () -> {};

    private final ScriptedDAO dao;

    public ScriptedTransactions(ScriptedDAO dao) {
        this.dao = dao;
    }

    private Optional<Item> stored(ItemKey key) {
        return Optional.ofNullable(dao.items.get(key.app() + "/" + key.id()));
    }

    @Override
    public List<Outcome> write(TransactionRequest request) {
        requests.add(request);
        beforeWrite.accept(request);
        List<TransactionPart> parts = request.parts();
        TransactionRequest.Result result =
                request.resultOn(parts.stream().map(part -> stored(part.key())).toList());
        if (result.isRefused()) {
            return result.outcomes();
        }
        for (int i = 0; i < parts.size(); i++) {
            String key = parts.get(i).key().app() + "/" + parts.get(i).key().id();
            Optional<Item> item = result.items().get(i);
            if (item.isPresent()) {
                dao.items.put(key, item.get());
            } else {
                dao.items.remove(key);
            }
        }
        afterWrite.accept(request);
        return result.outcomes();
    }

    @Override
    public List<Optional<Item>> readTogether(List<ItemKey> keys) {
        List<Optional<Item>> items = keys.stream().map(this::stored).toList();
        beforeAnswer.run();
        return items;
    }
}

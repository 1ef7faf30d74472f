package io.para4j.testkit.tests.models;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Bytes;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.Raw;
import io.para4j.spi.State;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionalDAO;
import io.para4j.spi.Update;
import io.para4j.testkit.ForwardingDAO;
import io.para4j.testkit.TinyDAO;
import io.para4j.testkit.TinyIndexedDAO;
import io.para4j.testkit.TinyTransactionalDAO;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Bugs, each in a store of its own, that the model must find. Stores with a race pause between check and act. */
enum ModelBug {
    /** An update does not remove the fields that it should remove. */
    REMOVE_IGNORED,

    /** {@code readAll} returns objects in the order of their ids. */
    READ_ALL_SORTED,

    /** A create replaces the stored object. */
    CREATE_REPLACES,

    /** A delete checks no precondition. */
    DELETE_UNCHECKED,

    /** An update compares the version but not the revision. */
    VERSION_ONLY,

    /** Every page after the first leaves out its first object. */
    PAGE_SKIPS,

    /** An update is checked against a state that was read some time before the write. */
    LOST_UPDATE,

    /** A sum is computed from a value that was read some time before the write. */
    ADD_NOT_ATOMIC,

    /** A create checks whether the id is taken some time before it stores the object. */
    CREATE_RACES,

    /** The index keeps the old sort value of a patched object. */
    INDEX_LAGS,

    /** A transaction applies its parts one after the other, up to the first that is refused. */
    TRANSACTION_SPLITS;

    private DAO on(DAO dao) {
        return switch (this) {
            case REMOVE_IGNORED -> new RemoveIgnored(dao);
            case READ_ALL_SORTED -> new ReadAllSorted(dao);
            case CREATE_REPLACES -> new CreateReplaces(dao);
            case DELETE_UNCHECKED -> new DeleteUnchecked(dao);
            case VERSION_ONLY -> new VersionOnly(dao);
            case PAGE_SKIPS -> new PageSkips(dao);
            case LOST_UPDATE -> new LostUpdate(dao);
            case ADD_NOT_ATOMIC -> new AddNotAtomic(dao);
            case CREATE_RACES -> new CreateRaces(dao);
            case INDEX_LAGS, TRANSACTION_SPLITS -> dao;
        };
    }

    private TinyDAO store() {
        return switch (this) {
            case INDEX_LAGS -> new IndexLags();
            case TRANSACTION_SPLITS -> new TransactionSplits();
            default -> new TinyDAO();
        };
    }

    Module module() {
        return new AbstractModule() {
            @Override
            protected void configure() {
                TinyDAO store = store();
                bind(Key.get(DAO.class, Raw.class)).toInstance(on(store));
                bind(AppStorage.class).toInstance(store);
                if (store instanceof IndexedDAO indexed) {
                    install(TinyIndexedDAO.capability(indexed));
                }
                if (store instanceof TransactionalDAO transactional) {
                    install(TinyTransactionalDAO.capability(transactional));
                }
            }
        };
    }

    private static final class IndexLags extends TinyIndexedDAO {
        private final Map<String, Object> old = new ConcurrentHashMap<>();

        @Override
        public synchronized Optional<Item> update(AppId app, Update update) {
            String place = app + " " + update.id();
            old.remove(place);
            if (update.operation().equals("patch")) {
                find(app, update.id()).flatMap(item -> item.field("n")).ifPresent(number -> old.put(place, number));
            }
            return super.update(app, update);
        }

        @Override
        protected NavigableMap<Bytes, Item> rows(AppId app, IndexDefinition index) {
            NavigableMap<Bytes, Item> rows = new TreeMap<>();
            for (Item item : items(app).values()) {
                Object number = old.get(app + " " + item.id());
                Map<String, Object> fields = new LinkedHashMap<>(item.attributes());
                if (number != null) {
                    fields.put("n", number);
                }
                Item seen = new Item(item.id(), item.type(), item.version(), item.revision(), item.timestamp(), fields);
                index.keyOf(seen).ifPresent(key -> rows.put(key, item));
            }
            return rows;
        }
    }

    private static final class TransactionSplits extends TinyTransactionalDAO {
        @Override
        public synchronized List<Outcome> write(TransactionRequest request) {
            TransactionRequest.Result result = request.resultOn(readTogether(
                    request.parts().stream().map(TransactionPart::key).toList()));
            for (int i = 0; i < result.outcomes().size() && result.outcomes().get(i) == Outcome.DONE; i++) {
                super.write(new TransactionRequest(
                        request.id(), List.of(request.parts().get(i))));
            }
            return result.outcomes();
        }
    }

    /** A DAO whose batches call its methods for single items. */
    private abstract static class Broken extends ForwardingDAO {
        Broken(DAO delegate) {
            super(delegate);
        }

        Update changed(AppId app, Update update) {
            return update;
        }

        @Override
        public Optional<Item> update(AppId app, Update update) {
            return super.update(app, changed(app, update));
        }

        @Override
        public List<Outcome> updateAll(AppId app, List<Update> updates) {
            return updates.stream()
                    .map(each -> outcome(() -> update(app, each)))
                    .toList();
        }

        @Override
        public List<Outcome> createAll(AppId app, List<Creation> creations) {
            return creations.stream()
                    .map(each -> outcome(() -> create(app, each)))
                    .toList();
        }

        @Override
        public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
            return deletions.stream()
                    .map(each -> outcome(() -> delete(app, each)))
                    .toList();
        }

        private static Outcome outcome(Runnable write) {
            try {
                write.run();
                return Outcome.DONE;
            } catch (io.para4j.error.ParaException e) {
                return Outcome.of(e);
            }
        }
    }

    private static final class RemoveIgnored extends Broken {
        RemoveIgnored(DAO dao) {
            super(dao);
        }

        @Override
        Update changed(AppId app, Update update) {
            return with(update, change -> change instanceof Change.Remove ? Optional.empty() : Optional.of(change));
        }
    }

    private static final class ReadAllSorted extends Broken {
        ReadAllSorted(DAO dao) {
            super(dao);
        }

        @Override
        public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
            return super.readAll(app, new TreeSet<>(ids), consistency);
        }
    }

    private static final class CreateReplaces extends Broken {
        CreateReplaces(DAO dao) {
            super(dao);
        }

        @Override
        public void create(AppId app, Creation creation) {
            restore(app, creation.item());
        }
    }

    private static final class DeleteUnchecked extends Broken {
        DeleteUnchecked(DAO dao) {
            super(dao);
        }

        @Override
        public void delete(AppId app, Deletion deletion) {
            super.delete(app, Deletion.of(deletion.id()));
        }
    }

    private static final class VersionOnly extends Broken {
        VersionOnly(DAO dao) {
            super(dao);
        }

        @Override
        Update changed(AppId app, Update update) {
            Precondition required = update.precondition();
            Optional<State> stored = read(app, update.id(), Consistency.STRONG)
                    .map(Item::state)
                    .filter(state -> required.state()
                            .filter(held -> held.version() == state.version())
                            .isPresent());
            Precondition weaker = new Precondition(required.type(), stored.or(required::state), required.condition());
            return new Update(update.id(), weaker, update.changes(), update.returnsItem());
        }
    }

    private static final class PageSkips extends Broken {
        PageSkips(DAO dao) {
            super(dao);
        }

        @Override
        public ItemPage readPage(AppId app, int limit, Optional<String> position) {
            ItemPage page = super.readPage(app, limit, position);
            boolean isLater = position.isPresent() && !page.items().isEmpty();
            return isLater ? ItemPage.of(page.items().subList(1, page.items().size()), page.next()) : page;
        }
    }

    private static final class LostUpdate extends Broken {
        LostUpdate(DAO dao) {
            super(dao);
        }

        @Override
        public Optional<Item> update(AppId app, Update update) {
            Item after = update.applyTo(app, read(app, update.id(), Consistency.STRONG));
            pause();
            restore(app, after);
            return Optional.of(after);
        }
    }

    private static final class AddNotAtomic extends Broken {
        AddNotAtomic(DAO dao) {
            super(dao);
        }

        @Override
        Update changed(AppId app, Update update) {
            Optional<Item> before = read(app, update.id(), Consistency.STRONG);
            pause();
            return with(update, change -> Optional.of(summedUp(change, before)));
        }
    }

    private static final class CreateRaces extends Broken {
        CreateRaces(DAO dao) {
            super(dao);
        }

        @Override
        public void create(AppId app, Creation creation) {
            Item item = creation.applyTo(app, read(app, creation.id(), Consistency.STRONG));
            pause();
            restore(app, item);
        }
    }

    private static Update with(Update update, java.util.function.Function<Change, Optional<Change>> replacement) {
        List<Change> changes = update.changes().stream()
                .flatMap(each -> replacement.apply(each).stream())
                .toList();
        return new Update(update.id(), update.precondition(), changes, update.returnsItem());
    }

    private static Change summedUp(Change change, Optional<Item> before) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        before.ifPresent(item -> item.attributes().forEach((name, value) -> {
            if (value instanceof Number) {
                numbers.put(name, value);
            }
        }));
        return change instanceof Change.Add add && numbers.containsKey(add.field())
                ? new Change.Set(
                        add.field(), new BigDecimal(numbers.get(add.field()).toString()).add(add.amount()))
                : change;
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.para4j.testkit.tests.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.ObjectKey;
import io.para4j.Para;
import io.para4j.Patch;
import io.para4j.Query;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.Transactions;
import io.para4j.feed.Feed;
import io.para4j.feed.FeedPlan;
import io.para4j.model.Sysprop;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Operation;
import io.para4j.spi.TransactionalDAO;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The capabilities of stores, each with what an application does with it. A new one joins by a constant. */
enum Capability {
    /** Queries find objects. What is read afterwards, by id or by {@code fresh()}, is what is stored. */
    INDEX_QUERIES(IndexedDAO.class, Operation.Kind.QUERY) {
        @Override
        void use(Para para) {
            Store store = para.store("shop");
            Sysprop doc = new Sysprop("doc");
            doc.set("s", "x");
            doc.set("n", 1);
            String id = store.create(doc);
            Query<Sysprop> query = Query.of("doc", "by_text").equal("x");
            assertThat(store.read(id)).isPresent();
            assertThat(store.findAll(query)).extracting(Sysprop::getId).containsExactly(id);
            store.patch(id, Patch.of("doc").set("n", 2));
            assertThat(store.findAll(query.from(2)))
                    .singleElement()
                    .satisfies(found -> assertThat(found.getVersion()).isEqualTo(2));
            Sysprop cached = (Sysprop) store.read(id).orElseThrow();
            assertThat(cached.getVersion()).isEqualTo(2);
            assertThat(store.findAll(query.fresh()))
                    .extracting(Sysprop::getVersion)
                    .containsExactly(2L);
            Sysprop found = store.findAll(query).findFirst().orElseThrow();
            found.set("s", "y");
            store.update(found);
            assertThat(store.findAll(query)).isEmpty();
            assertThat(((Sysprop) store.read(id).orElseThrow()).getProperties()).containsEntry("s", "y");
            store.delete(id);
            assertThat(store.findAll(query.equal("y"))).isEmpty();
            assertThat(store.read(id)).isEmpty();
        }
    },

    /** Transactions change objects. What is read afterwards is what is stored. */
    TRANSACTIONS(TransactionalDAO.class, Operation.Kind.TRANSACT_READ) {
        @Override
        void use(Para para) {
            Store store = para.store("shop");
            Transactions transactions = para.transactions();
            Sysprop doc = new Sysprop("doc");
            transactions.write(tx -> tx.in("shop").create(doc));
            ObjectKey<Sysprop> key = new ObjectKey<>("shop", Sysprop.class, String.valueOf(doc.getId()));
            assertThat(store.read(key.id())).isPresent();
            doc.set("n", 1);
            transactions.write(tx -> tx.in("shop").update(doc));
            assertThat(store.read(Sysprop.class, key.id()).orElseThrow().getVersion())
                    .isEqualTo(2);
            assertThat(transactions.read(List.of(key)).get(key).orElseThrow().getVersion())
                    .isEqualTo(2);
            transactions.write(tx -> tx.in("shop").delete(key.id()));
            assertThat(store.read(key.id())).isEmpty();
        }
    },

    /** A feed reports changes. When it does, a read finds what the change has left. */
    CHANGES(ChangeSource.class, Operation.Kind.READ_CHANGES) {
        @Override
        void use(Para para) {
            para.apps().enableFeed("shop");
            Store store = para.store("shop");
            BlockingQueue<Optional<Sysprop>> read = new LinkedBlockingQueue<>();
            FeedPlan plan = FeedPlan.of("shop")
                    .pollEvery(Duration.ofMillis(10))
                    .each("reads", change -> read.add(store.read(Sysprop.class, change.id(), ReadOptions.strong())));
            try (Feed feed = para.changes().start(plan)) {
                String id = store.create(new Sysprop("doc"));
                assertThat(next(read)).isPresent();
                store.patch(id, Patch.of("doc").set("n", 2));
                assertThat(next(read))
                        .hasValueSatisfying(
                                found -> assertThat(found.getVersion()).isEqualTo(2));
                store.delete(id);
                assertThat(next(read)).isEmpty();
                assertThat(feed.status().isRunning()).isTrue();
            }
        }

        private Optional<Sysprop> next(BlockingQueue<Optional<Sysprop>> read) {
            try {
                return Objects.requireNonNull(read.poll(60, TimeUnit.SECONDS), "no change has arrived within 60 s");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    };

    /** The index that the test declares. */
    static final IndexDefinition INDEX =
            new IndexDefinition("doc", "by_text", IndexField.text("s"), Optional.of(IndexField.number("n")));

    private final Class<?> spi;
    private final Operation.Kind kind;

    Capability(Class<?> spi, Operation.Kind kind) {
        this.spi = spi;
        this.kind = kind;
    }

    /** Returns the interface that a store's module binds. */
    Class<?> spi() {
        return spi;
    }

    /** Returns whether its use consumes read units. Reads of changes are charged by the request. */
    boolean hasReadUnits() {
        return this != CHANGES;
    }

    /** Returns the kind of operation by which its use is reported. */
    Operation.Kind kind() {
        return kind;
    }

    /** Uses the capability as an application does, and proves that nothing is stale. */
    abstract void use(Para para);
}

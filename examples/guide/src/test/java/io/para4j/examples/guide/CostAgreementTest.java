package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import com.typesafe.config.ConfigFactory;
import io.para4j.ParaModule;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.error.ParaException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Change;
import io.para4j.spi.Closer;
import io.para4j.spi.Condition;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Operation;
import io.para4j.spi.Precondition;
import io.para4j.spi.Raw;
import io.para4j.spi.SortRange;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that the store in memory reports what DynamoDB charges. Both stores get the same random calls, and the reports
 * of each call are compared: kind, objects, outcomes, requests and capacity units.
 */
@ExtendWith(DynamoDBExtension.class)
class CostAgreementTest {
    private static final int ROUNDS = 2;
    private static final int CALLS = 100;
    private static final int IDS = 40;

    private static final List<IndexDefinition> INDEXES = List.of(
            new IndexDefinition(
                    "thing", "by_number", IndexField.text("group"), Optional.of(IndexField.number("number"))),
            new IndexDefinition("thing", "by_id", IndexField.text("group"), Optional.empty()),
            new IndexDefinition(
                    "thing", "by_time", IndexField.text("group"), Optional.of(IndexField.number("timestamp"))));

    private final DynamoDBServer dynamoDB;

    CostAgreementTest(DynamoDBServer dynamoDB) {
        this.dynamoDB = dynamoDB;
    }

    /** The compared part of the report of an operation. */
    private record Reported(Operation.Kind kind, Operation.Counts counts, Operation.Cost cost) {
        Reported plus(double readUnits, double writeUnits) {
            return new Reported(
                    kind,
                    counts,
                    new Operation.Cost(
                            cost.requests(),
                            cost.retries(),
                            cost.readUnits() + readUnits,
                            cost.writeUnits() + writeUnits));
        }
    }

    /** A store, and what it reported. */
    private static final class Subject implements AutoCloseable {
        final List<Reported> reports = new ArrayList<>();
        final Injector injector;

        Subject(Module store, List<IndexDefinition> indexes, Map<String, String> config) {
            injector = Guice.createInjector(
                    new ParaModule(ConfigFactory.parseMap(config))
                            .indexes(indexes.toArray(IndexDefinition[]::new))
                            .listener(each -> reports.add(new Reported(each.kind(), each.counts(), each.cost()))),
                    store);
        }

        Reported reportOf(Consumer<DAO> call) {
            reports.clear();
            try {
                call.accept(dao());
            } catch (ParaException e) {
                assertThat(reports).as("reports of a failed call").isNotEmpty();
            }
            assertThat(reports).hasSize(1);
            return reports.get(0);
        }

        DAO dao() {
            return injector.getInstance(Key.get(DAO.class, Raw.class));
        }

        IndexedDAO indexed() {
            return injector.getInstance(Key.get(new TypeLiteral<Optional<IndexedDAO>>() {}, Raw.class))
                    .orElseThrow();
        }

        AppStorage storage() {
            return injector.getInstance(AppStorage.class);
        }

        @Override
        public void close() {
            injector.getInstance(Closer.class).close();
        }
    }

    @ParameterizedTest
    @CsvSource({"'costs-0', 0", "'costs-1', 1", "'costs-3', 3", "' costs-0', 0", "' costs-1', 1", "' costs-3', 3"})
    void memoryReportsWhatDynamoDBCharges(String name, int count) {
        AppId app = AppId.parse(name);
        List<IndexDefinition> indexes = INDEXES.subList(0, count);
        long seed = new Random().nextLong();
        Calls calls = new Calls(new Random(seed), app, indexes);
        Map<String, String> config = Map.of(
                "para.prepend_shared_appids_with_space",
                "true",
                "para.app_refresh",
                "0s",
                "para.app_name",
                "costs-root-" + count,
                "para.shared_table_name",
                "costs-shared-" + count,
                "para.dynamodb.endpoint",
                dynamoDB.endpoint().toString());
        try (Subject memory = new Subject(new MemoryDAOModule(), indexes, config);
                Subject service = new Subject(new AWSDynamoDAOModule(), indexes, config)) {
            calls.indexed.put(memory.dao(), memory.indexed());
            calls.indexed.put(service.dao(), service.indexed());
            for (int round = 0; round < ROUNDS; round++) {
                memory.storage().ensure(app);
                service.storage().ensure(app);
                for (int i = 0; i < CALLS; i++) {
                    Consumer<DAO> call = calls.next();
                    Reported charged = calls.corrected(service.reportOf(call), memory.dao());
                    assertThat(memory.reportOf(call))
                            .as("seed %d, call %d of round %d in app '%s': %s", seed, i, round, app, calls.last)
                            .isEqualTo(charged);
                }
                memory.storage().drop(app, removed -> {});
                service.storage().drop(app, removed -> {});
            }
        }
    }

    /** The rows of a query in the portions in which they are requested. Counts the portions without rows. */
    private static final class Portions implements Iterator<Item> {
        private final IndexQuery query;
        private final Iterator<Item> rows;
        private int left;
        private int read;
        private boolean isEnd;
        private int empty;

        Portions(IndexQuery query, List<Item> rows) {
            this.query = query;
            this.rows = rows.iterator();
        }

        @Override
        public boolean hasNext() {
            if (left == 0 && !isEnd) {
                left = query.nextRows(read);
                empty += left > 0 && !rows.hasNext() ? 1 : 0;
            }
            isEnd |= !rows.hasNext();
            return left > 0 && rows.hasNext();
        }

        @Override
        public Item next() {
            left--;
            read++;
            Item row = rows.next();
            isEnd |= left > 0 && !rows.hasNext();
            return row;
        }
    }

    /** Random calls. They do the same on both stores, since both hold the same items. */
    private static final class Calls {
        private final Random random;
        private final AppId app;
        private int writes;
        private String last = "";
        private List<String> deletedTogether = List.of();
        private List<String> readTogether = List.of();
        private Optional<IndexQuery> query = Optional.empty();
        private final IdentityHashMap<DAO, IndexedDAO> indexed = new IdentityHashMap<>();
        private final List<IndexDefinition> indexes;

        Calls(Random random, AppId app, List<IndexDefinition> indexes) {
            this.random = random;
            this.app = app;
            this.indexes = indexes;
        }

        /**
         * Corrects a report of DynamoDB Local where that differs from the Developer Guide. It charges two units for a
         * BatchWriteItem deletion of an absent item, although a single deletion costs one. It charges nothing for
         * BatchGetItem keys without an item and for an answer without rows, where the service charges the minimum of a
         * read ("read operation on an item that does not exist").
         */
        Reported corrected(Reported reported, DAO before) {
            boolean isEmptyPage = reported.kind() == Operation.Kind.READ_PAGE
                    && reported.counts().objects() == 0;
            return reported.plus(
                    (absent(readTogether, before) + (isEmptyPage ? 1 : 0) + emptyAnswers(before)) * 0.5,
                    -absent(deletedTogether, before));
        }

        /** Returns the number of answers without rows that the query got. */
        private int emptyAnswers(DAO before) {
            if (query.isEmpty()) {
                return 0;
            }
            IndexQuery all = new IndexQuery(
                    query.get().index(),
                    query.get().partition(),
                    query.get().range(),
                    query.get().isDescending(),
                    Optional.empty(),
                    10_000,
                    Optional.empty());
            Portions portions = new Portions(
                    query.get(), indexed.get(before).query(app, all).items());
            query.get().page(portions, Item::id, item -> item);
            return portions.empty;
        }

        private int absent(List<String> ids, DAO before) {
            return (int) ids.stream()
                    .distinct()
                    .filter(id -> before.read(app, id, Consistency.STRONG).isEmpty())
                    .count();
        }

        Consumer<DAO> next() {
            deletedTogether = List.of();
            readTogether = List.of();
            query = Optional.empty();
            return switch (random.nextInt(indexes.isEmpty() ? 13 : 16)) {
                case 0 -> named("create", creation(item(id()), false));
                case 1 -> named("create new", creation(item("new" + ++writes), true));
                case 2 -> read();
                case 3 -> readAll();
                case 4 -> named("update", update(id()));
                case 5 -> named("patch", patch(id()));
                case 6 -> delete(id());
                case 7 -> restore(item(id()));
                case 8 -> readPage();
                case 9 -> createAll();
                case 10 -> restoreAll();
                case 11 -> named("elements", elements(id()));
                case 12 -> deleteAll();
                default -> query();
            };
        }

        private Consumer<DAO> query() {
            IndexDefinition index = indexes.get(random.nextInt(indexes.size()));
            boolean isBetween = index.name().equals("by_number") && random.nextBoolean();
            SortRange range = isBetween
                    ? SortRange.ALL
                            .withLower(new SortRange.Bound(-200L, random.nextBoolean()))
                            .withUpper(new SortRange.Bound(200L, random.nextBoolean()))
                    : SortRange.ALL;
            Optional<Condition> filter =
                    random.nextBoolean() ? Optional.of(Condition.greaterThan("number", 300)) : Optional.empty();
            IndexQuery next = new IndexQuery(
                    index, group(), range, random.nextBoolean(), filter, 1 + random.nextInt(20), Optional.empty());
            query = Optional.of(next);
            return named("query " + next, dao -> indexed.get(dao).query(app, next));
        }

        private String group() {
            return "g" + random.nextInt(3);
        }

        private Consumer<DAO> named(String what, Consumer<DAO> call) {
            last = what;
            return call;
        }

        private String id() {
            return "id-ü-" + random.nextInt(IDS);
        }

        private Item item(String id) {
            Map<String, Object> attributes = new HashMap<>();
            attributes.put("text", "x".repeat(random.nextInt(10) == 0 ? random.nextInt(20_000) : random.nextInt(1200)));
            attributes.put("umlauts", "ü".repeat(random.nextInt(20)));
            attributes.put("number", random.nextInt(1000) - 500);
            if (random.nextInt(4) > 0) {
                attributes.put("group", group());
            }
            attributes.put("list", List.of("a", true, Map.of("b", new byte[] {1, 2, 3})));
            return new Item(id, "thing", 1, Optional.of("r" + ++writes), 1_700_000_000_000L + writes, attributes);
        }

        private Consumer<DAO> creation(Item item, boolean isNew) {
            return dao -> dao.create(app, new Creation(item, isNew));
        }

        private Consumer<DAO> read() {
            String id = id();
            Consistency consistency = random.nextBoolean() ? Consistency.STRONG : Consistency.EVENTUAL;
            return named("read " + consistency, dao -> dao.read(app, id, consistency));
        }

        private Consumer<DAO> readAll() {
            List<String> ids = new ArrayList<>();
            for (int i = random.nextInt(150); i > 0; i--) {
                ids.add("id-ü-" + random.nextInt(2 * IDS + 100));
            }
            readTogether = ids;
            return named("readAll of " + ids.size(), dao -> dao.readAll(app, ids, Consistency.EVENTUAL));
        }

        private Consumer<DAO> update(String id) {
            String text = "y".repeat(random.nextInt(3000));
            String revision = "r" + ++writes;
            Precondition precondition = random.nextInt(4) == 0
                    ? new Precondition(Optional.of("other"), Optional.empty(), Optional.empty())
                    : new Precondition(Optional.of("thing"), Optional.empty(), Optional.empty());
            List<Change> changes = new ArrayList<>(List.of(new Change.Set("text", text)));
            switch (random.nextInt(4)) {
                case 0 -> changes.add(new Change.Set("group", group()));
                case 1 -> changes.add(new Change.Remove("group"));
                default -> {}
            }
            Update update = Update.of(id, precondition, revision, changes);
            return dao -> dao.update(app, update);
        }

        private Consumer<DAO> patch(String id) {
            Precondition precondition = new Precondition(
                    Optional.empty(), Optional.empty(), Optional.of(Condition.greaterThan("number", 0)));
            Change add = new Change.Add(
                    "number", BigDecimal.valueOf(-30), BigDecimal.valueOf(-1000), BigDecimal.valueOf(1000));
            Update update =
                    Update.of(id, precondition, "r" + ++writes, List.of(add)).returningItem();
            return dao -> dao.update(app, update);
        }

        private Consumer<DAO> elements(String id) {
            Precondition precondition = new Precondition(
                    Optional.empty(), Optional.empty(), Optional.of(Condition.greaterThan("number", -300)));
            String field = random.nextInt(5) == 0 ? "text" : "list";
            Change change = random.nextBoolean()
                    ? new ListChange.RemoveElements(field, List.of("a"))
                    : new ListChange.AppendIfAbsent(field, List.of("a", "b".repeat(random.nextInt(2000))));
            Update update = Update.of(id, precondition, "r" + ++writes, List.of(change));
            return dao -> dao.update(app, update);
        }

        private Consumer<DAO> delete(String id) {
            Deletion deletion = random.nextBoolean()
                    ? Deletion.of(id)
                    : new Deletion(
                            id,
                            new Precondition(
                                    Optional.of(random.nextBoolean() ? "thing" : "other"),
                                    Optional.empty(),
                                    Optional.empty()));
            return named("delete", dao -> dao.delete(app, deletion));
        }

        private Consumer<DAO> restore(Item item) {
            return named("restore", dao -> dao.restore(app, item));
        }

        private Consumer<DAO> readPage() {
            return named("readPage of all", dao -> dao.readPage(app, 10_000, Optional.empty()));
        }

        private Consumer<DAO> createAll() {
            List<Creation> creations = new ArrayList<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                creations.add(new Creation(item("batch" + ++writes), random.nextInt(5) > 0));
            }
            return named("createAll of " + creations.size(), dao -> dao.createAll(app, creations));
        }

        private Consumer<DAO> restoreAll() {
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < IDS; i += 1 + random.nextInt(3)) {
                items.add(item("id-ü-" + i));
            }
            return named("restoreAll of " + items.size(), dao -> dao.restoreAll(app, items));
        }

        private Consumer<DAO> deleteAll() {
            List<Deletion> deletions = new ArrayList<>();
            for (int i = 0; i < IDS; i += 1 + random.nextInt(4)) {
                deletions.add(Deletion.of("id-ü-" + i));
            }
            deletedTogether = deletions.stream().map(Deletion::id).toList();
            return named("deleteAll of " + deletions.size(), dao -> dao.deleteAll(app, deletions));
        }
    }
}

package io.para4j.examples.customdao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import com.typesafe.config.ConfigFactory;
import io.para4j.ParaModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.error.AppNotFoundException;
import io.para4j.error.IndexNotReadyException;
import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Bytes;
import io.para4j.spi.Change;
import io.para4j.spi.Closer;
import io.para4j.spi.Condition;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.IndexProgress;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Precondition;
import io.para4j.spi.Raw;
import io.para4j.spi.SortRange;
import io.para4j.spi.Update;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Compares the indexes of this store with those of the store in memory, and adds indexes to apps that have objects. It
 * runs on H2 in memory, or on another database with {@code -Dpara.jdbc.url=jdbc:postgresql:...}.
 */
@Timeout(60)
class JdbcIndexesTest {
    private static final AppId APP = AppId.of("shop");
    private static final AppId OTHER = AppId.ofShared("shop2");
    private static final IndexDefinition BY_TEXT =
            new IndexDefinition("thing", "by_text", IndexField.text("group"), Optional.of(IndexField.text("text")));
    private static final IndexDefinition BY_NUMBER = new IndexDefinition(
            "thing", "by_number", IndexField.text("group"), Optional.of(IndexField.number("number")));
    private static final IndexDefinition BY_BYTES = new IndexDefinition(
            "thing", "by_bytes", IndexField.number("number"), Optional.of(IndexField.bytes("bytes")));
    private static final IndexDefinition BY_GROUP =
            new IndexDefinition("thing", "by_group", IndexField.text("group"), Optional.empty());
    private static final IndexDefinition[] INDEXES = {BY_TEXT, BY_NUMBER, BY_BYTES, BY_GROUP};

    private static final List<Object> TEXTS = List.of(
            "a", "b", "ab", "a\0", "a\0b", "\0", "Z", "ü", "\uFFFF", "\uD83D\uDE00", "'; DROP TABLE para_items");
    private static final List<Object> NUMBERS =
            List.of(0L, 1L, -1L, 10L, 9L, -10L, new BigDecimal("0.5"), new BigDecimal("1E+100"), Long.MIN_VALUE);
    private static final List<Object> BYTES =
            List.of(bytes(0), bytes(0, 0), bytes(255), bytes(127), bytes(128), bytes(255, 255), bytes(1, 0, 255));

    private final String url =
            System.getProperty("para.jdbc.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    private final List<Injector> injectors = new ArrayList<>();

    private static Bytes bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Bytes.of(bytes);
    }

    @AfterEach
    void dropAndClose() {
        AppStorage storage = new Node(new JdbcDAOModule()).storage();
        storage.drop(APP, removed -> {});
        storage.drop(OTHER, removed -> {});
        injectors.forEach(each -> each.getInstance(Closer.class).close());
    }

    /** A store with some indexes. */
    private final class Node {
        final Injector injector;

        Node(Module store, IndexDefinition... indexes) {
            String config = "para.prepend_shared_appids_with_space = true, para.jdbc.url = \"" + url + '"';
            injector = Guice.createInjector(new ParaModule(ConfigFactory.parseString(config)).indexes(indexes), store);
            injectors.add(injector);
        }

        DAO dao() {
            return injector.getInstance(Key.get(DAO.class, Raw.class));
        }

        IndexedDAO indexes() {
            return injector.getInstance(Key.get(new TypeLiteral<Optional<IndexedDAO>>() {}, Raw.class))
                    .orElseThrow();
        }

        AppStorage storage() {
            return injector.getInstance(AppStorage.class);
        }

        Map<String, String> details() {
            return storage().status(APP).orElseThrow().details();
        }

        List<String> find(IndexQuery query) {
            return indexes().query(APP, query).items().stream().map(Item::id).toList();
        }
    }

    private static IndexQuery all(IndexDefinition index, Object partition) {
        return new IndexQuery(index, partition, SortRange.ALL, false, Optional.empty(), 100, Optional.empty());
    }

    private static Item thing(String id, Map<String, Object> attributes) {
        return new Item(id, "thing", 1, Optional.of("r" + id), 1_700_000_000_000L, attributes);
    }

    @Test
    void everyPageIsThatOfTheStoreInMemory() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Node memory = new Node(new MemoryDAOModule(), INDEXES);
        Node jdbc = new Node(new JdbcDAOModule(), INDEXES);
        for (AppId app : List.of(APP, OTHER)) {
            memory.storage().ensure(app);
            jdbc.storage().ensure(app);
        }
        int found = 0;
        for (int i = 0; i < 400; i++) {
            AppId app = random.nextInt(4) == 0 ? OTHER : APP;
            write(random, app, List.of(memory.dao(), jdbc.dao()));
            IndexQuery query = query(random);
            Optional<String> position = Optional.empty();
            do {
                ItemPage expected = memory.indexes().query(app, query.at(position));
                assertThat(jdbc.indexes().query(app, query.at(position)))
                        .as("seed %d, call %d: %s", seed, i, query.at(position))
                        .isEqualTo(expected);
                found += expected.items().size();
                position = expected.next();
            } while (position.isPresent());
        }
        assertThat(found).as("objects found").isGreaterThan(500);
    }

    private static void write(Random random, AppId app, List<DAO> stores) {
        int kind = random.nextInt(8);
        String id = "id-" + random.nextInt(60);
        Item item = thing(id, attributes(random));
        List<Item> items = new ArrayList<>(List.of(item));
        for (int i = 100; i < 110; i++) {
            items.add(thing("id-" + i, attributes(random)));
        }
        Object text = any(random, TEXTS);
        for (DAO dao : stores) {
            boolean isStored = dao.read(app, id, Consistency.STRONG).isPresent();
            if (kind == 0) {
                dao.delete(app, Deletion.of(id));
            } else if (kind == 1 && isStored) {
                Change change = text.equals("a") ? new Change.Remove("text") : new Change.Set("text", text);
                dao.update(app, Update.of(id, Precondition.none(), "r" + text, List.of(change)));
            } else if (kind == 2) {
                dao.restoreAll(app, items);
            } else {
                dao.restore(app, item);
            }
        }
    }

    private static Map<String, Object> attributes(Random random) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("group", random.nextInt(10) == 0 ? any(random, TEXTS) : "a");
        if (random.nextInt(5) > 0) {
            attributes.put("text", any(random, TEXTS));
        }
        if (random.nextInt(5) > 0) {
            attributes.put("number", any(random, NUMBERS));
        }
        if (random.nextInt(5) > 0) {
            attributes.put("bytes", any(random, BYTES));
        }
        return attributes;
    }

    private static Object any(Random random, List<Object> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static IndexQuery query(Random random) {
        IndexDefinition index = INDEXES[random.nextInt(INDEXES.length)];
        Object partition = any(random, index.equals(BY_BYTES) ? NUMBERS : TEXTS);
        if (!index.equals(BY_BYTES) && random.nextBoolean()) {
            partition = "a";
        }
        Optional<Condition> filter =
                random.nextInt(3) == 0 ? Optional.of(Condition.exists("number")) : Optional.empty();
        return new IndexQuery(
                index,
                partition,
                index.sort().map(field -> range(random, field)).orElse(SortRange.ALL),
                random.nextBoolean(),
                filter,
                1 + random.nextInt(9),
                Optional.empty());
    }

    private static SortRange range(Random random, IndexField field) {
        List<Object> values = switch (field.kind()) {
            case TEXT -> TEXTS;
            case NUMBER -> NUMBERS;
            case BYTES -> BYTES;
        };
        if (field.kind() == IndexField.Kind.TEXT && random.nextInt(4) == 0) {
            return SortRange.ALL.withPrefix((String) any(random, values));
        }
        SortRange range = SortRange.ALL;
        if (random.nextBoolean()) {
            range = range.withLower(new SortRange.Bound(any(random, values), random.nextBoolean()));
        }
        if (random.nextBoolean()) {
            range = range.withUpper(new SortRange.Bound(any(random, values), random.nextBoolean()));
        }
        return range;
    }

    @Test
    void aFilteredPageEndsWhereItEndsInMemory() {
        Node memory = new Node(new MemoryDAOModule(), INDEXES);
        Node jdbc = new Node(new JdbcDAOModule(), INDEXES);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            items.add(thing("id-" + i, Map.of("group", "g", "number", i, "text", i % 700 == 699 ? "rare" : "often")));
        }
        for (Node node : List.of(memory, jdbc)) {
            node.storage().ensure(APP);
            node.dao().restoreAll(APP, items);
        }
        IndexQuery query = new IndexQuery(
                BY_NUMBER,
                "g",
                SortRange.ALL,
                false,
                Optional.of(Condition.equal("text", "rare")),
                5,
                Optional.empty());

        List<Integer> sizes = new ArrayList<>();
        Optional<String> position = Optional.empty();
        do {
            ItemPage page = jdbc.indexes().query(APP, query.at(position));
            assertThat(page).isEqualTo(memory.indexes().query(APP, query.at(position)));
            sizes.add(page.items().size());
            position = page.next();
        } while (position.isPresent());
        assertThat(sizes).containsExactly(1, 1, 1);
    }

    @Test
    void theLongestKeysAreFound() {
        Node node = new Node(new JdbcDAOModule(), BY_TEXT);
        node.storage().ensure(APP);
        String group = "\0".repeat(IndexDefinition.MAX_PARTITION_BYTES);
        String id = "i".repeat(1024);
        node.dao().restore(APP, thing(id, Map.of("group", group, "text", "\0".repeat(IndexDefinition.MAX_SORT_BYTES))));

        assertThat(node.find(all(BY_TEXT, group))).containsExactly(id);
    }

    @Test
    void anIndexThatIsAddedLaterIsQueriedOnlyWhenItIsComplete() {
        Node old = new Node(new JdbcDAOModule());
        old.storage().ensure(APP);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            items.add(thing("id-" + i, Map.of("group", "g" + i % 10)));
        }
        old.dao().restoreAll(APP, items);
        Node node = new Node(new JdbcDAOModule(), BY_GROUP);
        assertThat(node.details()).containsEntry("index thing.by_group", "missing");
        assertThatExceptionOfType(IndexNotReadyException.class)
                .isThrownBy(() -> node.find(all(BY_GROUP, "g1")))
                .satisfies(error -> assertThat(error.isMissing()).isTrue());

        List<IndexProgress> reports = new ArrayList<>();
        node.indexes().updateIndexes(APP, report -> {
            reports.add(report);
            assertThat(node.details()).containsEntry("index thing.by_group", "being built");
            assertThatExceptionOfType(IndexNotReadyException.class)
                    .isThrownBy(() -> node.find(all(BY_GROUP, "g1")))
                    .satisfies(error -> assertThat(error.isMissing()).isFalse());
            old.dao().restore(APP, thing("id-1", Map.of("group", "moved" + reports.size())));
            old.dao().restore(APP, thing("new" + reports.size(), Map.of("group", "g1")));
        });

        assertThat(reports).extracting(report -> report.items().orElseThrow()).startsWith(0L, 100L, 200L);
        assertThat(node.details()).containsEntry("index thing.by_group", "ready");
        assertThat(node.find(all(BY_GROUP, "moved" + reports.size()))).containsExactly("id-1");
        assertThat(node.find(all(BY_GROUP, "moved1"))).isEmpty();
        assertThat(node.find(all(BY_GROUP, "g1"))).hasSize(24 + reports.size()).contains("id-241", "new1", "new2");
    }

    @Test
    void aBackfillThatFailedIsContinued() {
        new Node(new JdbcDAOModule()).storage().ensure(APP);
        Node node = new Node(new JdbcDAOModule(), BY_GROUP);
        node.dao().restore(APP, thing("a", Map.of("group", "g")));
        IllegalStateException stop = new IllegalStateException("stop");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> node.indexes().updateIndexes(APP, report -> {
                    throw stop;
                }))
                .isSameAs(stop);
        assertThatExceptionOfType(IndexNotReadyException.class).isThrownBy(() -> node.find(all(BY_GROUP, "g")));
        node.indexes().updateIndexes(APP, report -> {});

        assertThat(node.find(all(BY_GROUP, "g"))).containsExactly("a");
    }

    @Test
    void aNodeOfAnotherReleaseKeepsTheIndexesOfTheApp() {
        Node node = new Node(new JdbcDAOModule(), BY_GROUP);
        node.storage().ensure(APP);
        Node older = new Node(new JdbcDAOModule());
        older.dao().restore(APP, thing("a", Map.of("group", "g")));
        older.dao().restore(APP, thing("b", Map.of("group", "g")));
        older.dao().delete(APP, Deletion.of("b"));

        assertThat(node.find(all(BY_GROUP, "g"))).containsExactly("a");
        assertThat(older.details()).containsEntry("index thing.by_group", "not declared");
    }

    @Test
    void anIndexThatIsDroppedIsGone() {
        Node node = new Node(new JdbcDAOModule(), BY_GROUP);
        node.storage().ensure(APP);
        node.dao().restore(APP, thing("a", Map.of("group", "g")));
        Node newer = new Node(new JdbcDAOModule());

        newer.indexes().dropIndex(APP, "thing.by_group");
        newer.indexes().dropIndex(APP, "thing.by_group");

        assertThat(newer.details()).isEmpty();
        assertThatExceptionOfType(IndexNotReadyException.class).isThrownBy(() -> node.find(all(BY_GROUP, "g")));
    }

    @Test
    void anIndexWithOtherFieldsIsReported() {
        Node node = new Node(new JdbcDAOModule(), BY_TEXT);
        node.storage().ensure(APP);
        node.dao().restore(APP, thing("a", Map.of("group", "g", "number", 1)));
        IndexDefinition other = new IndexDefinition(
                "thing", "by_text", IndexField.text("group"), Optional.of(IndexField.number("number")));
        Node changed = new Node(new JdbcDAOModule(), other);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> changed.indexes().updateIndexes(APP, report -> {}))
                .withMessageContaining("it exists with 'group' of text and 'text' of text, but is declared with 'group'"
                        + " of text and 'number' of a number; give the new one another name, or drop the old one");
        assertThatExceptionOfType(IndexNotReadyException.class).isThrownBy(() -> changed.find(all(other, "g")));
        assertThat(changed.details()).containsEntry("index thing.by_text", "declared with other fields");
    }

    @Test
    void anAppThatIsGoneHasNoIndexes() {
        Node node = new Node(new JdbcDAOModule(), BY_GROUP);
        node.storage().ensure(OTHER);
        node.storage().ensure(APP);
        node.dao().restore(APP, thing("a", Map.of("group", "g")));
        node.storage().drop(APP, removed -> {});

        assertThatExceptionOfType(AppNotFoundException.class).isThrownBy(() -> node.find(all(BY_GROUP, "g")));
        assertThatExceptionOfType(AppNotFoundException.class)
                .isThrownBy(() -> node.indexes().updateIndexes(APP, report -> {}));
        assertThatExceptionOfType(AppNotFoundException.class)
                .isThrownBy(() -> node.indexes().dropIndex(APP, "thing.by_group"));
        node.storage().ensure(APP);
        assertThat(node.find(all(BY_GROUP, "g"))).isEmpty();
    }
}

package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.InvalidCursorException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tests that no pair of app and id, and no position, reaches the object of another pair. The pairs are random and
 * composed of each other's parts. The seed is printed, and {@code -Dpara.testkit.seed} repeats a run.
 */
@ExtendWith(DynamoDBExtension.class)
class HostileTenantsTest {
    private static final int PAIRS = 20_000;
    private static final int STORED_PAIRS = 400;
    private static final int OPERATIONS = 120;
    private static final String TABLE = "para-0";
    private final long seed = Long.getLong("para.testkit.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final TableLayout layout = new TableLayout("para-", "root", "0");
    private final HostileTenants tenants = new HostileTenants(random, layout);
    private final PositionCodec positions = new PositionCodec(layout);

    @BeforeEach
    void printSeed() {
        System.out.println("HostileTenantsTest with -Dpara.testkit.seed=" + seed);
    }

    private static Map<String, AttributeValue> row(String key, long timestamp) {
        return Map.of(
                TableLayout.KEY,
                AttributeValue.fromS(key),
                Item.TIMESTAMP,
                AttributeValue.fromN(Long.toString(timestamp)));
    }

    @Test
    void defect20EveryPairHasAKeyOfItsOwn() {
        List<AppId> apps = tenants.apps(300);
        Map<String, HostileTenants.Pair> byKey = new HashMap<>();
        for (HostileTenants.Pair pair : tenants.pairs(apps, PAIRS)) {
            String key = layout.key(pair.app(), pair.id());
            HostileTenants.Pair other = byKey.put(key, pair);
            assertThat(other)
                    .as("seed %d: another pair than %s with key '%s'", seed, pair, key)
                    .isNull();
            assertThat(layout.table(pair.app())).isEqualTo(TABLE);
            assertThat(layout.isKeyOf(pair.app(), key))
                    .as("seed %d: %s", seed, pair)
                    .isTrue();
            assertThat(layout.id(pair.app(), key)).as("seed %d: %s", seed, pair).isEqualTo(pair.id());
        }
        assertThat(byKey).hasSize(PAIRS);
    }

    @Test
    void noAppAcceptsKeysOrPositionsOfAnother() {
        List<AppId> apps = tenants.apps(300);
        for (HostileTenants.Pair pair : tenants.pairs(apps, PAIRS)) {
            String key = layout.key(pair.app(), pair.id());
            long timestamp = random.nextLong(1L << 41);
            String position = positions.encode(pair.app(), row(key, timestamp));
            assertThat(positions.decode(pair.app(), position))
                    .as("seed %d: %s", seed, pair)
                    .isEqualTo(Map.of(
                            TableLayout.KEY, AttributeValue.fromS(key),
                            TableLayout.APP, AttributeValue.fromS(pair.app().toString()),
                            Item.TIMESTAMP, AttributeValue.fromN(Long.toString(timestamp))));
            for (int i = 0; i < 10; i++) {
                AppId other = tenants.any(apps);
                if (!other.equals(pair.app())) {
                    assertThat(layout.isKeyOf(other, key))
                            .as("seed %d: key of %s for %s", seed, pair, other)
                            .isFalse();
                    assertThatThrownBy(() -> positions.decode(other, position))
                            .as("seed %d: position of %s for %s", seed, pair, other)
                            .isInstanceOf(InvalidCursorException.class);
                }
            }
        }
    }

    @Test
    void noTwoAppsShareATableOfTheirOwn() {
        List<AppId> apps = tenants.apps(500);
        Set<String> tables = new HashSet<>(Set.of(TABLE));
        for (AppId app : apps) {
            AppId own = AppId.of(app.name());
            if (!app.name().equals("0")) {
                assertThat(tables.add(layout.table(own)))
                        .as("seed %d: table of %s", seed, own)
                        .isTrue();
            }
        }
    }

    @Test
    void noPairReachesAnObjectOfAnotherOnTheService(DynamoDBServer dynamoDB) {
        List<AppId> apps = tenants.apps(15);
        List<HostileTenants.Pair> pairs = List.copyOf(tenants.pairs(apps, STORED_PAIRS * 2));
        List<HostileTenants.Pair> stored = pairs.subList(0, STORED_PAIRS);
        try (DynamoDBTestStore store = DynamoDBTestStore.at(dynamoDB.endpoint(), DynamoDBTestStore.WITHOUT_SLEEP)) {
            store.storage.ensure(apps.get(0));
            try {
                Map<HostileTenants.Pair, Item> items = new HashMap<>();
                stored.forEach(pair -> items.put(pair, store.stored(pair.app(), pair.id(), owner(pair))));
                for (HostileTenants.Pair pair : pairs) {
                    assertThat(store.dao.read(pair.app(), pair.id(), Consistency.STRONG))
                            .as("seed %d: %s", seed, pair)
                            .isEqualTo(Optional.ofNullable(items.get(pair)));
                }
                apps.forEach(app -> assertPagesShowTheAppsOwn(store, app, apps, items));
                for (int i = 0; i < OPERATIONS; i++) {
                    assertWriteTouchesItsOwnRowOnly(store, tenants.any(pairs));
                }
                apps.forEach(app -> assertDropTouchesItsOwnRowsOnly(store, app));
            } finally {
                store.client.deleteTable(request -> request.tableName(TABLE));
            }
        }
    }

    private static Map<String, Object> owner(HostileTenants.Pair pair) {
        return Map.of("owner", pair.app().toString(), "own", pair.id());
    }

    private void assertPagesShowTheAppsOwn(
            DynamoDBTestStore store, AppId app, List<AppId> apps, Map<HostileTenants.Pair, Item> items) {
        Set<Item> expected = items.entrySet().stream()
                .filter(entry -> entry.getKey().app().equals(app))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        List<Item> found = new ArrayList<>();
        Optional<String> position = Optional.empty();
        do {
            ItemPage page = store.dao.readPage(app, 7, position);
            assertThat(page.unreadable()).isEmpty();
            found.addAll(page.items());
            position = page.next();
            position.ifPresent(text -> assertRefusedByOthers(store, app, apps, text));
        } while (position.isPresent());
        assertThat(found).as("seed %d: pages of %s", seed, app).hasSize(expected.size());
        assertThat(Set.copyOf(found)).as("seed %d: pages of %s", seed, app).isEqualTo(expected);
    }

    private void assertRefusedByOthers(DynamoDBTestStore store, AppId app, List<AppId> apps, String position) {
        for (AppId other : apps) {
            if (!other.equals(app)) {
                assertThatThrownBy(() -> store.dao.readPage(other, 7, Optional.of(position)))
                        .as("seed %d: position %s of %s in %s", seed, position, app, other)
                        .isInstanceOf(InvalidCursorException.class);
            }
        }
    }

    private static Map<String, Map<String, AttributeValue>> rows(DynamoDBTestStore store) {
        return DynamoDBTestStore.rows(store.client, TABLE);
    }

    private void assertWriteTouchesItsOwnRowOnly(DynamoDBTestStore store, HostileTenants.Pair pair) {
        Map<String, Map<String, AttributeValue>> before = rows(store);
        Optional<Item> held = store.dao.read(pair.app(), pair.id(), Consistency.STRONG);
        switch (random.nextInt(4)) {
            case 0 -> store.dao.delete(pair.app(), Deletion.of(pair.id()));
            case 1 -> store.dao.restore(pair.app(), TestItems.item(pair.id(), Map.of("changed", true)));
            case 2 -> store.dao.deleteAll(pair.app(), List.of(Deletion.of(pair.id())));
            default -> {
                if (held.isPresent()) {
                    store.dao.update(pair.app(), TestItems.update(held.get(), new Change.Set("changed", 1L)));
                } else {
                    Item item = TestItems.item(pair.id(), owner(pair));
                    store.dao.create(pair.app(), new Creation(item, false));
                }
            }
        }
        Map<String, Map<String, AttributeValue>> after = rows(store);
        Set<String> changed = new HashSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        assertThat(changed)
                .as("seed %d: rows changed through %s", seed, pair)
                .isSubsetOf(Set.of(layout.key(pair.app(), pair.id())));
    }

    private void assertDropTouchesItsOwnRowsOnly(DynamoDBTestStore store, AppId app) {
        Map<String, Map<String, AttributeValue>> expected = rows(store);
        expected.values().removeIf(row -> row.get(TableLayout.APP).s().equals(app.toString()));
        store.storage.drop(app, removed -> {});
        assertThat(rows(store))
                .as("seed %d: rows after the drop of %s", seed, app)
                .isEqualTo(expected);
    }
}

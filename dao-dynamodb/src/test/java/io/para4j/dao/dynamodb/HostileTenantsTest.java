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
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
 * Random pairs of app and id, made up of each other's parts, and positions made up of their keys: none reaches the object of
 * another pair. The seed is printed; {@code -Dpara.testkit.seed} repeats a run.
 */
@ExtendWith(DynamoDBExtension.class)
class HostileTenantsTest {
    private static final int PAIRS = 20_000;
    private static final int STORED_PAIRS = 400;
    private static final int OPERATIONS = 120;
    private static final String TABLE = "para-0";
    private static final List<String> NAME_PARTS =
            List.of("a", "b", "ab", "a-b", "a.b", "-", ".", "0", "para", "para-0", "root", "1", "x9", "aa");
    private static final List<String> ID_PARTS = List.of(
            "_",
            "__",
            " ",
            "/",
            "a",
            "b",
            "c",
            "b_c",
            "a_b",
            "-",
            ".",
            "0",
            ":",
            "i:1:",
            "k:",
            "%5F",
            "\u0000",
            "\u00E9",
            "e\u0301",
            "\uD83D\uDE00",
            "\uFF3F",
            "\u203F",
            "\uFFFF",
            "para-0",
            "_w",
            "key",
            "\n",
            "'",
            "\"",
            "\\");

    private final long seed = Long.getLong("para.testkit.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Layout layout = new Layout("para-", "root", "0");
    private final Position positions = new Position(layout);

    /** An app and an id in it. */
    private record Pair(AppId app, String id) {}

    @BeforeEach
    void printSeed() {
        System.out.println("HostileTenantsTest with -Dpara.testkit.seed=" + seed);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String joined(List<String> parts, int most) {
        StringBuilder text = new StringBuilder(any(parts));
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(any(parts));
        }
        return text.toString();
    }

    private List<AppId> apps(int count) {
        Set<AppId> apps = new LinkedHashSet<>(
                List.of(AppId.ofShared("a"), AppId.ofShared("a-b"), AppId.ofShared("para-0"), AppId.ofShared("root")));
        while (apps.size() < count) {
            String name = joined(NAME_PARTS, 4);
            if (name.matches(AppId.NAME_PATTERN)) {
                apps.add(AppId.ofShared(name));
            }
        }
        return List.copyOf(apps);
    }

    /** Ids that begin, end or are like the keys of others are as likely as others. */
    private String id(List<AppId> apps) {
        String id = joined(ID_PARTS, 5);
        return switch (random.nextInt(6)) {
            case 0 -> layout.key(any(apps), id);
            case 1 -> any(apps).name() + id;
            case 2 -> any(apps) + "_" + id;
            case 3 -> id + "_" + any(apps).name();
            case 4 -> (id + "x".repeat(1024)).substring(0, 200 + random.nextInt(50));
            default -> id;
        };
    }

    private Set<Pair> pairs(List<AppId> apps, int count) {
        Set<Pair> pairs = new LinkedHashSet<>();
        while (pairs.size() < count) {
            AppId app = any(apps);
            String id = wellFormed(id(apps));
            pairs.add(new Pair(app, id));
            addSplits(pairs, apps, app.name() + id);
            addSplits(pairs, apps, app.name() + "_" + id);
        }
        return pairs.stream().limit(count).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All pairs whose name and id make up one text, with and without a {@code _} between them. */
    private static void addSplits(Set<Pair> pairs, List<AppId> apps, String text) {
        for (AppId app : apps) {
            String rest =
                    text.startsWith(app.name()) ? text.substring(app.name().length()) : "";
            if (!rest.isEmpty()) {
                pairs.add(new Pair(app, rest));
            }
            if (rest.length() > 1 && rest.startsWith("_")) {
                pairs.add(new Pair(app, rest.substring(1)));
            }
        }
    }

    /** What was cut in the middle of a character. */
    private static String wellFormed(String id) {
        return Character.isHighSurrogate(id.charAt(id.length() - 1)) ? id.substring(0, id.length() - 1) : id;
    }

    private static Map<String, AttributeValue> row(String key, long timestamp) {
        return Map.of(
                Layout.KEY, AttributeValue.fromS(key), Item.TIMESTAMP, AttributeValue.fromN(Long.toString(timestamp)));
    }

    @Test
    void defect20NoTwoPairsShareAKeyAndEachKeyLeadsBack() {
        List<AppId> apps = apps(300);
        Map<String, Pair> byKey = new HashMap<>();
        for (Pair pair : pairs(apps, PAIRS)) {
            String key = layout.key(pair.app(), pair.id());
            Pair other = byKey.put(key, pair);
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
    void noKeyIsOneOfAnotherAppsAndNoPositionOfOneIsAccepted() {
        List<AppId> apps = apps(300);
        for (Pair pair : pairs(apps, PAIRS)) {
            String key = layout.key(pair.app(), pair.id());
            long timestamp = random.nextLong(1L << 41);
            String position = positions.after(pair.app(), row(key, timestamp));
            assertThat(positions.start(pair.app(), position))
                    .as("seed %d: %s", seed, pair)
                    .isEqualTo(Map.of(
                            Layout.KEY, AttributeValue.fromS(key),
                            Layout.APP, AttributeValue.fromS(pair.app().toString()),
                            Item.TIMESTAMP, AttributeValue.fromN(Long.toString(timestamp))));
            for (int i = 0; i < 10; i++) {
                AppId other = any(apps);
                if (!other.equals(pair.app())) {
                    assertThat(layout.isKeyOf(other, key))
                            .as("seed %d: key of %s for %s", seed, pair, other)
                            .isFalse();
                    assertThatThrownBy(() -> positions.start(other, position))
                            .as("seed %d: position of %s for %s", seed, pair, other)
                            .isInstanceOf(InvalidCursorException.class);
                }
            }
        }
    }

    @Test
    void noAppsTableIsAnothersOrTheSharedOne() {
        List<AppId> apps = apps(500);
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
    void onDynamoDBNoPairReachesAnothersObject(EmbeddedDynamoDB dynamoDB) {
        List<AppId> apps = apps(15);
        List<Pair> pairs = List.copyOf(pairs(apps, STORED_PAIRS * 2));
        List<Pair> stored = pairs.subList(0, STORED_PAIRS);
        try (Fixture fixture = Fixture.at(dynamoDB.endpoint(), new RushedTime())) {
            fixture.storage.ensure(apps.get(0));
            try {
                Map<Pair, Item> items = new HashMap<>();
                stored.forEach(pair -> items.put(pair, fixture.stored(pair.app(), pair.id(), owner(pair))));
                for (Pair pair : pairs) {
                    assertThat(fixture.dao.read(pair.app(), pair.id(), Consistency.STRONG))
                            .as("seed %d: %s", seed, pair)
                            .isEqualTo(Optional.ofNullable(items.get(pair)));
                }
                apps.forEach(app -> pagesShowTheAppsOwn(fixture, app, apps, items));
                for (int i = 0; i < OPERATIONS; i++) {
                    writeTouchesItsOwnRowOnly(fixture, any(pairs));
                }
                apps.forEach(app -> dropTouchesItsOwnRowsOnly(fixture, app));
            } finally {
                fixture.client.deleteTable(request -> request.tableName(TABLE));
            }
        }
    }

    private static Map<String, Object> owner(Pair pair) {
        return Map.of("owner", pair.app().toString(), "own", pair.id());
    }

    private void pagesShowTheAppsOwn(Fixture fixture, AppId app, List<AppId> apps, Map<Pair, Item> items) {
        Set<Item> expected = items.entrySet().stream()
                .filter(entry -> entry.getKey().app().equals(app))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        List<Item> found = new ArrayList<>();
        Optional<String> position = Optional.empty();
        do {
            ItemPage page = fixture.dao.readPage(app, 7, position);
            assertThat(page.unreadable()).isEmpty();
            found.addAll(page.items());
            position = page.next();
            position.ifPresent(text -> isRefusedByOthers(fixture, app, apps, text));
        } while (position.isPresent());
        assertThat(found).as("seed %d: pages of %s", seed, app).hasSize(expected.size());
        assertThat(Set.copyOf(found)).as("seed %d: pages of %s", seed, app).isEqualTo(expected);
    }

    private void isRefusedByOthers(Fixture fixture, AppId app, List<AppId> apps, String position) {
        for (AppId other : apps) {
            if (!other.equals(app)) {
                assertThatThrownBy(() -> fixture.dao.readPage(other, 7, Optional.of(position)))
                        .as("seed %d: position %s of %s in %s", seed, position, app, other)
                        .isInstanceOf(InvalidCursorException.class);
            }
        }
    }

    private Map<String, Map<String, AttributeValue>> rows(Fixture fixture) {
        return fixture.client.scanPaginator(request -> request.tableName(TABLE).consistentRead(true)).items().stream()
                .collect(Collectors.toMap(ItemCodec::keyOf, row -> row));
    }

    private void writeTouchesItsOwnRowOnly(Fixture fixture, Pair pair) {
        Map<String, Map<String, AttributeValue>> before = rows(fixture);
        Optional<Item> held = fixture.dao.read(pair.app(), pair.id(), Consistency.STRONG);
        switch (random.nextInt(4)) {
            case 0 -> fixture.dao.delete(pair.app(), Deletion.of(pair.id()));
            case 1 -> fixture.dao.restore(pair.app(), Fixture.item(pair.id(), Map.of("changed", true)));
            case 2 -> fixture.dao.deleteAll(pair.app(), List.of(Deletion.of(pair.id())));
            default -> {
                if (held.isPresent()) {
                    fixture.dao.update(pair.app(), Fixture.update(held.get(), new Change.Set("changed", 1L)));
                } else {
                    Item item = Fixture.item(pair.id(), owner(pair));
                    fixture.dao.create(pair.app(), new Creation(item, false));
                }
            }
        }
        Map<String, Map<String, AttributeValue>> after = rows(fixture);
        Set<String> changed = new HashSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        assertThat(changed)
                .as("seed %d: rows changed through %s", seed, pair)
                .isSubsetOf(Set.of(layout.key(pair.app(), pair.id())));
    }

    private void dropTouchesItsOwnRowsOnly(Fixture fixture, AppId app) {
        Map<String, Map<String, AttributeValue>> expected = rows(fixture);
        expected.values().removeIf(row -> row.get(Layout.APP).s().equals(app.toString()));
        fixture.storage.drop(app, removed -> {});
        assertThat(rows(fixture))
                .as("seed %d: rows after the drop of %s", seed, app)
                .isEqualTo(expected);
    }
}

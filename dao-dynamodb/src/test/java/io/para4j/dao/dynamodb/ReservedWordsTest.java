package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.dynamodbv2.parser.ReservedKeywords;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests which names expressions use without a placeholder. */
@ExtendWith(DynamoDBExtension.class)
class ReservedWordsTest {
    private static final int CHANGES = 50;

    @Test
    void noReservedWordIsPlain() {
        Set<String> words = ReservedKeywords.KEYWORDS;
        assertThat(words).hasSizeGreaterThan(500).noneMatch(ReservedWords::isPlain);
        assertThat(words).noneMatch(word -> ReservedWords.isPlain(word.toLowerCase(Locale.ROOT)));
    }

    @Test
    void onlyShortNamesOfAsciiLettersAndDigitsArePlain() {
        assertThat(List.of("title", "placedAt", "line2", "x", "A1")).allMatch(ReservedWords::isPlain);
        assertThat(List.of("", "_w", "2nd", "a_b", "a.b", "a-b", "\u00e4", "a b", "a".repeat(33), "#a", ":a"))
                .noneMatch(ReservedWords::isPlain);
    }

    @Test
    void fieldsNamedByReservedWordsAreUpdated(DynamoDBServer dynamoDB) {
        List<String> words = new ArrayList<>(ReservedKeywords.KEYWORDS);
        words.removeIf(word -> Item.OWN_FIELDS.contains(word));
        for (int from = 0; from < words.size(); from += CHANGES) {
            checkUpdate(dynamoDB, words.subList(from, Math.min(from + CHANGES, words.size())));
        }
    }

    @Test
    void updateOfTheMostFieldsWithTheLongestPlainNamesIsApplied(DynamoDBServer dynamoDB) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            names.add("f" + (100 + i) + "x".repeat(28));
        }
        assertThat(names).allMatch(ReservedWords::isPlain);
        checkUpdate(dynamoDB, names);
    }

    @Test
    void updateOfManyFieldsNamesThemAsTheyAre() {
        ScriptedTransport transport = ScriptedTransport.of(ScriptedAnswer.OK);
        try (DynamoDBTestStore store = DynamoDBTestStore.over(transport, 1, DynamoDBTestStore.WITHOUT_SLEEP)) {
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < CHANGES - 1; i++) {
                changes.add(new Change.Set("field" + i, "new"));
            }
            changes.add(new Change.Remove("gone"));
            store.dao.update(AppId.of("shop"), Update.of("a", Precondition.none(), TestItems.newRevision(), changes));
        }
        assertThat(transport.bodies)
                .singleElement()
                .asString()
                .contains("SET field0=:", ",field48=:", " REMOVE gone\"");
    }

    private static void checkUpdate(DynamoDBServer dynamoDB, List<String> names) {
        try (DynamoDBTestStore store = DynamoDBTestStore.at(dynamoDB.endpoint())) {
            AppId app = store.newApp();
            store.stored(app, "a", Map.of());
            List<Change> sets = new ArrayList<>();
            names.forEach(name -> sets.add(new Change.Set(name, "new")));
            store.dao.update(app, Update.of("a", Precondition.none(), TestItems.newRevision(), sets));
            Item item = store.dao.read(app, "a", Consistency.STRONG).orElseThrow();
            assertThat(item.attributes()).containsOnlyKeys(names);
        }
    }

    @Test
    void otherChangesWithTheLongestPlainNamesAreApplied(DynamoDBServer dynamoDB) {
        try (DynamoDBTestStore store = DynamoDBTestStore.at(dynamoDB.endpoint())) {
            AppId app = store.newApp();
            store.stored(app, "a", Map.of());
            List<Change> adds = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                adds.add(new Change.Add("f" + i + "x".repeat(30), BigDecimal.ONE));
            }
            store.dao.update(app, Update.of("a", Precondition.none(), TestItems.newRevision(), adds));
            Item item = store.dao.read(app, "a", Consistency.STRONG).orElseThrow();
            assertThat(item.attributes()).hasSize(4).containsValue(1L);
        }
    }
}

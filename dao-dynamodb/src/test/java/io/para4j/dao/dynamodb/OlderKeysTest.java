package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Creation;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.Deletion;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.SortRange;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Objects that are older than an index, and have values that cannot be its keys. DynamoDB Local writes them only if the
 * values go, as docs/operations.md says.
 */
@ExtendWith(DynamoDBExtension.class)
class OlderKeysTest {
    private static final IndexDefinition INDEX =
            new IndexDefinition("event", "by_venue", IndexField.text("venue"), Optional.of(IndexField.text("title")));

    private static final Change CHANGE_OF_ANOTHER_FIELD = new Change.Set("note", "n");

    private static Item item(String id, Map<String, Object> attributes) {
        return new Item(id, "event", 1, Optional.of(TestItems.newRevision()), 1, attributes);
    }

    private static Update update(String id, Change... changes) {
        return Update.of(id, Precondition.none(), TestItems.newRevision(), List.of(changes));
    }

    private static Map<String, Item> misfits() {
        Map<String, Item> items = new TreeMap<>();
        items.put("empty", item("empty", Map.of("venue", "H", "title", "")));
        items.put("long", item("long", Map.of("venue", "H", "title", "x".repeat(1_500))));
        items.put("number", item("number", Map.of("venue", "H", "title", 5)));
        return items;
    }

    @Test
    void objectWithAValueThatIsNoKeyIsWrittenOnlyIfTheValueGoes(DynamoDBServer dynamoDB) {
        AppId app = AppId.of("older-keys");
        try (DynamoDBTestStore before = DynamoDBTestStore.at(dynamoDB.endpoint());
                DynamoDBTestStore after =
                        DynamoDBTestStore.at(dynamoDB.endpoint(), new DeclaredIndexes(List.of(INDEX)))) {
            before.storage.ensure(app);
            misfits().values().forEach(item -> before.dao.create(app, new Creation(item, false)));
            before.dao.create(app, new Creation(item("gone", Map.of("venue", "H", "title", "")), false));
            after.indexed.updateIndexes(app, progress -> {});

            misfits().forEach((id, item) -> {
                assertRefused(() -> after.dao.update(app, update(id, CHANGE_OF_ANOTHER_FIELD)));
                assertRefused(() -> after.dao.restore(app, item));
                assertThat(after.dao.updateAll(app, List.of(update(id, CHANGE_OF_ANOTHER_FIELD))))
                        .singleElement()
                        .isInstanceOfSatisfying(
                                Outcome.Refused.class,
                                refused -> assertThat(refused.error())
                                        .isInstanceOf(InvalidObjectException.class)
                                        .hasMessageContaining("may be older than the index"));
                after.dao.update(app, update(id, CHANGE_OF_ANOTHER_FIELD, new Change.Remove("title")));
                after.dao.restore(app, item(id, Map.of("venue", "H", "title", "T")));
            });
            after.dao.delete(app, Deletion.of("gone"));
            assertThat(IndexModel.walk(after.indexed, app, ofVenue())).hasSize(3);
        }
    }

    private static IndexQuery ofVenue() {
        return new IndexQuery(INDEX, "H", SortRange.ALL, false, Optional.empty(), 10, Optional.empty());
    }

    private static void assertRefused(ThrowingCallable write) {
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(write)
                .withMessageContaining("which may be older than the index; replace or remove it in this write (One or"
                        + " more parameter values ");
    }

    /** DynamoDB Local refuses the whole request, and does not say for which part. */
    @Test
    void transactionSaysWhatToDo(DynamoDBServer dynamoDB) {
        AppId app = AppId.of("older-keys-together");
        try (DynamoDBTestStore before = DynamoDBTestStore.at(dynamoDB.endpoint());
                DynamoDBTestStore after =
                        DynamoDBTestStore.at(dynamoDB.endpoint(), new DeclaredIndexes(List.of(INDEX)))) {
            before.storage.ensure(app);
            before.dao.create(app, new Creation(misfits().get("empty"), false));
            after.indexed.updateIndexes(app, progress -> {});
            Update update = update("empty", CHANGE_OF_ANOTHER_FIELD);
            TransactionRequest request =
                    new TransactionRequest(update.revision(), List.of(new TransactionPart(app, update)));

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> after.transactions.write(request))
                    .withMessageContaining("may be older than the index; replace or remove it in this write");
        }
    }

    /** The first text is the service's, as users of AWS report it; the others are those of DynamoDB Local. */
    @Test
    void fieldAndIndexAreNamedIfTheServiceNamesThem() {
        assertThat(IndexKeyRefusal.violation("One or more parameter values were invalid: Type mismatch for Index Key"
                        + " venue Expected: S Actual: N IndexName: event.by_venue"))
                .isEqualTo("venue: index 'event.by_venue' cannot have the value of this field, which may be older than"
                        + " the index; replace or remove it in this write (One or more parameter values were invalid:"
                        + " Type mismatch for Index Key venue Expected: S Actual: N IndexName: event.by_venue)");
        assertThat(IndexKeyRefusal.violation("The AttributeValue for a key attribute cannot contain an empty string"
                        + " value. IndexName: event.by_venue, IndexKey: title"))
                .startsWith("title: index 'event.by_venue' cannot have the value of this field, which may be older");
        assertThat(IndexKeyRefusal.violation("Type mismatch for Index Key"))
                .isEqualTo("a field of an index has a value that the index cannot have, which may be older than the"
                        + " index; replace or remove it in this write (Type mismatch for Index Key)");
        assertThat(IndexKeyRefusal.isIn("The provided key element does not match the schema"))
                .isFalse();
    }
}

package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.ParaException;
import io.para4j.spi.Bytes;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.ContentCondition;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Path;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests conditions and changes on NULL attributes and sets, which only other programs write. */
class ForeignItemsTest extends StoreOnServiceTest {
    private static final AttributeValue NULL = AttributeValue.fromNul(true);
    private static final List<String> ATTRIBUTES = List.of("a", "b", "c", "size", "x y");
    private static final List<AttributeValue> VALUES = List.of(
            NULL,
            AttributeValue.fromSs(List.of("b", "a")),
            AttributeValue.fromSs(List.of("a")),
            AttributeValue.fromNs(List.of("2", "1.0")),
            AttributeValue.fromBs(List.of(bytes(2), bytes(1))),
            AttributeValue.fromL(List.of(AttributeValue.fromS("a"), AttributeValue.fromS("b"))),
            AttributeValue.fromM(Map.of("x", NULL, "y", AttributeValue.fromSs(List.of("b", "a")))));

    private static SdkBytes bytes(int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return SdkBytes.fromByteArray(array);
    }

    @BeforeEach
    void storeAnItem() {
        put(Map.of(
                "nothing", NULL,
                "texts", AttributeValue.fromSs(List.of("é", "b", "a")),
                "numbers", AttributeValue.fromNs(List.of("10", "9", "1.50")),
                "parts", AttributeValue.fromBs(List.of(bytes(-1), bytes(1)))));
    }

    private void put(Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.put("key", AttributeValue.fromS("f1"));
        item.put("type", AttributeValue.fromS("product"));
        store.client.putItem(
                request -> request.tableName(store.layout.table(app)).item(item));
    }

    private Item foreign() {
        return read("f1").orElseThrow();
    }

    private void assertHolds(Condition condition) {
        assertThat(condition.test(foreign())).as("reference of %s", condition).isTrue();
        dao.update(app, patch(Optional.of(condition), new Change.Set("mark", 1)));
        assertThatThrownBy(() -> dao.update(app, patch(Optional.of(condition.not()), new Change.Set("mark", 2))))
                .isInstanceOf(ConditionFailedException.class);
        assertThat(foreign().attributes()).containsEntry("mark", 1L);
    }

    private static Update patch(Optional<Condition> condition, Change... changes) {
        return TestItems.patch("f1", new Precondition(Optional.empty(), Optional.empty(), condition), changes);
    }

    private static Condition sameElements(String path, Object... values) {
        return new Condition(new ContentCondition.SameElements(Path.parse(path), List.of(values)));
    }

    @Test
    void setsAreReadInOrder() {
        assertThat(foreign().attributes())
                .containsEntry("texts", List.of("a", "b", "é"))
                .containsEntry("numbers", List.of(new BigDecimal("1.5"), 9L, 10L))
                .containsEntry("parts", List.of(Bytes.of(new byte[] {1}), Bytes.of(new byte[] {-1})));
    }

    @Test
    void aNullIsAbsent() {
        assertHolds(Condition.absent("nothing"));
        assertHolds(Condition.notEqual("nothing", 1));
        assertHolds(Condition.exists("texts").and(Condition.exists("nothing").not()));
    }

    @Test
    void aSetIsTheListThatItIsReadAs() {
        assertHolds(Condition.equal("texts", List.of("a", "b", "é")));
        assertHolds(Condition.equal("numbers", List.of(1.5, 9, 10)));
        assertHolds(Condition.equal("parts", List.of(new byte[] {1}, new byte[] {-1})));
        assertHolds(Condition.notEqual("texts", List.of("b", "a", "é")));
        assertHolds(Condition.in("texts", 1, List.of("a", "b", "é")));
        assertHolds(Condition.contains("texts", "b").and(Condition.contains("numbers", 9)));
        assertHolds(Condition.contains("parts", new byte[] {1}));
        assertHolds(Condition.contains("texts", 9).not());
        assertHolds(sameElements("texts", "é", "a", "b"));
        assertHolds(sameElements("numbers", 10, 9, 1.5));
        assertHolds(sameElements("texts", "a", "b").not());
        assertHolds(Condition.equal("texts[0]", "a").and(Condition.absent("texts[3]")));
    }

    @Test
    void everyChangeIsAppliedToWhatIsRead() {
        Update update = patch(
                Optional.empty(),
                new Change.Add("nothing", BigDecimal.ONE),
                new ListChange.Append("texts", List.of("z")),
                new Change.Remove(Path.parse("numbers[0]")),
                new ListChange.RemoveElements("parts", List.of(new byte[] {1})));
        Item expected = update.applyTo(app, Optional.of(foreign()));

        assertThat(dao.update(app, update.returningItem())).contains(expected);

        assertThat(foreign()).isEqualTo(expected);
        assertThat(expected.attributes())
                .containsEntry("nothing", 1L)
                .containsEntry("texts", List.of("a", "b", "é", "z"))
                .containsEntry("numbers", List.of(9L, 10L));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anItemWithANullVersionCanBeWritten(boolean hasRevision) {
        put(hasRevision ? Map.of("version", NULL, "_w", AttributeValue.fromS("w0")) : Map.of("version", NULL));
        Item read = foreign();
        assertThat(read.version()).isZero();

        dao.update(app, TestItems.update(read, new Change.Set("mark", 1)));

        Item after = foreign();
        assertThat(after.version()).isEqualTo(1);
        assertThat(after.attributes()).containsEntry("mark", 1L);
        put(hasRevision ? Map.of("version", NULL, "_w", AttributeValue.fromS("w0")) : Map.of("version", NULL));
        dao.delete(app, new Deletion("f1", Precondition.of("product", foreign().state())));
        assertThat(read("f1")).isEmpty();
    }

    @Test
    void aNullVersionIsNone() {
        put(Map.of("version", NULL));
        dao.update(app, patch(Optional.of(Condition.absent("version")), new Change.Set("mark", 1)));
        assertThat(foreign().version()).isEqualTo(1);
    }

    @Test
    void aWriteOnAForeignItemTakesTwoRequests() {
        dao.update(app, patch(Optional.empty(), new Change.Add("nothing", BigDecimal.ONE)));
        assertThat(store.lastOperation().cost().requests()).isEqualTo(2);
        dao.update(app, patch(Optional.empty(), new Change.Add("nothing", BigDecimal.ONE)));
        assertThat(store.lastOperation().cost().requests()).isEqualTo(1);
    }

    @Test
    void aDeletionSeesWhatIsRead() {
        Precondition indexed =
                new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.equal("texts[2]", "é")));
        Precondition wrong =
                new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.absent("texts[2]")));

        assertThatThrownBy(() -> dao.delete(app, new Deletion("f1", wrong)))
                .isInstanceOf(ConditionFailedException.class);
        dao.delete(app, new Deletion("f1", indexed));

        assertThat(read("f1")).isEmpty();
    }

    @Test
    void conditionsAgreeWithTheReferenceOnRandomItems() {
        long seed = Long.getLong("para.seed", System.nanoTime());
        RandomItems random = new RandomItems(seed);
        RandomConditions conditions = new RandomConditions(random);
        for (int i = 0; i < 300; i++) {
            Map<String, AttributeValue> attributes = new HashMap<>();
            ATTRIBUTES.forEach(name -> attributes.put(name, random.one(VALUES)));
            put(attributes);
            Item before = foreign();
            Update update = patch(Optional.of(conditions.condition(2)), new Change.Set("mark", 1));
            Object expected = result(() -> update.applyTo(app, Optional.of(before)));
            Object actual = result(() -> dao.update(app, update.returningItem()).orElseThrow());
            assertThat(actual).as("seed %d: %s on %s", seed, update, attributes).isEqualTo(expected);
        }
    }

    private static Object result(Supplier<Object> write) {
        try {
            return write.get();
        } catch (ParaException e) {
            return e.getMessage();
        }
    }
}

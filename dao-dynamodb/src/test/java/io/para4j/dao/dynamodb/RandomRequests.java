package io.para4j.dao.dynamodb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Random requests, whose members are set or left out at random, with values of all types. */
final class RandomRequests {
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "Frame, light",
            "\u00e9\u00df\u4e2d",
            "\uD83D\uDEB2",
            "\u0000\u001f",
            "q\"b\\s/\t",
            "x".repeat(9_000));
    private static final List<String> NUMBERS =
            List.of("0", "-1.50", "1E125", "12345678901234567890123456789012345678");
    private static final int ODD = 100;

    private final Random random;

    RandomRequests(long seed) {
        this.random = new Random(seed);
    }

    DynamoDbRequest next() {
        return random.nextBoolean() ? batchWriteItem() : transactWriteItems();
    }

    private BatchWriteItemRequest batchWriteItem() {
        BatchWriteItemRequest.Builder write = BatchWriteItemRequest.builder();
        maybe(() -> Map.of(table(), writes(), "other", writes()), write::requestItems);
        maybe(() -> ReturnConsumedCapacity.NONE, write::returnConsumedCapacity);
        return write.build();
    }

    private List<WriteRequest> writes() {
        List<WriteRequest> writes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            WriteRequest.Builder write = WriteRequest.builder();
            maybe(() -> map(2), item -> write.putRequest(put -> put.item(item)));
            maybe(() -> map(0), key -> write.deleteRequest(delete -> delete.key(key)));
            writes.add(isOdd() ? null : write.build());
        }
        return writes;
    }

    private TransactWriteItemsRequest transactWriteItems() {
        TransactWriteItemsRequest.Builder write =
                TransactWriteItemsRequest.builder().clientRequestToken("token");
        maybe(() -> Arrays.asList(part(), part(), isOdd() ? null : part()), each -> write.transactItems(each));
        maybe(() -> ReturnConsumedCapacity.TOTAL, write::returnConsumedCapacity);
        return write.build();
    }

    private TransactWriteItem part() {
        TransactWriteItem.Builder part = TransactWriteItem.builder();
        maybe(this::check, part::conditionCheck);
        maybe(this::put, part::put);
        maybe(this::delete, part::delete);
        maybe(this::update, part::update);
        return part.build();
    }

    private ConditionCheck check() {
        ConditionCheck.Builder check = ConditionCheck.builder();
        maybe(this::table, check::tableName);
        maybe(() -> map(0), check::key);
        maybe(this::text, check::conditionExpression);
        maybe(this::names, check::expressionAttributeNames);
        maybe(() -> map(1), check::expressionAttributeValues);
        maybe(() -> ReturnValuesOnConditionCheckFailure.ALL_OLD, check::returnValuesOnConditionCheckFailure);
        return check.build();
    }

    private Put put() {
        Put.Builder put = Put.builder();
        maybe(this::table, put::tableName);
        maybe(() -> map(2), put::item);
        maybe(this::text, put::conditionExpression);
        maybe(this::names, put::expressionAttributeNames);
        maybe(() -> map(1), put::expressionAttributeValues);
        maybe(() -> ReturnValuesOnConditionCheckFailure.ALL_OLD, put::returnValuesOnConditionCheckFailure);
        return put.build();
    }

    private Delete delete() {
        Delete.Builder delete = Delete.builder();
        maybe(this::table, delete::tableName);
        maybe(() -> map(0), delete::key);
        maybe(this::text, delete::conditionExpression);
        maybe(this::names, delete::expressionAttributeNames);
        maybe(() -> map(1), delete::expressionAttributeValues);
        maybe(() -> ReturnValuesOnConditionCheckFailure.NONE, delete::returnValuesOnConditionCheckFailure);
        return delete.build();
    }

    private Update update() {
        Update.Builder update = Update.builder();
        maybe(this::table, update::tableName);
        maybe(() -> map(0), update::key);
        maybe(this::text, update::updateExpression);
        maybe(this::text, update::conditionExpression);
        maybe(this::names, update::expressionAttributeNames);
        maybe(() -> map(1), update::expressionAttributeValues);
        maybe(() -> ReturnValuesOnConditionCheckFailure.ALL_OLD, update::returnValuesOnConditionCheckFailure);
        return update.build();
    }

    private <T> void maybe(Supplier<T> value, Consumer<T> setter) {
        if (random.nextInt(4) > 0) {
            setter.accept(value.get());
        }
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private String table() {
        return isOdd() ? "arn:aws:dynamodb:eu-west-1:123456789012:table/books" : "books" + random.nextInt(3);
    }

    private boolean isOdd() {
        return random.nextInt(ODD) == 0;
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        names.put("#a", text());
        names.put("#b", isOdd() ? null : "name");
        return names;
    }

    private Map<String, AttributeValue> map(int depth) {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(text() + i, value(depth));
        }
        return map;
    }

    private @Nullable AttributeValue value(int depth) {
        if (isOdd()) {
            return odd();
        }
        return switch (random.nextInt(depth > 0 ? 10 : 8)) {
            case 0, 1 -> AttributeValue.fromS(text());
            case 2 -> AttributeValue.fromN(NUMBERS.get(random.nextInt(NUMBERS.size())));
            case 3 -> AttributeValue.fromBool(random.nextBoolean());
            case 4 -> AttributeValue.fromNul(random.nextBoolean());
            case 5 -> AttributeValue.fromB(bytes());
            case 6 -> AttributeValue.fromSs(List.of(text(), "b"));
            case 7 ->
                random.nextBoolean()
                        ? AttributeValue.fromNs(NUMBERS)
                        : AttributeValue.fromBs(List.of(bytes(), bytes()));
            case 8 -> AttributeValue.fromM(map(depth - 1));
            default ->
                AttributeValue.fromL(random.nextInt(4) == 0 ? List.of() : Arrays.asList(value(0), value(depth - 1)));
        };
    }

    /** Returns a value that no service accepts, or text that is not well-formed. */
    private @Nullable AttributeValue odd() {
        return switch (random.nextInt(7)) {
            case 0 -> AttributeValue.builder().s("a").n("1").build();
            case 1 -> AttributeValue.builder().build();
            case 2 -> AttributeValue.fromS("a\uD83D");
            case 3 -> AttributeValue.fromS(null);
            case 4 -> AttributeValue.fromSs(Arrays.asList("a", null));
            case 5 -> AttributeValue.fromBs(Arrays.asList(bytes(), null));
            default -> null;
        };
    }

    private SdkBytes bytes() {
        byte[] bytes = new byte[random.nextInt(5)];
        random.nextBytes(bytes);
        return SdkBytes.fromByteArray(bytes);
    }
}

package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.ScriptedAnswer.LOST;
import static io.para4j.dao.dynamodb.ScriptedAnswer.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.ThrottledException;
import io.para4j.error.TransactionConflictException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemCheck;
import io.para4j.spi.ItemKey;
import io.para4j.spi.ListChange;
import io.para4j.spi.Operation;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionWrite;
import io.para4j.spi.Update;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests transactions on answers that DynamoDB Local does not give: each reason, mixtures of them, and lost answers. */
class TransactionAnswersTest {
    private static final AppId APP = AppId.of("shop");
    private static final String ID = "ours";
    private static final State HELD = new State(3, Optional.of("r3"), 1000);

    private static final Item NEW = new Item("new", "product", 1, Optional.of(ID), 1000, Map.of());
    private static final TransactionPart CREATION = part(new Creation(NEW, false));
    private static final TransactionPart UPDATE =
            part(Update.of("a1", Precondition.of("product", HELD), ID, List.of(new Change.Set("x", 1))));
    private static final TransactionPart PATCH = part(Update.of("a2", where("n"), ID, List.of(new Change.Set("x", 1))));
    private static final TransactionPart DELETION = part(new Deletion("a3", Precondition.of("product", HELD), true));
    private static final TransactionPart DELETION_OR_NONE = part(new Deletion("a3", Precondition.of("product", HELD)));
    private static final TransactionPart CHECK =
            part(new ItemCheck("a4", Optional.of(Precondition.of("product", HELD))));

    private static final String CONFLICT = "{\"Code\":\"TransactionConflict\",\"Message\":\"ongoing\"}";
    private static final String NONE = "{\"Code\":\"None\"}";
    private static final String THROTTLED = "{\"Code\":\"ThrottlingError\",\"Message\":\"slow\"}";
    private static final String NO_CAPACITY = "{\"Code\":\"ProvisionedThroughputExceeded\",\"Message\":\"slow\"}";
    private static final ScriptedAnswer IN_PROGRESS = ScriptedAnswer.error(400, "TransactionInProgressException");

    @RegisterExtension
    private final ScriptedStore scripted = new ScriptedStore();

    private static TransactionPart part(TransactionWrite write) {
        return new TransactionPart(APP, write);
    }

    private static Precondition where(String field) {
        return new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.greaterOrEqual(field, 1)));
    }

    private List<Outcome> write(TransactionPart... parts) {
        return scripted.store().transactions.write(new TransactionRequest(ID, List.of(parts)));
    }

    private static ScriptedAnswer cancelled(String... reasons) {
        return ScriptedAnswer.exactly(
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"Message\":\"Transaction"
                        + " cancelled, please refer cancellation reasons for specific reasons\",\"CancellationReasons\":["
                        + String.join(",", reasons) + "]}");
    }

    private static String refused(String item) {
        return "{\"Code\":\"ConditionalCheckFailed\",\"Message\":\"The conditional request failed\",\"Item\":" + item
                + "}";
    }

    private static String refused(String id, long version, String revision) {
        return refused(ServiceJson.item(id, version, revision, 1000));
    }

    private static String refusedWithoutItem() {
        return "{\"Code\":\"ConditionalCheckFailed\",\"Message\":\"The conditional request failed\"}";
    }

    private List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < scripted.transport().bodies.size(); i++) {
            if (scripted.transport().operations.get(i).equals("TransactWriteItems")) {
                tokens.add(token(scripted.transport().bodies.get(i)));
            }
        }
        return tokens;
    }

    private static String token(String body) {
        try {
            return new ObjectMapper().readTree(body).get("ClientRequestToken").asText();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    private void script(ScriptedAnswer... answers) {
        scripted.answer(answers);
    }

    private static ScriptedAnswer[] answers(int count, ScriptedAnswer each) {
        return each.times(count);
    }

    private Operation.Cost cost() {
        return scripted.store().lastOperation().cost();
    }

    private static void assertDone(List<Outcome> outcomes) {
        assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
    }

    private static ParaException error(Outcome outcome) {
        return ((Outcome.Refused) outcome).error();
    }

    private WriteOutcomeUnknownException unknown(TransactionPart... parts) {
        WriteOutcomeUnknownException error =
                catchThrowableOfType(WriteOutcomeUnknownException.class, () -> write(parts));
        assertThat(error).as("an unknown outcome").isNotNull();
        assertThat(error.targets())
                .containsExactlyElementsOf(
                        Stream.of(parts).map(TransactionPart::target).toList());
        return error;
    }

    @ParameterizedTest
    @ValueSource(strings = {CONFLICT, THROTTLED, NO_CAPACITY, NONE})
    void cancellationForAPassingReasonIsSentAgain(String reason) {
        script(cancelled(NONE, reason), cancelled(reason, reason), OK);
        assertDone(write(CREATION, UPDATE));
        scripted.assertSent("TransactWriteItems", "TransactWriteItems", "TransactWriteItems");
        assertThat(tokens()).as("a cancelled token is not used again").doesNotHaveDuplicates();
        assertThat(tokens().get(0)).isEqualTo(ID);
        assertThat(tokens()).allMatch(token -> token.length() <= 36);
        assertThat(cost().retries()).isEqualTo(2);
    }

    @Test
    void refusedPartBesideAConflictIsARefusal() {
        script(cancelled(CONFLICT, refused("a1", 4, "other"), THROTTLED));
        List<Outcome> outcomes = write(CREATION, UPDATE, CHECK);
        assertThat(error(outcomes.get(1))).isInstanceOf(VersionConflictException.class);
        assertThat(outcomes.get(0)).isEqualTo(Outcome.DONE);
        assertThat(outcomes.get(2)).isEqualTo(Outcome.DONE);
        scripted.assertSent("TransactWriteItems");
    }

    @Test
    void refusalWithoutItemsIsDecidedByOneReadOfEach() {
        script(
                cancelled(refusedWithoutItem(), refusedWithoutItem(), refusedWithoutItem()),
                OK,
                ScriptedAnswer.item(ServiceJson.item("a3", 4, "other", 1000)));
        List<Outcome> outcomes = write(CREATION, UPDATE, DELETION);
        assertThat(error(outcomes.get(0))).isInstanceOf(ObjectExistsException.class);
        assertThat(error(outcomes.get(1))).isInstanceOf(ObjectNotFoundException.class);
        assertThat(error(outcomes.get(2))).isInstanceOf(VersionConflictException.class);
        scripted.assertSent("TransactWriteItems", "GetItem", "GetItem");
    }

    @Test
    void refusalOfAnItemThatMeetsTheConditionIsComputedFromTheItem() {
        script(cancelled(refused("a1", 3, "r3"), NONE), OK);
        assertDone(write(UPDATE, CREATION));
        assertThat(tokens()).as("other content needs another token").doesNotHaveDuplicates();
        assertThat(scripted.transport().bodies.get(1)).contains(ID);
    }

    @Test
    void unreadableItemIsTheErrorOfItsPart() {
        script(cancelled(refused("{\"key\":{\"S\":\"a1\"}}"), NONE));
        List<Outcome> outcomes = write(UPDATE, CREATION);
        assertThat(error(outcomes.get(0))).isInstanceOf(UnreadableObjectException.class);
    }

    @Test
    void invalidPartHasTheServicesWordsIfItsItemAllowsIt() {
        String reason = "{\"Code\":\"ValidationError\",\"Message\":\"Nesting Levels have exceeded supported limits\"}";
        String item = ServiceJson.item("a1", 3, "r3", 1000);
        script(cancelled(reason, NONE), ScriptedAnswer.ok("{\"Responses\":[{\"Item\":" + item + "},{}]}"));
        List<Outcome> outcomes = write(UPDATE, CREATION);
        assertThat(error(outcomes.get(0)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("Nesting Levels have exceeded supported limits");
        assertThat(outcomes.get(1)).isEqualTo(Outcome.DONE);
    }

    private static final ScriptedAnswer INVALID =
            ScriptedAnswer.error(400, "ValidationException", "Aggregated size exceeded");

    private static String largeItem(String id) {
        return ServiceJson.item(id, 3, "r3", 1000)
                .replace("\"type\"", "\"text\":{\"S\":\"" + "x".repeat(390 * 1024) + "\"},\"type\"");
    }

    /** The service refuses to read together what it refuses to write together. So the items are read one by one. */
    @Test
    void storedItemsThatAreTooLargeTogetherAreAnInvalidArgument() {
        List<TransactionPart> patches = new ArrayList<>();
        List<ScriptedAnswer> script = new ArrayList<>(List.of(INVALID, INVALID));
        for (int i = 0; i < 14; i++) {
            patches.add(part(Update.of("p" + i, Precondition.none(), ID, List.of(new Change.Set("x", 1)))));
            script.add(ScriptedAnswer.item(largeItem("p" + i)));
        }
        script(script.toArray(ScriptedAnswer[]::new));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(patches.toArray(TransactionPart[]::new)))
                .withMessageStartingWith("the objects of a transaction have at most 4194304 bytes together");
        assertThat(scripted.transport().operations)
                .startsWith("TransactWriteItems", "TransactGetItems", "GetItem")
                .hasSize(16);
        assertThat(scripted.transport().bodies.get(2)).contains("\"ConsistentRead\":true");
    }

    @Test
    void refusedPartIsFoundThoughTheItemsCannotBeReadTogether() {
        script(INVALID, INVALID, ScriptedAnswer.item(ServiceJson.item("a1", 4, "other", 1000)), OK);
        List<Outcome> outcomes = write(UPDATE, CREATION);
        assertThat(error(outcomes.get(0))).isInstanceOf(VersionConflictException.class);
        assertThat(outcomes.get(1)).isEqualTo(Outcome.DONE);
    }

    private static final String TOO_LARGE = "{\"Code\":\"ValidationError\",\"Message\":\"Aggregated size exceeded\"}";

    static Stream<ScriptedAnswer> refusalsOfARead() {
        return Stream.of(INVALID, cancelled(TOO_LARGE, NONE));
    }

    @ParameterizedTest
    @MethodSource("refusalsOfARead")
    void readThatTheServiceRefusesThoughTheItemsAreSmallHasTheServicesWords(ScriptedAnswer refusal) {
        script(refusal, ScriptedAnswer.item(ServiceJson.item("a1", 3, "r3", 1000)), OK);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> scripted.store()
                        .transactions
                        .readTogether(List.of(new ItemKey(APP, "a1"), new ItemKey(APP, "a2"))))
                .withMessageContaining("read of object 'a1' in app 'shop' failed: ");
        scripted.assertSent("TransactGetItems", "GetItem", "GetItem");
    }

    @ParameterizedTest
    @MethodSource("refusalsOfARead")
    void readOfItemsThatAreTooLargeTogetherIsAnInvalidArgument(ScriptedAnswer refusal) {
        List<ItemKey> keys = new ArrayList<>();
        List<ScriptedAnswer> script = new ArrayList<>(List.of(refusal));
        for (int i = 0; i < 11; i++) {
            keys.add(new ItemKey(APP, "p" + i));
            script.add(ScriptedAnswer.item(largeItem("p" + i)));
        }
        script(script.toArray(ScriptedAnswer[]::new));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scripted.store().transactions.readTogether(keys))
                .withMessageStartingWith("the objects of a consistent read have at most 4194304 bytes together");
    }

    @Test
    void collectionThatIsTooLargeIsAnErrorOfItsPart() {
        String reason = "{\"Code\":\"ItemCollectionSizeLimitExceeded\",\"Message\":\"Collection size exceeded.\"}";
        script(cancelled(NONE, reason), ScriptedAnswer.ok("{\"Responses\":[{},{}]}"));
        List<Outcome> outcomes = write(CREATION, part(Deletion.of("d")));
        assertThat(error(outcomes.get(1))).hasMessageContaining("Collection size exceeded.");
    }

    @Test
    void invalidRequestIsAnErrorWithTheServicesWords() {
        script(
                ScriptedAnswer.error(400, "ValidationException", "Something is wrong"),
                ScriptedAnswer.ok("{\"Responses\":[{}]}"));
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> write(CREATION))
                .withMessageContaining("create of product 'new' in app 'shop' failed: Something is wrong");
    }

    @Test
    void deniedTransactionIsAnError() {
        script(ScriptedAnswer.error(400, "AccessDeniedException", "not authorized"));
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> write(CREATION, UPDATE))
                .withMessageContaining("not authorized");
    }

    @Test
    void lostAnswerIsRepeatedUnderTheSameTokenAndContent() {
        script(
                LOST,
                ScriptedAnswer.error(500, "InternalServerError"),
                IN_PROGRESS,
                cancelled(CONFLICT, NONE, NONE),
                OK);
        assertDone(write(PATCH, DELETION, CREATION));
        assertThat(tokens()).hasSize(5).containsOnly(ID);
        assertThat(scripted.transport().bodies.stream().distinct()).hasSize(1);
    }

    @Test
    void incompleteAnswerIsALostOne() {
        script(ScriptedAnswer.exactly(200, "{}"), OK);
        assertDone(write(CREATION));
        assertThat(tokens()).containsExactly(ID, ID);
    }

    @Test
    void ownItemInARefusalIsTheTransactionsOwnSuccess() {
        script(LOST, cancelled(refused("new", 1, ID), NONE));
        assertDone(write(CREATION, CHECK));
    }

    @Test
    void deletionRefusedByItsOwnSuccessIsDoneIfAnotherPartShowsIt() {
        script(
                LOST,
                cancelled(NONE, refusedWithoutItem()),
                OK,
                ScriptedAnswer.item(ServiceJson.item("a2", 9, ID, 1000)));
        assertDone(write(PATCH, DELETION));
    }

    @Test
    void refusalAfterALostAnswerIsCertainIfTheHeldRevisionIsGone() {
        script(LOST, cancelled(refused("a1", 4, "other"), NONE));
        List<Outcome> outcomes = write(UPDATE, CHECK);
        assertThat(error(outcomes.get(0))).isInstanceOf(VersionConflictException.class);
    }

    @Test
    void refusalOfACheckAfterALostAnswerIsCertainIfTheHeldRevisionIsGone() {
        script(
                LOST,
                cancelled(NONE, refused("a4", 4, "other")),
                ScriptedAnswer.item(ServiceJson.item("a1", 3, "r3", 1000)));
        List<Outcome> outcomes = write(UPDATE, CHECK);
        assertThat(error(outcomes.get(1))).isInstanceOf(VersionConflictException.class);
    }

    @Test
    void refusalOfADeletionOfAReadObjectAfterALostAnswerIsCertainIfTheHeldRevisionIsGone() {
        String other = ServiceJson.item("a2", 9, "other", 1000);
        script(LOST, cancelled(refused("a3", 4, "other"), NONE), ScriptedAnswer.item(other));
        assertThat(error(write(DELETION, PATCH).get(0))).isInstanceOf(VersionConflictException.class);
    }

    /** The attempt without an answer is allowed if someone else deletes the object before it arrives. */
    @Test
    void refusalOfADeletionThatMayBeMissingIsUnknownAfterALostAnswer() {
        String other = ServiceJson.item("a2", 9, "other", 1000);
        script(LOST, cancelled(refused("a3", 4, "other"), NONE), ScriptedAnswer.item(other));
        unknown(DELETION_OR_NONE, PATCH);
        script(cancelled(refused("a3", 4, "other"), NONE));
        assertThat(error(write(DELETION_OR_NONE, PATCH).get(0))).isInstanceOf(VersionConflictException.class);
    }

    /** The first attempt would add twice, since it is allowed without the object that the second one deletes. */
    @Test
    void deletionThatMayBeMissingDoesNotPreventASecondApplicationUnderAnotherToken() {
        String allowed = ServiceJson.item("a2", 9, "other", 1000).replace("\"type\"", "\"n\":{\"N\":\"1\"},\"type\"");
        script(LOST, cancelled(NONE, refused(allowed)), OK);
        unknown(DELETION_OR_NONE, PATCH);
        assertThat(tokens()).containsExactly(ID, ID);
        script(LOST, cancelled(NONE, refused(allowed)), OK);
        assertDone(write(DELETION, PATCH));
    }

    @Test
    void refusedConditionAfterALostAnswerIsUnknownSinceItMayHoldAgain() {
        script(LOST, cancelled(refused("a2", 4, "other")));
        assertThat(unknown(PATCH).attempts()).isEqualTo(2);
        script(cancelled(refused("a2", 4, "other")));
        assertThat(error(write(PATCH).get(0))).isInstanceOf(ConditionFailedException.class);
    }

    @Test
    void failedReadAfterALostAnswerLeavesTheOutcomeUnknown() {
        script(LOST, cancelled(NONE, refusedWithoutItem()), ScriptedAnswer.error(400, "AccessDeniedException"));
        unknown(PATCH, DELETION);
    }

    @Test
    void transactionThatIsNeverAnsweredIsUnknown() {
        script(answers(100, LOST));
        assertThat(unknown(CREATION, UPDATE).attempts()).isEqualTo(RetryLoop.MAX_FAILURES);
        assertThat(scripted.store().lastOperation().counts()).isEqualTo(new Operation.Counts(2, 0, 2));
    }

    @Test
    void transactionInProgressIsRepeatedUntilTheDeadline() {
        ScriptedAnswer[] script = IN_PROGRESS.times(1000);
        script[0] = LOST;
        script(script);
        unknown(CREATION, UPDATE);
        assertThat(scripted.transport().operations).hasSizeGreaterThan(RetryLoop.MAX_FAILURES);
        assertThat(scripted.time.sleeps.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(28), Duration.ofSeconds(31));
    }

    @Test
    void conflictsUntilTheDeadlineAreAnErrorThatNamesThePart() {
        script(answers(1000, cancelled(NONE, CONFLICT)));
        TransactionConflictException error =
                catchThrowableOfType(TransactionConflictException.class, () -> write(CREATION, UPDATE));
        assertThat(error.id()).isEqualTo("a1");
        assertThat(error.attempts()).isGreaterThan(RetryLoop.MAX_FAILURES);
        assertThat(error.getCause()).isNotNull();
    }

    /** Each attempt is computed from the item that the last refusal returned, and each time another write was faster. */
    @Test
    void writesThatOvertakeAComputedPartUntilTheDeadlineAreAnErrorThatNamesThePart() {
        String allowed = ServiceJson.item("a2", 9, "other", 1000).replace("\"type\"", "\"n\":{\"N\":\"1\"},\"type\"");
        script(answers(1000, cancelled(NONE, refused(allowed))));
        assertThat(conflict(CREATION, PATCH).id()).isEqualTo("a2");
    }

    /** The item is missing when the part is built, and stored when the refusal is explained. */
    @Test
    void writesThatOvertakeThePreparationUntilTheDeadlineAreAnErrorThatNamesThePart() {
        TransactionPart computed = part(
                Update.of("a2", Precondition.none(), ID, List.of(new ListChange.AppendIfAbsent("tags", List.of("b")))));
        String both = "{\"Responses\":[{},{\"Item\":" + ServiceJson.item("a2", 9, "other", 1000) + "}]}";
        ScriptedAnswer[] script = OK.times(1000);
        for (int i = 1; i < script.length; i += 2) {
            script[i] = ScriptedAnswer.ok(both);
        }
        script(script);
        assertThat(conflict(CREATION, computed).id()).isEqualTo("a2");
    }

    private TransactionConflictException conflict(TransactionPart... parts) {
        TransactionConflictException error =
                catchThrowableOfType(TransactionConflictException.class, () -> write(parts));
        assertThat(error).as("a conflict").isNotNull();
        return error;
    }

    @Test
    void lackOfCapacityUntilTheDeadlineIsAnErrorThatNamesThePart() {
        script(answers(1000, cancelled(NONE, NO_CAPACITY)));
        ThrottledException error = catchThrowableOfType(ThrottledException.class, () -> write(CREATION, UPDATE));
        assertThat(error.id()).isEqualTo("a1");
        script(answers(1000, ScriptedAnswer.THROTTLED));
        assertThat(catchThrowableOfType(ThrottledException.class, () -> write(CREATION, UPDATE))
                        .id())
                .isEqualTo("new");
    }

    @Test
    void conflictsAfterALostAnswerUntilTheDeadlineAreUnknown() {
        ScriptedAnswer[] script = cancelled(NONE, CONFLICT).times(1000);
        script[0] = LOST;
        script(script);
        unknown(CREATION, UPDATE);
        assertThat(tokens()).containsOnly(ID);
    }

    @Test
    void mismatchedTokenIsAnErrorEvenAfterALostAnswer() {
        script(LOST, ScriptedAnswer.error(400, "IdempotentParameterMismatchException"));
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> write(CREATION))
                .withMessageContaining("another transaction had the id 'ours' less than ten minutes ago");
    }

    @Test
    void interruptedThreadSendsNothing() {
        script(OK);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> write(CREATION))
                .withMessageContaining("the thread was interrupted");
        assertThat(scripted.transport().operations).isEmpty();
    }

    @Test
    void unitsAreThoseOfTheService() {
        script(
                LOST,
                ScriptedAnswer.exactly(
                        200,
                        "{\"ConsumedCapacity\":[{\"TableName\":\"para-shop\",\"CapacityUnits\":4,\"ReadCapacityUnits\":4}]}"));
        assertDone(write(CREATION, CHECK));
        assertThat(cost()).isEqualTo(new Operation.Cost(2, 1, 4, 0));
        script(ScriptedAnswer.exactly(
                200,
                "{\"ConsumedCapacity\":[{\"TableName\":\"para-shop\",\"CapacityUnits\":4,\"WriteCapacityUnits\":4},"
                        + "{\"TableName\":\"para-0\",\"CapacityUnits\":6}]}"));
        assertDone(write(CREATION, CHECK));
        assertThat(cost()).isEqualTo(new Operation.Cost(1, 0, 0, 10));
    }

    @Test
    void refusedTransactionCountsTwoUnitsForEachPart() {
        String large = ServiceJson.item("a1", 4, "other", 1000)
                .replace("\"type\"", "\"text\":{\"S\":\"" + "x".repeat(2000) + "\"},\"type\"");
        script(cancelled(refused(large), NONE));
        write(UPDATE, CREATION);
        assertThat(cost().writeUnits()).isEqualTo(2 * 3 + 2);
    }

    @Test
    void readThatConflictsIsSentAgain() {
        String item = ServiceJson.item("a1", 3, "r3", 1000);
        script(
                cancelled(CONFLICT, NONE),
                ScriptedAnswer.exactly(200, "{}"),
                ScriptedAnswer.ok("{\"Responses\":[{\"Item\":" + item + "},{}]}"));
        List<Optional<Item>> items =
                scripted.store().transactions.readTogether(List.of(new ItemKey(APP, "a1"), new ItemKey(APP, "a2")));
        assertThat(items.get(0)).isPresent();
        assertThat(items.get(1)).isEmpty();
        scripted.assertSent("TransactGetItems", "TransactGetItems", "TransactGetItems");
    }

    @Test
    void readThatConflictsUntilTheDeadlineIsAnErrorThatNamesTheObject() {
        script(answers(1000, cancelled(NONE, CONFLICT)));
        TransactionConflictException error = catchThrowableOfType(
                TransactionConflictException.class,
                () -> scripted.store()
                        .transactions
                        .readTogether(List.of(new ItemKey(APP, "a1"), new ItemKey(APP, "a2"))));
        assertThat(error.id()).isEqualTo("a2");
    }

    @Test
    void targetsOfAllPartsAreInAnUnknownOutcome() {
        script(answers(100, LOST));
        assertThat(unknown(CREATION, UPDATE, PATCH, DELETION, CHECK).targets())
                .extracting(Target::id)
                .isEqualTo(Arrays.asList("new", "a1", "a2", "a3", "a4"));
    }
}

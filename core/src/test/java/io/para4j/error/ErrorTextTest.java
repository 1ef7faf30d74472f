package io.para4j.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of the exact text of every error. */
class ErrorTextTest {
    private static final Target UPDATE = new Target("update", "shop", "product", "a1");

    @Test
    void versionConflict() {
        assertThat(new VersionConflictException(UPDATE, 3, 5))
                .hasMessage(
                        "[VERSION_CONFLICT] update of product 'a1' in app 'shop' refused: caller holds version 3, store"
                                + " holds version 5. Read it again and reapply the change.");
    }

    @Test
    void versionConflictBetweenStatesOfOneVersion() {
        assertThat(new VersionConflictException(UPDATE, 1, 1))
                .hasMessage(
                        "[VERSION_CONFLICT] update of product 'a1' in app 'shop' refused: caller and store both hold"
                                + " version 1, but of different states: the object was deleted and created again, or restored."
                                + " Read it again and reapply the change.");
    }

    @Test
    void writeOutcomeUnknown() {
        Target target = new Target("update", "shop", "user", "u7");
        assertThat(new WriteOutcomeUnknownException(target, 3, 3, null))
                .hasMessage(
                        "[WRITE_OUTCOME_UNKNOWN] update of user 'u7' in app 'shop', version 3 to 4: no answer after 3"
                                + " attempts, it may be stored. Read it before retrying.");
    }

    @Test
    void writeOutcomeUnknownWithoutVersion() {
        Target target = new Target("create", "shop", "user", "u7");
        assertThat(new WriteOutcomeUnknownException(target, 1, null))
                .hasMessage(
                        "[WRITE_OUTCOME_UNKNOWN] create of user 'u7' in app 'shop': no answer after 1 attempt, it may be"
                                + " stored. Read it before retrying.");
    }

    @Test
    void writeOutcomeUnknownOfATransaction() {
        Target target = new Target("create", "shop", "order", "o1");
        assertThat(new WriteOutcomeUnknownException(List.of(target, UPDATE, UPDATE), 2, null))
                .hasMessage(
                        "[WRITE_OUTCOME_UNKNOWN] create of order 'o1' in app 'shop' and 2 more in one transaction: no"
                                + " answer after 2 attempts, all may be stored or none. Read one before retrying.");
    }

    @Test
    void transactionThatIsRefused() {
        ObjectExistsException taken = new ObjectExistsException(new Target("create", "shop", "order", "o1"));
        assertThat(new TransactionException(List.of(
                        new TransactionException.Entry(0, taken.target(), taken),
                        new TransactionException.Entry(1, UPDATE, null))))
                .hasMessage("[TRANSACTION_REFUSED] transaction of 2 parts refused, nothing was written: 1 refused. 0"
                        + " [OBJECT_EXISTS] create of order 'o1' in app 'shop' refused: the id is taken. Choose"
                        + " another id, or read and update the stored object.");
    }

    @Test
    void transactionThatMeetsOthers() {
        assertThat(new TransactionConflictException(UPDATE, 4, null))
                .hasMessage(
                        "[TRANSACTION_CONFLICT] update of product 'a1' in app 'shop' and the rest of its transaction were"
                                + " not done: another write of the object was under way in each of 4 attempts. Try again"
                                + " later.");
    }

    @Test
    void cursorOfAnotherApp() {
        assertThat(InvalidCursorException.ofOtherApp("Zm9v…", "blog", "shop"))
                .hasMessage(
                        "[INVALID_CURSOR] cursor 'Zm9v…' belongs to app 'blog', not 'shop'. Start again from the first"
                                + " page.");
    }

    @Test
    void cursorOfAnotherQuery() {
        assertThat(InvalidCursorException.ofOtherQuery("Zm9v"))
                .hasMessage("[INVALID_CURSOR] cursor 'Zm9v' belongs to another query: its index, values, direction and"
                        + " condition must be the same. Start again from the first page.");
    }

    @Test
    void indexThatIsMissing() {
        assertThat(IndexNotReadyException.ofMissing("shop", "order.by_customer", null))
                .hasMessage(
                        "[INDEX_NOT_READY] index 'order.by_customer' is missing in the storage of app 'shop'. Add it by"
                                + " para.apps().updateIndexes('shop').");
    }

    @Test
    void indexThatIsBeingBuilt() {
        assertThat(IndexNotReadyException.ofBuilding("shop", "order.by_customer", null))
                .hasMessage(
                        "[INDEX_NOT_READY] index 'order.by_customer' of app 'shop' is still being built. Try again later;"
                                + " para.apps().updateIndexes('shop') returns when it is ready.");
    }

    @Test
    void changesThatAreMissing() {
        assertThat(new FeedGapException("shop", "changes 5 to 16 were removed", null))
                .hasMessage("[FEED_GAP] changes of app 'shop' are missing: changes 5 to 16 were removed. Read the app's"
                        + " objects again, then start the feed from the oldest change or from now.");
    }

    @Test
    void changesThatAreNotRecorded() {
        assertThat(new FeedNotEnabledException("shop", "table 'para-shop' has no stream", null))
                .hasMessage(
                        "[FEED_NOT_ENABLED] changes of app 'shop' are not recorded: table 'para-shop' has no stream."
                                + " Start the recording by para.apps().enableFeed('shop').");
    }

    @Test
    void malformedCursorIsShortened() {
        assertThat(InvalidCursorException.ofMalformed("Zm9vYmFyYmF6cXV4", "its checksum is wrong"))
                .hasMessage(
                        "[INVALID_CURSOR] cursor 'Zm9vYmFyYmF6…' is malformed: its checksum is wrong. Pass it as a page"
                                + " gave it, or start again from the first page.");
    }

    @Test
    void invalidConfig() {
        assertThat(new ConfigException(List.of(
                        "para.max_page_size = 0, expected 1 to 10000",
                        "para.dynamodb.parallelism = -1, expected 1 to 256")))
                .hasMessage("[INVALID_CONFIG] 2 problems: para.max_page_size = 0, expected 1 to 10000;"
                        + " para.dynamodb.parallelism = -1, expected 1 to 256.");
    }

    @Test
    void objectExists() {
        assertThat(new ObjectExistsException(new Target("create", "shop", "product", "a1")))
                .hasMessage(
                        "[OBJECT_EXISTS] create of product 'a1' in app 'shop' refused: the id is taken. Choose another"
                                + " id, or read and update the stored object.");
    }

    @Test
    void objectNotFound() {
        assertThat(new ObjectNotFoundException(Target.of("update", "shop", "a1")))
                .hasMessage(
                        "[OBJECT_NOT_FOUND] update of object 'a1' in app 'shop' refused: no object is stored under this"
                                + " id. Create it, or check the id.");
    }

    @Test
    void conditionFailed() {
        assertThat(new ConditionFailedException(UPDATE, "price < 5", "stored"))
                .hasMessage(
                        "[CONDITION_FAILED] update of product 'a1' in app 'shop' refused: the condition price < 5 does"
                                + " not hold on the stored object. Look at stored(), and decide whether to change the"
                                + " condition.");
    }

    @Test
    void objectTooLarge() {
        Map<String, Long> largest = new LinkedHashMap<>();
        largest.put("text", 409_000L);
        largest.put("notes", 900L);
        assertThat(new ObjectTooLargeException(UPDATE, 410_000, 409_600, largest))
                .hasMessage(
                        "[OBJECT_TOO_LARGE] update of product 'a1' in app 'shop' refused: its size is 410000 bytes, the"
                                + " limit is 409600. Largest fields: text (409000 bytes), notes (900 bytes). Shorten it, or keep"
                                + " large values elsewhere.");
    }

    @Test
    void invalidObject() {
        assertThat(new InvalidObjectException(UPDATE, List.of("title must not be blank", "price must be positive")))
                .hasMessage(
                        "[INVALID_OBJECT] update of product 'a1' in app 'shop' refused: title must not be blank; price"
                                + " must be positive. Correct it and try again.");
    }

    @Test
    void typeMismatch() {
        assertThat(new TypeMismatchException(UPDATE, "order"))
                .hasMessage("[TYPE_MISMATCH] update of product 'a1' in app 'shop' refused: the stored object has type"
                        + " 'order'. Use the class of that type, or check the id.");
    }

    @Test
    void batchFailed() {
        List<BatchEntry> entries = List.of(
                BatchEntry.done(0, "a"),
                BatchEntry.failed(1, "b", new ObjectExistsException(new Target("create", "shop", "product", "b"))),
                BatchEntry.failed(
                        2,
                        "c",
                        new WriteOutcomeUnknownException(new Target("create", "shop", "product", "c"), 2, null)));
        assertThat(new BatchException("createAll", "shop", entries))
                .hasMessage("[BATCH_FAILED] createAll of 3 objects in app 'shop': 1 done, 1 refused, 1 unknown. 1 'b'"
                        + " REFUSED: [OBJECT_EXISTS] create of product 'b' in app 'shop' refused: the id is taken."
                        + " Choose another id, or read and update the stored object.; 2 'c' UNKNOWN:"
                        + " [WRITE_OUTCOME_UNKNOWN] create of product 'c' in app 'shop': no answer after 2 attempts, it"
                        + " may be stored. Read it before retrying.");
    }

    @Test
    void appNotFound() {
        assertThat(new AppNotFoundException("shop"))
                .hasMessage("[APP_NOT_FOUND] app 'shop' does not exist, or is deleted. Create it with"
                        + " para.apps().create(...), or check the name.");
    }

    @Test
    void throttled() {
        assertThat(new ThrottledException(UPDATE, 4, null))
                .hasMessage(
                        "[THROTTLED] update of product 'a1' in app 'shop' was not done: the store had no capacity for"
                                + " it in 4 attempts. Try again later, or raise the store's capacity.");
    }

    @Test
    void unreadableObject() {
        Target target = new Target("read", "shop", "product", "a1");
        assertThat(new UnreadableObjectException(target, "price", "a text is no number", null))
                .hasMessage(
                        "[UNREADABLE_OBJECT] read of product 'a1' in app 'shop' failed: field 'price': a text is no"
                                + " number. Read it with generic() to see what is stored, and correct the class or the object.");
    }

    @Test
    void unreadableResultOfAnAppliedWrite() {
        Target patch = new Target("patch", "shop", "product", "a1");
        UnreadableObjectException read = new UnreadableObjectException(
                new Target("read", "shop", "product", "a1"), "price", "a text is no number", null);
        UnreadableObjectException applied = read.afterApplied(patch);

        assertThat(applied)
                .hasMessage("[UNREADABLE_OBJECT] patch of product 'a1' in app 'shop' was applied, but its result cannot"
                        + " be read: field 'price': a text is no number. Do not apply it again. Read it with generic()"
                        + " to see what is stored, and correct the class or the object.")
                .hasCause(read);
        assertThat(applied.field()).isEqualTo("price");
        assertThat(applied.effect()).isEqualTo(ParaException.Effect.APPLIED);
        assertThat(read.effect()).isEqualTo(ParaException.Effect.NONE);
    }

    @Test
    void unreadableItem() {
        Target target = new Target("read", "shop", "product", "a1");
        assertThat(UnreadableObjectException.ofItem(target, "price", "it is of an unknown kind", null))
                .hasMessage("[UNREADABLE_OBJECT] read of product 'a1' in app 'shop' failed: field 'price': it is of an"
                        + " unknown kind. No read can convert it: correct it with the store's own tools, or"
                        + " delete it by its id.");
    }

    @Test
    void closed() {
        assertThat(StorageException.closed(UPDATE.toString(), null))
                .hasMessage(
                        "[STORAGE_FAILED] update of product 'a1' in app 'shop' was not sent: the store is closed. Start"
                                + " a new one.");
    }

    @Test
    void storageFailed() {
        assertThat(StorageException.failed(UPDATE.toString(), "disk full", null))
                .hasMessage(
                        "[STORAGE_FAILED] update of product 'a1' in app 'shop' failed: disk full. See the cause for the"
                                + " store's own words.");
    }

    @Test
    void notSent() {
        assertThat(StorageException.notSent(UPDATE.toString(), "the thread was interrupted", null))
                .hasMessage(
                        "[STORAGE_FAILED] update of product 'a1' in app 'shop' was not sent: the thread was interrupted."
                                + " It can be tried again.");
    }

    @Test
    void batchInWhichAllIsDoneIsNoError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BatchException("createAll", "shop", List.of(BatchEntry.done(0, "a"))));
    }

    @Test
    void quotingEscapesControlCharactersAndLoneSurrogates() {
        assertThat(Target.quote("a\nb\ud800c")).isEqualTo("'a\\u000ab\\ud800c'");
    }

    @Test
    void quotingCutsAfter80CharactersAndNeverInsideOne() {
        assertThat(Target.quote("😀".repeat(81))).isEqualTo("'" + "😀".repeat(80) + "…'");
        assertThat(Target.quote("😀".repeat(80))).isEqualTo("'" + "😀".repeat(80) + "'");
    }

    @Test
    void storedStateOfAFailedConditionIsGoneAfterSerialisation() throws Exception {
        ConditionFailedException copy = Serialised.copy(new ConditionFailedException(UPDATE, "a exists", "state"));
        assertThat(copy.condition()).isEqualTo("a exists");
        assertThatIllegalStateException().isThrownBy(() -> copy.stored(String.class));
    }

    @Test
    void batchSurvivesSerialisation() throws Exception {
        BatchException error = new BatchException(
                "createAll", "shop", List.of(BatchEntry.failed(0, "a", new AppNotFoundException("shop"))));
        assertThat(Serialised.copy(error).ids(BatchEntry.State.REFUSED)).containsExactly("a");
    }
}

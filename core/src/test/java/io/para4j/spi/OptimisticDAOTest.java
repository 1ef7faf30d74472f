package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.WriteOutcomeUnknownException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptimisticDAOTest {
    private static final AppId SHOP = AppId.of("shop");

    private final RowStore store = new RowStore(3);

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    /**
     * A DAO that keeps JSON texts, each of which is a separate state. It runs {@code interference} before a
     * replacement.
     */
    private static final class RowStore extends OptimisticDAO<String> {
        final Map<String, String> rows = new TreeMap<>();
        final List<String> calls = new ArrayList<>();
        final Deque<Runnable> interference = new ArrayDeque<>();

        RowStore(int atOnce) {
            super(atOnce);
        }

        @Override
        protected Map<String, String> readRows(AppId app, Collection<String> ids, Consistency consistency) {
            calls.add("read " + String.join(" ", ids));
            Map<String, String> found = new TreeMap<>(rows);
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        protected Item toItem(AppId app, String id, String row) {
            return ItemJson.read(app, id, row);
        }

        @Override
        protected boolean replace(AppId app, List<Replacement<String>> replacements) {
            calls.add("replace " + replacements.size());
            if (!interference.isEmpty()) {
                interference.pop().run();
            }
            boolean isUnchanged = replacements.stream()
                    .allMatch(each -> each.read()
                            .equals(Optional.ofNullable(rows.get(each.target().id()))));
            if (isUnchanged) {
                replacements.forEach(each -> put(each.target().id(), each.item()));
            }
            return isUnchanged;
        }

        private void put(String id, Optional<Item> item) {
            rows.remove(id);
            item.ifPresent(present -> rows.put(id, ItemJson.write(present)));
        }

        @Override
        public ItemPage readPage(AppId app, int limit, Optional<String> position) {
            return ItemPage.of(List.of(), Optional.empty());
        }
    }

    private static Item item(String id) {
        return new Item(id, "product", 1, Optional.of("r1"), 1000, Map.of());
    }

    private static Creation creation(String id) {
        return new Creation(item(id), false);
    }

    private static Update update(String id, String field) {
        return Update.of(id, Precondition.none(), "r-" + field, List.of(new Change.Set(field, 1)));
    }

    private List<Outcome> create(String... ids) {
        return store.createAll(
                SHOP, Stream.of(ids).map(OptimisticDAOTest::creation).toList());
    }

    private Optional<Item> stored(String id) {
        return store.read(SHOP, id, Consistency.STRONG);
    }

    @Test
    void aWriteIsWorkedOutAgainIfTheRowHasChangedInBetween() {
        create("a");
        store.interference.add(() -> store.update(SHOP, update("a", "other")));

        Item after = store.update(SHOP, update("a", "mine")).orElseThrow();

        assertThat(after.version()).isEqualTo(3);
        assertThat(after.attributes()).containsOnlyKeys("other", "mine");
        assertThat(stored("a")).contains(after);
    }

    @Test
    void aCreationIsRefusedIfTheIdIsTakenInBetween() {
        store.interference.add(() -> store.restore(SHOP, item("a")));

        assertThatExceptionOfType(ObjectExistsException.class).isThrownBy(() -> store.create(SHOP, creation("a")));
    }

    @Test
    void aNewIdIsNotLookedAtFirst() {
        store.createAll(SHOP, List.of(new Creation(item("a"), true), new Creation(item("b"), true)));

        assertThat(store.calls).containsExactly("replace 2");
    }

    @Test
    void whatIsNotStoredIsDeletedWithoutAWrite() {
        store.delete(SHOP, Deletion.of("a"));

        assertThat(store.calls).containsExactly("read a");
    }

    @Test
    void aRefusalDoesNotKeepTheOthersFromBeingDoneAtOnce() {
        create("b");
        store.calls.clear();

        List<Outcome> outcomes = create("a", "b", "c");

        assertThat(outcomes)
                .extracting(Outcome::getClass)
                .containsExactly(Outcome.Done.class, Outcome.Refused.class, Outcome.Done.class);
        assertThat(store.calls).containsExactly("read a b c", "replace 2");
    }

    @Test
    void aBatchOfAnySizeIsDoneInPartsAndInOrder() {
        List<Item> items = IntStream.range(0, 7).mapToObj(i -> item("i" + i)).toList();

        assertThat(store.restoreAll(SHOP, items)).hasSize(7).allMatch(Outcome.Done.class::isInstance);
        assertThat(store.calls)
                .filteredOn(call -> call.startsWith("replace"))
                .containsExactly("replace 3", "replace 3", "replace 1");
        assertThat(store.readAll(SHOP, List.of("i6", "x", "i2", "i6"), Consistency.STRONG))
                .containsOnlyKeys("i6", "i2");
    }

    @Test
    void whenAnAnswerIsLostEachWriteIsUnknownInItsOwnNameAndWhatWasRefusedStaysRefused() {
        create("b");
        store.interference.add(() -> {
            throw new WriteOutcomeUnknownException(Target.of("x", "shop", "x"), 1, null);
        });

        List<Outcome> outcomes = create("a", "b", "c");

        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Refused.class);
        assertThat(outcomes.get(2))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.error())
                                .hasMessageContaining("create of product 'c' in app 'shop'"));
    }

    @Test
    void aFailureOfOnePartLeavesTheOthersAsTheyAre() {
        StorageException failure = StorageException.failed("x", "no disk", null);
        store.interference.add(() -> {});
        store.interference.add(() -> {
            throw failure;
        });

        List<Outcome> outcomes = create("a", "b", "c", "d", "e", "f", "g");

        assertThat(outcomes.subList(3, 6)).containsOnly(new Outcome.Refused(failure));
        assertThat(store.rows).containsOnlyKeys("a", "b", "c", "g");
    }

    @Test
    void anErrorThatIsNotOursLeavesTheOutcomeUnknown() {
        store.interference.add(() -> {
            throw new IllegalStateException("bug");
        });

        assertThatExceptionOfType(WriteOutcomeUnknownException.class)
                .isThrownBy(() -> store.create(SHOP, creation("a")))
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptedThreadWritesNothingMore() {
        store.interference.add(() -> Thread.currentThread().interrupt());

        List<Outcome> outcomes = create("a", "b", "c", "d");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.rows).containsOnlyKeys("a", "b", "c");
        assertThat(outcomes.get(3))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.error())
                                .hasMessageContaining("was not sent: the thread was interrupted"));
    }

    @Test
    void whatIsUnreadableIsRefusedAlone() {
        create("a", "b");
        store.rows.put("a", "{}");

        List<Outcome> outcomes = store.updateAll(SHOP, List.of(update("a", "x"), update("b", "x")));

        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(() -> outcomes.get(0).orThrow());
        assertThat(outcomes.get(1).orThrow()).isEqualTo(stored("b"));
    }

    @Test
    void refusalsAreThoseOfTheRecords() {
        assertThatExceptionOfType(ObjectNotFoundException.class).isThrownBy(() -> store.update(SHOP, update("a", "x")));
        assertThat(store.rows).isEmpty();
    }

    @Test
    void nothingAtOnceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowStore(0))
                .withMessage("0 rows at once; expected 1 or more");
    }
}

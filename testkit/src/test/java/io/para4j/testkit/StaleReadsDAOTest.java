package io.para4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaleReadsDAOTest {
    private static final AppId APP = AppId.of("shop");

    private final TinyDAO stored = new TinyDAO();

    @BeforeEach
    void ensure() {
        stored.ensure(APP);
    }

    /** Creates an item with the number 1 and updates it up to the last number. */
    private static void write(StaleReadsDAO dao, int last) {
        dao.create(APP, new Creation(new Item("a", "thing", 1, Optional.of("r1"), 1, Map.of("number", 1L)), false));
        for (long number = 2; number <= last; number++) {
            List<Change> changes = List.of(new Change.Set("number", number));
            dao.update(APP, Update.of("a", Precondition.none(), "r" + number, changes));
        }
    }

    private static Optional<Object> seen(StaleReadsDAO dao, Consistency consistency) {
        return dao.read(APP, "a", consistency).map(item -> item.attributes().get("number"));
    }

    private static Optional<Object> seenOfMany(StaleReadsDAO dao, Consistency consistency) {
        return Optional.ofNullable(
                        dao.readAll(APP, List.of("b", "a"), consistency).get("a"))
                .map(item -> item.attributes().get("number"));
    }

    @Test
    void anEventualReadMissesAsManyWritesAsTheBoundAllows() {
        StaleReadsDAO dao = StaleReadsDAO.always(stored, 3);
        write(dao, 2);
        assertThat(seen(dao, Consistency.EVENTUAL)).isEmpty();
        assertThat(seenOfMany(dao, Consistency.EVENTUAL)).isEmpty();
    }

    @Test
    void aStrongReadMissesNothing() {
        StaleReadsDAO dao = StaleReadsDAO.always(stored, 3);
        write(dao, 5);
        assertThat(seen(dao, Consistency.STRONG)).contains(5L);
        assertThat(seenOfMany(dao, Consistency.STRONG)).contains(5L);
        assertThat(seen(dao, Consistency.EVENTUAL)).contains(2L);
        assertThat(seenOfMany(dao, Consistency.EVENTUAL)).contains(2L);
    }

    @Test
    void whatIsDeletedIsStillSeen() {
        StaleReadsDAO dao = StaleReadsDAO.always(stored, 1);
        write(dao, 1);
        dao.delete(APP, Deletion.of("a"));
        assertThat(seen(dao, Consistency.STRONG)).isEmpty();
        assertThat(seen(dao, Consistency.EVENTUAL)).contains(1L);
        assertThat(seenOfMany(dao, Consistency.EVENTUAL)).contains(1L);
    }

    @Test
    void batchesAreMissedToo() {
        StaleReadsDAO dao = StaleReadsDAO.always(stored, 1);
        Item item = new Item("a", "thing", 1, Optional.of("r1"), 1, Map.of("number", 1L));
        dao.createAll(APP, List.of(new Creation(item, false)));
        assertThat(seen(dao, Consistency.EVENTUAL)).isEmpty();
        dao.restoreAll(APP, List.of(item));
        assertThat(seen(dao, Consistency.EVENTUAL)).contains(1L);
        dao.deleteAll(APP, List.of(Deletion.of("a")));
        assertThat(seen(dao, Consistency.EVENTUAL)).contains(1L);
    }

    @Test
    void byChanceEveryStateWithinTheBoundIsSeenAndNoOther() {
        StaleReadsDAO dao = StaleReadsDAO.random(stored, 2, 7);
        write(dao, 6);
        List<Optional<Object>> seen = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            seen.add(seen(dao, Consistency.EVENTUAL));
        }
        assertThat(seen).containsOnly(Optional.of(4L), Optional.of(5L), Optional.of(6L));
        StaleReadsDAO again = StaleReadsDAO.random(stored, 2, 7);
        stored.delete(APP, Deletion.of("a"));
        write(again, 6);
        assertThat(seen)
                .allSatisfy(
                        each -> assertThat(seen(again, Consistency.EVENTUAL)).isEqualTo(each));
    }

    @Test
    void theBoundIsAtLeastOneWrite() {
        assertThatThrownBy(() -> StaleReadsDAO.always(stored, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}

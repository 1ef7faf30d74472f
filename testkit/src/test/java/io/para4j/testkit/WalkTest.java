package io.para4j.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkTest {
    private static final AppId APP = AppId.of("shop");

    /** Returns a walk through pages with the given ids. */
    private static Walk walk(String... pages) {
        return Walk.through(
                new TinyDAO() {
                    @Override
                    public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                        int page = position.map(Integer::parseInt).orElse(0);
                        List<Item> items = Arrays.stream(pages[page].split(","))
                                .map(id -> new Item(id, "thing", 1, Optional.empty(), 1, Map.of()))
                                .toList();
                        return ItemPage.of(
                                items, page == pages.length - 1 ? Optional.empty() : Optional.of("" + (page + 1)));
                    }
                },
                APP,
                2);
    }

    @Test
    void aFullWalkPasses() {
        Walk walk = walk("a,b", "c,d", "e");
        walk.sawExactly(List.of("e", "d", "c", "b", "a"));
        walk.sawOnce(List.of("b"));
        walk.isFull(5, 2);
    }

    @Test
    void repeatedMissingAndForeignIdsAreReported() {
        assertThatThrownBy(() -> walk("a,b", "b,c").sawExactly(List.of("a", "b", "c")))
                .hasMessage(
                        "pages of 2 through the DAO, ids seen more than once among 3 objects: expected none but found [b]");
        assertThatThrownBy(() -> walk("a,b").sawOnce(List.of("a", "b", "c")))
                .hasMessage("pages of 2 through the DAO, ids never seen among 3 objects: expected none but found [c]");
        assertThatThrownBy(() -> walk("a,b").sawExactly(List.of("a")))
                .hasMessageContaining("ids that are not of this app or were deleted: expected none but found [b]");
    }

    @Test
    void pagesThatAreNotFullOrTooManyAreReported() {
        assertThatThrownBy(() -> walk("a", "b,c").isFull(3, 2))
                .hasMessage(
                        "pages of 2 through the DAO, sizes of the pages over 3 objects: expected [2, 1] but found [1, 2]");
    }

    @Test
    void aCursorThatLeadsBackIsReported() {
        TinyDAO circle = new TinyDAO() {
            @Override
            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                return ItemPage.of(List.of(), Optional.of("again"));
            }
        };
        assertThatThrownBy(() -> Walk.through(circle, APP, 2))
                .hasMessage("pages of 2 through the DAO: page 2 leads back to an earlier one");
    }
}

package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemPageTest {
    private static Item item(String id) {
        if (id.startsWith("bad")) {
            throw new UnreadableObjectException(Target.of("read", "shop", id), "", "scripted", null);
        }
        return new Item(id, "product", 1, Optional.of("r1"), 1000, Map.of());
    }

    private static ItemPage page(String... rows) {
        return ItemPage.of(List.of(rows), 2, ItemPageTest::item, row -> "after " + row);
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(page()).isEqualTo(ItemPage.of(List.of(), Optional.empty()));
        assertThat(page("a", "b")).isEqualTo(ItemPage.of(List.of(item("a"), item("b")), Optional.empty()));
    }

    @Test
    void oneRowMoreThanRequestedShowsThatAPageFollows() {
        assertThat(page("a", "b", "c")).isEqualTo(ItemPage.of(List.of(item("a"), item("b")), Optional.of("after b")));
    }

    @Test
    void whatIsUnreadableIsApartAndCountsTowardsTheLimit() {
        ItemPage page = page("a", "bad", "c");

        assertThat(page.items()).containsExactly(item("a"));
        assertThat(page.unreadable()).extracting(UnreadableObjectException::id).containsExactly("bad");
        assertThat(page.next()).contains("after bad");
    }
}

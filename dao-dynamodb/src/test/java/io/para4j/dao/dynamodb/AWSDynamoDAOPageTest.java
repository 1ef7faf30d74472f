package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.InvalidCursorException;
import io.para4j.spi.AppId;
import io.para4j.spi.Deletion;
import io.para4j.spi.ItemPage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests pages of an app's own table on DynamoDB Local. */
class AWSDynamoDAOPageTest extends StoreOnServiceTest {
    @Test
    void defect17PagesAreExactAndOnlyTheLastHasNoNext() {
        for (int count : new int[] {0, 1, 9, 10, 11, 20, 25}) {
            AppId fresh = store.newApp();
            dao.createAll(fresh, TestItems.creations(TestItems.items(count), true));
            Set<String> seen = new HashSet<>();
            int before = store.operations.size();
            List<ItemPage> pages = walk(fresh, 10);
            for (ItemPage page : pages) {
                assertThat(page.items()).hasSize(page.next().isPresent() ? 10 : count - seen.size());
                page.items().forEach(item -> assertThat(seen.add(item.id())).isTrue());
            }
            assertThat(seen).hasSize(count);
            assertThat(pages).hasSize(Math.max(1, (count + 9) / 10));
            assertThat(store.operations.subList(before, store.operations.size()))
                    .allMatch(operation -> operation.cost().requests() == 1);
        }
    }

    private List<ItemPage> walk(AppId of, int limit) {
        List<ItemPage> pages = new ArrayList<>();
        Optional<String> position = Optional.empty();
        do {
            pages.add(dao.readPage(of, limit, position));
            position = pages.get(pages.size() - 1).next();
        } while (position.isPresent());
        return pages;
    }

    @Test
    void pagesOverOneMegabyteAreExact() {
        dao.createAll(
                app,
                TestItems.creations(
                        IntStream.range(0, 9)
                                .mapToObj(i -> TestItems.item("id" + i, Map.of("text", "x".repeat(350_000))))
                                .toList(),
                        true));

        assertThat(walk(app, 4)).extracting(page -> page.items().size()).containsExactly(4, 4, 1);
    }

    @Test
    void positionOfADeletedItemContinuesAtTheRightPlace() {
        dao.createAll(app, TestItems.creations(TestItems.items(20), true));
        ItemPage first = dao.readPage(app, 5, Optional.empty());
        first.items().forEach(item -> dao.delete(app, Deletion.of(item.id())));

        List<String> rest = new ArrayList<>();
        Optional<String> position = first.next();
        while (position.isPresent()) {
            ItemPage page = dao.readPage(app, 5, position);
            page.items().forEach(item -> rest.add(item.id()));
            position = page.next();
        }
        assertThat(rest).hasSize(15).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k:", "zzz", "k:a\uD800"})
    void malformedPositionIsRefused(String position) {
        assertThatThrownBy(() -> dao.readPage(app, 5, Optional.of(position)))
                .isInstanceOf(InvalidCursorException.class);
        assertThatThrownBy(() -> dao.readPage(app, 5, Optional.of("k:" + "x".repeat(3000))))
                .isInstanceOf(InvalidCursorException.class);
    }
}

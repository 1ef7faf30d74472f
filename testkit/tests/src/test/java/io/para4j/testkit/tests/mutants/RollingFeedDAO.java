package io.para4j.testkit.tests.mutants;

import io.para4j.spi.ChangePage;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import io.para4j.testkit.TinyFeedDAO;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.IntFunction;

/** A correct store that reports changes, with the numbers of the changes at which its recording has rolled over. */
class RollingFeedDAO extends TinyFeedDAO {
    private final RecordedItems data;

    RollingFeedDAO(RecordedItems data) {
        super(data.apps(), data.log());
        this.data = data;
    }

    synchronized void rollover() {
        data.rollovers().add(end());
    }

    NavigableSet<Integer> rollovers() {
        return data.rollovers();
    }

    /** Returns a page with other changes. */
    static ChangePage page(ChangePage page, List<ItemChange> changes) {
        return page(page, changes, page::positionAfter);
    }

    /** Returns a page with other changes and positions. */
    static ChangePage page(ChangePage page, List<ItemChange> changes, IntFunction<FeedPosition> positions) {
        return new ChangePage(changes, positions, page.next());
    }
}

package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import java.util.ArrayList;
import java.util.List;

/** The changes that a test has read, each with the position after it. */
final class ReadChanges {
    /** The number of polls without a change after which everything is taken to be read. */
    private static final int IDLE_POLLS = 2;

    final List<ItemChange> changes = new ArrayList<>();
    final List<FeedPosition> positions = new ArrayList<>();
    FeedPosition last;
    ChangePage.Next next = ChangePage.Next.WAIT;

    private ReadChanges(FeedPosition start) {
        this.last = start;
    }

    /** Reads from a position until nothing follows. */
    static ReadChanges from(ChangeSource source, AppId app, FeedPosition position) {
        try (ChangeReader reader = source.open(app, position)) {
            return of(reader, position);
        }
    }

    /** Reads until nothing follows. */
    static ReadChanges of(ChangeReader reader, FeedPosition position) {
        ReadChanges read = new ReadChanges(position);
        int idle = 0;
        while (idle < IDLE_POLLS && read.next != ChangePage.Next.END) {
            idle = read.add(reader.poll(1_000)) ? 0 : idle + 1;
        }
        return read;
    }

    /** Adds a page. Returns whether more may follow at once. */
    private boolean add(ChangePage page) {
        changes.addAll(page.changes());
        for (int i = 1; i <= page.changes().size(); i++) {
            positions.add(page.positionAfter(i));
        }
        last = page.positionAfter(page.changes().size());
        next = page.next();
        return next == ChangePage.Next.MORE;
    }

    /** Returns each change as its kind and id, such as {@code CREATED a}. */
    List<String> texts() {
        return changes.stream().map(change -> change.kind() + " " + change.id()).toList();
    }
}

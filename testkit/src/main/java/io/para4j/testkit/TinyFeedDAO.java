package io.para4j.testkit;

import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import io.para4j.error.FeedGapException;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangePage.Next;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.Item;
import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import io.para4j.spi.Raw;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A minimal correct DAO that reports changes: one list of the changes of all apps, in which a position is a number. It is
 * the base of stores whose change feed has one bug. Safe for use by many threads.
 */
public class TinyFeedDAO extends TinyTransactionalDAO implements ChangeSource {
    private final Log log;

    /** The recorded changes of a store. They outlive the store if another one is opened on it. */
    public static final class Log {
        private final List<ItemChange> changes = new ArrayList<>();
        private final Map<AppId, Integer> starts = new HashMap<>();

        /** Creates an empty log. */
        public Log() {}
    }

    /**
     * Creates a store on existing items and changes, as if their store were opened again.
     *
     * @param apps the items of each app, by id; the store modifies this map
     * @param log the recorded changes
     */
    public TinyFeedDAO(Map<AppId, NavigableMap<String, Item>> apps, Log log) {
        super(apps);
        this.log = log;
    }

    /**
     * Returns a module that binds the capability of a store, beside the module that binds the store itself.
     *
     * @param source the store
     * @return the module
     */
    public static Module feedCapability(ChangeSource source) {
        return binder -> OptionalBinder.newOptionalBinder(binder, Key.get(ChangeSource.class, Raw.class))
                .setBinding()
                .toInstance(source);
    }

    @Override
    protected void put(AppId app, Item item) {
        Optional<Item> before = find(app, item.id());
        super.put(app, item);
        record(app, item.id(), before, Optional.of(item));
    }

    @Override
    protected void remove(AppId app, String id) {
        Optional<Item> before = find(app, id);
        super.remove(app, id);
        record(app, id, before, Optional.empty());
    }

    @Override
    public synchronized void drop(AppId app, LongConsumer progress) {
        if (status(app).isPresent()) {
            items(app).values().forEach(item -> record(app, item.id(), Optional.of(item), Optional.empty()));
            log.starts.remove(app);
        }
        super.drop(app, progress);
    }

    /**
     * Records a change, if changes of the app are recorded and something has changed.
     *
     * @param app the app
     * @param id the id
     * @param before the item before
     * @param after the item after
     */
    protected void record(AppId app, String id, Optional<Item> before, Optional<Item> after) {
        if (log.starts.containsKey(app) && !before.equals(after)) {
            add(new ItemChange(
                    app, id, before.map(ItemImage.Decoded::new), after.map(ItemImage.Decoded::new), Instant.EPOCH));
        }
    }

    /**
     * Adds a change to the log.
     *
     * @param change the change
     */
    protected void add(ItemChange change) {
        log.changes.add(change);
    }

    /** Forgets all changes that are recorded until now. */
    public synchronized void expire() {
        log.starts.replaceAll((app, start) -> end());
    }

    /**
     * Returns the number of changes that were ever recorded.
     *
     * @return the number that the next change will have
     */
    protected int end() {
        return log.changes.size();
    }

    /**
     * Returns the number of the oldest available change of an app.
     *
     * @param app the app
     * @return its number
     * @throws FeedNotEnabledException if its changes are not recorded
     */
    protected int start(AppId app) {
        items(app);
        return Optional.ofNullable(log.starts.get(app))
                .orElseThrow(() -> new FeedNotEnabledException(app.name(), "the store does not record them", null));
    }

    /**
     * Returns the position before a change.
     *
     * @param app the app
     * @param number the number of the change
     * @return the position
     */
    protected FeedPosition position(AppId app, int number) {
        return new FeedPosition(app + ":" + number);
    }

    /**
     * Returns the number of the change after a position.
     *
     * @param app the app
     * @param position the position
     * @return the number
     * @throws IllegalArgumentException if it is no position of the app
     */
    protected int number(AppId app, FeedPosition position) {
        String text = position.text();
        if (!text.startsWith(app + ":")) {
            throw new IllegalArgumentException("position '" + text + "' does not belong to app '" + app + "'");
        }
        return Integer.parseInt(text.substring(app.toString().length() + 1));
    }

    @Override
    public synchronized FeedPosition now(AppId app) {
        start(app);
        return position(app, end());
    }

    @Override
    public synchronized FeedPosition oldest(AppId app) {
        return position(app, start(app));
    }

    @Override
    public ChangeReader open(AppId app, FeedPosition from) {
        return new Reader(app, number(app, from));
    }

    @Override
    public FeedPosition earliest(AppId app, List<FeedPosition> positions) {
        return positions.stream()
                .min(Comparator.comparingInt(each -> number(app, each)))
                .orElseThrow();
    }

    @Override
    public boolean isReached(AppId app, FeedPosition position, FeedPosition by) {
        return number(app, position) <= number(app, by);
    }

    @Override
    public synchronized void enable(AppId app) {
        items(app);
        log.starts.putIfAbsent(app, end());
    }

    /**
     * Reads changes of an app.
     *
     * @param app the app
     * @param from the number of the first change
     * @param limit the largest number of changes
     * @return the page; the last of its positions is behind all changes that were looked at
     * @throws FeedGapException if the first change is not available any more
     */
    protected synchronized ChangePage read(AppId app, int from, int limit) {
        boolean isStored = status(app).isPresent();
        if (isStored && from < start(app)) {
            throw new FeedGapException(app.name(), "change " + from + ", the oldest is " + start(app), null);
        }
        List<ItemChange> found = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>(List.of(from));
        int next = from;
        while (next < end() && found.size() < limit) {
            ItemChange change = log.changes.get(next);
            next++;
            if (isOf(app, change)) {
                found.add(change);
                numbers.add(next);
            }
        }
        numbers.set(found.size(), next);
        Next rest = next < end() ? Next.MORE : isStored ? Next.WAIT : Next.END;
        return new ChangePage(found, handled -> position(app, numbers.get(handled)), rest);
    }

    /**
     * Returns whether a change is one of an app.
     *
     * @param app the app
     * @param change the change
     * @return whether it is
     */
    protected boolean isOf(AppId app, ItemChange change) {
        return change.app().equals(app);
    }

    /** A reader, which has nothing but the number of the next change. */
    private final class Reader implements ChangeReader {
        private final AppId app;
        private int next;

        Reader(AppId app, int next) {
            this.app = app;
            this.next = next;
        }

        @Override
        public ChangePage poll(int limit) {
            ChangePage page = read(app, next, limit);
            next = number(app, page.positionAfter(page.changes().size()));
            return page;
        }
    }
}

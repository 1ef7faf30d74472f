package io.para4j;

import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.feed.Checkpoints;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.Item;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps checkpoints as objects of type {@value #TYPE} in the root app. A checkpoint is one unconditional write, so a late
 * or repeated one at worst brings changes again.
 *
 * <p>All that an object holds is in one field that no index can have. So whatever an application indexes, a checkpoint
 * can be stored.
 */
final class StoredCheckpoints implements Checkpoints {
    /** The type of the objects. */
    static final String TYPE = "feedcheckpoint";

    /** The field, which {@link io.para4j.spi.IndexDefinition} admits to no index. */
    private static final String FIELD = "_feed";

    private static final String POSITION = "position";

    private final DAO dao;
    private final AppDirectory directory;
    private final IdGenerator ids;
    private final Clock clock;

    StoredCheckpoints(DAO dao, AppDirectory directory, IdGenerator ids, Clock clock) {
        this.dao = dao;
        this.directory = directory;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<FeedPosition> read(String app, String subscription) {
        return dao.read(directory.root(), id(app, subscription), Consistency.STRONG)
                .map(this::position);
    }

    private FeedPosition position(Item item) {
        if (item.type().equals(TYPE)
                && item.attributes().get(FIELD) instanceof Map<?, ?> fields
                && fields.get(POSITION) instanceof String text
                && !text.isEmpty()) {
            return new FeedPosition(text);
        }
        throw new UnreadableObjectException(
                new Target("read", directory.root().name(), TYPE, item.id()), FIELD, "it has no position", null);
    }

    @Override
    public void write(String app, String subscription, FeedPosition position) {
        Map<String, Object> fields = Map.of("app", app, "subscription", subscription, POSITION, position.text());
        Map<String, Object> attributes = Map.of(FIELD, fields, Item.UPDATED, clock.millis());
        dao.restore(
                directory.root(),
                new Item(id(app, subscription), TYPE, 1, Optional.of(ids.next()), clock.millis(), attributes));
    }

    @Override
    public void delete(String app, String subscription) {
        dao.delete(directory.root(), Deletion.of(id(app, subscription)));
    }

    /** Returns the id. It has a colon, so that it is not the id of an app's record. */
    private static String id(String app, String subscription) {
        return "feed:" + app + ":" + subscription;
    }
}

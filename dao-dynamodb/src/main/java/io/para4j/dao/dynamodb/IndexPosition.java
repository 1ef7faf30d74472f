package io.para4j.dao.dynamodb;

import io.para4j.error.InvalidCursorException;
import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.SortRange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A position in an index: the sort value and the key of the last row read. Its text begins with the kind of the sort
 * value.
 *
 * <p>The app, the type and the partition value of a start key come from the query, never from the text. So no text
 * leads to another partition, and a key of another app only marks where to continue.
 *
 * @param sort the sort value; null if the index has no sort field
 * @param key the key in the table
 */
record IndexPosition(@Nullable Object sort, String key) {
    /** The longest key of a table. */
    private static final int MAX_KEY_BYTES = 2048;

    private static final String NUMBER = "-?[0-9][0-9.E+-]{0,180}";
    private static final char NONE = 'k';
    private static final char TEXT = 't';
    private static final char NUMERIC = 'n';
    private static final char BINARY = 'b';

    /** Returns the position of an item. */
    static IndexPosition of(IndexDefinition index, Item item, String key) {
        return new IndexPosition(index.sort().map(field -> valueOf(field, item)).orElse(null), key);
    }

    private static @Nullable Object valueOf(IndexField field, Item item) {
        return field.name().equals(Item.TIMESTAMP)
                ? (Object) item.timestamp()
                : item.attributes().get(field.name());
    }

    /** Returns the position of a row, which has all attributes of the key. */
    static IndexPosition of(IndexDefinition index, Map<String, AttributeValue> row) {
        return new IndexPosition(
                index.sort()
                        .map(field -> Item.normalise(
                                field.name(),
                                AttributeValues.decode(Objects.requireNonNull(
                                        row.get(field.name()), "a row of the index has each attribute of its key"))))
                        .orElse(null),
                ItemCodec.keyOf(row));
    }

    String encode() {
        if (sort == null) {
            return NONE + key;
        }
        if (sort instanceof String text) {
            return TEXT + Integer.toString(text.length()) + ":" + text + key;
        }
        if (sort instanceof Bytes bytes) {
            return BINARY + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray()) + ":" + key;
        }
        return NUMERIC + sort.toString() + ":" + key;
    }

    /**
     * Parses a position.
     *
     * @throws InvalidCursorException if the text is not a position in the index
     */
    static IndexPosition decode(IndexDefinition index, String text) {
        try {
            IndexPosition position = parse(text);
            if (position.fits(index)) {
                return position;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw refused(text);
        }
        throw refused(text);
    }

    private static InvalidCursorException refused(String text) {
        return InvalidCursorException.ofMalformed(text, "it is not a position in the index");
    }

    private static IndexPosition parse(String text) {
        char kind = text.charAt(0);
        if (kind == NONE) {
            return new IndexPosition(null, text.substring(1));
        }
        int end = text.indexOf(':');
        String head = text.substring(1, end);
        String rest = text.substring(end + 1);
        return switch (kind) {
            case TEXT -> {
                int length = Integer.parseInt(head);
                yield new IndexPosition(rest.substring(0, length), rest.substring(length));
            }
            case BINARY -> new IndexPosition(Bytes.of(Base64.getUrlDecoder().decode(head)), rest);
            case NUMERIC -> new IndexPosition(number(head), rest);
            default -> throw new IllegalArgumentException("not a kind");
        };
    }

    private static Object number(String text) {
        if (!text.matches(NUMBER)) {
            throw new IllegalArgumentException("not a number");
        }
        return Item.normalise("position", AttributeValues.number(text));
    }

    private boolean fits(IndexDefinition index) {
        boolean isSort = index.sort().isPresent()
                ? sort != null && index.sort().get().kind().fits(sort) && isInside(sort)
                : sort == null;
        return isSort && !key.isEmpty() && isWellFormed(key) && Limits.utf8Length(key) <= MAX_KEY_BYTES;
    }

    private static boolean isInside(Object sort) {
        if (sort instanceof String text) {
            return !text.isEmpty() && isWellFormed(text) && Limits.utf8Length(text) <= IndexDefinition.MAX_SORT_BYTES;
        }
        return !(sort instanceof Bytes bytes) || (bytes.size() > 0 && bytes.size() <= IndexDefinition.MAX_SORT_BYTES);
    }

    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** The start of a page in the range of its query. */
    enum Start {
        /** The start of the range. */
        FIRST,
        /** After this position, which is in the range. */
        HERE,
        /** Nowhere, since the range ends before this position. */
        NOWHERE
    }

    /** Returns where a page begins after this position. Only a position that no page returned is outside the range. */
    Start startIn(IndexQuery query) {
        if (sort == null || query.range().contains(sort)) {
            return Start.HERE;
        }
        Optional<SortRange.Bound> lower = query.range()
                .prefix()
                .map(prefix -> new SortRange.Bound(prefix, true))
                .or(() -> query.range().lower());
        boolean isBelow =
                lower.isPresent() && !SortRange.ALL.withLower(lower.get()).contains(sort);
        return isBelow == query.isDescending() ? Start.NOWHERE : Start.FIRST;
    }

    /** Returns the exclusive start key of a request. */
    Map<String, AttributeValue> startKey(TableLayout layout, AppId app, IndexQuery query) {
        Map<String, AttributeValue> start = new HashMap<>();
        start.put(TableLayout.APP, layout.app(app));
        start.put(Item.TYPE, AttributeValue.createS(query.index().type()));
        start.put(query.index().partition().name(), AttributeValues.encode(query.partition()));
        if (sort != null) { // the index has a sort field
            start.put(query.index().sort().orElseThrow().name(), AttributeValues.encode(sort));
        }
        start.put(TableLayout.KEY, AttributeValue.createS(key));
        return start;
    }
}

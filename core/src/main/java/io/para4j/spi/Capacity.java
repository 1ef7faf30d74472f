package io.para4j.spi;

import java.util.Optional;

/**
 * The charges of DynamoDB for reads and writes, in capacity units, and the limits of its batches. A request unit is
 * another name for a capacity unit.
 *
 * <p>The rules come from the Developer Guide. Sizes are described in "DynamoDB item sizes and formats", units in
 * "DynamoDB provisioned capacity mode" and "DynamoDB on-demand capacity mode", and the writes of an index in "Using
 * Global Secondary Indexes in DynamoDB".
 */
public final class Capacity {
    /** The bytes that one read unit covers in a strong read, and half a unit in an eventual read: 4 KB. */
    public static final int READ_STEP = 4 * 1024;

    /** The bytes that one write unit covers: 1 KB. */
    public static final int WRITE_STEP = 1024;

    /** The largest number of keys in one BatchGetItem. */
    public static final int KEYS_OF_BATCH_READ = 100;

    /** The largest number of items in one BatchWriteItem. */
    public static final int ITEMS_OF_BATCH_WRITE = 25;

    /**
     * The largest number of bytes of items that is sent in one BatchWriteItem. It is an eighth of the 16 MB allowed,
     * since a value in JSON can be up to seven times as long as its size by the formula (a boolean in a list).
     */
    public static final long BYTES_OF_BATCH_WRITE = 2 * 1024 * 1024;

    /** The largest number of bytes of items in the answer to one Query or Scan: 1 MB. */
    public static final long BYTES_OF_PAGE = 1024 * 1024;

    private static final int MAX_BYTES_OF_CHAR = 3;

    /** The size of the names and numbers of the fields that every item has, without their texts. */
    private static final int MAX_BYTES_OF_OWN_FIELDS = 128;

    private Capacity() {}

    /**
     * Returns the size of an item as it is stored. ({@link ItemSize#of} counts the longest key of any layout
     * instead.) In an app's own storage the key is the id. In shared storage the key is the app's name, {@code _} and
     * the id.
     *
     * @param app the app
     * @param item the item
     * @return the size in bytes
     */
    public static long storedSize(AppId app, Item item) {
        String appId = app.toString();
        long size = "key".length() + (app.shared() ? app.name().length() + 1 : 0) + Limits.utf8Length(item.id());
        size += "appid".length() + appId.length();
        size += Item.TYPE.length() + Limits.utf8Length(item.type());
        size += item.version() == 0 ? 0 : FieldSize.ofField(Item.VERSION, item.version());
        size += FieldSize.ofField(Item.TIMESTAMP, item.timestamp());
        size += item.revision().isPresent()
                ? FieldSize.ofField("_w", item.revision().get())
                : 0;
        return size + ItemSize.ofAttributes(item);
    }

    /**
     * Returns the units of one read of an item by its key. A missing item costs as much as the smallest one.
     *
     * @param bytes the size of the item; 0 if it is missing
     * @param consistency the consistency of the read
     * @return the units, from 0.5
     */
    public static double ofRead(long bytes, Consistency consistency) {
        long steps = steps(bytes, READ_STEP);
        return consistency == Consistency.STRONG ? steps : steps / 2.0;
    }

    /**
     * Returns the number of steps of {@link #READ_STEP} bytes in the read of an item. Each step costs one read unit in
     * a strong read and half a unit in an eventual one. Repeated calls for an item of one step cost almost nothing.
     *
     * @param app the app
     * @param item the item
     * @return the number of steps, from 1
     */
    public static long readSteps(AppId app, Item item) {
        int revision = item.revision().isPresent() ? item.revision().get().length() : 0;
        long longestTexts =
                (long) MAX_BYTES_OF_CHAR * (item.id().length() + item.type().length() + revision);
        long most = MAX_BYTES_OF_OWN_FIELDS + 2L * app.name().length() + longestTexts + ItemSize.ofAttributes(item);
        return most <= READ_STEP ? 1 : steps(storedSize(app, item), READ_STEP);
    }

    /**
     * Returns the units of one eventually consistent request for a page. The sizes of all its items are added up and
     * rounded up once.
     *
     * @param bytes the total size of the items
     * @return the units, from 0.5
     */
    public static double ofPage(long bytes) {
        return ofRead(bytes, Consistency.EVENTUAL);
    }

    /**
     * Returns the units of one write, which depend on the larger of the item before and the item after it.
     *
     * <p>In shared storage the index has a copy of each item and is charged too. It takes as many units again, or none
     * if the write changes nothing. A write that changes the time of creation, the sort key of the index, takes a
     * deletion from the index and a new entry.
     *
     * @param app the app
     * @param before the item before the write; empty if there was none
     * @param after the item after it; empty if there is none
     * @return the units, from 1
     */
    public static double ofWrite(AppId app, Optional<Item> before, Optional<Item> after) {
        double units = steps(Math.max(size(app, before), size(app, after)), WRITE_STEP);
        if (!app.shared() || before.equals(after)) {
            return units;
        }
        boolean isMoved = before.isPresent()
                && after.isPresent()
                && before.get().timestamp() != after.get().timestamp();
        return units + (isMoved ? steps(size(app, before), WRITE_STEP) + steps(size(app, after), WRITE_STEP) : units);
    }

    /**
     * Returns the units that a write takes in declared indexes, which have a copy of each item. An index is charged if
     * its copy changes: once, or twice if the copy moves to another key.
     *
     * @param app the app
     * @param before the item before the write; empty if there was none
     * @param after the item after it; empty if there is none
     * @param indexes the indexes of the app
     * @return the units, from 0
     */
    public static double ofIndexWrites(
            AppId app, Optional<Item> before, Optional<Item> after, DeclaredIndexes indexes) {
        double units = 0;
        if (!indexes.all().isEmpty() && !before.equals(after)) {
            for (IndexDefinition index : indexes.all()) {
                units += ofIndexWrite(app, before.filter(index::contains), after.filter(index::contains), index);
            }
        }
        return units;
    }

    private static double ofIndexWrite(AppId app, Optional<Item> before, Optional<Item> after, IndexDefinition index) {
        if (before.flatMap(index::keyOf).equals(after.flatMap(index::keyOf))) {
            return before.isPresent() ? steps(Math.max(size(app, before), size(app, after)), WRITE_STEP) : 0;
        }
        return (before.isPresent() ? steps(size(app, before), WRITE_STEP) : 0)
                + (after.isPresent() ? steps(size(app, after), WRITE_STEP) : 0);
    }

    /**
     * Returns the units of one part of a transaction, which is written twice: once to prepare it and once to commit it. An
     * index is written once. A check, and each part of a transaction that is refused, costs as much as a write that
     * changes nothing.
     *
     * @param app the app
     * @param before the item before the write; empty if there was none
     * @param after the item after it; empty if there is none
     * @param indexes the indexes of the app
     * @return the units, from 2
     */
    public static double ofTransactionWrite(
            AppId app, Optional<Item> before, Optional<Item> after, DeclaredIndexes indexes) {
        double once = steps(Math.max(size(app, before), size(app, after)), WRITE_STEP);
        return once + ofWrite(app, before, after) + ofIndexWrites(app, before, after, indexes);
    }

    /**
     * Returns the units of a conditional write that is refused. They depend on the stored item; the index is not
     * charged.
     *
     * @param app the app
     * @param stored the stored item; empty if there is none
     * @return the units, from 1
     */
    public static double ofRefusedWrite(AppId app, Optional<Item> stored) {
        return steps(size(app, stored), WRITE_STEP);
    }

    private static long size(AppId app, Optional<Item> item) {
        return item.isPresent() ? storedSize(app, item.get()) : 0;
    }

    private static long steps(long bytes, int step) {
        return Math.max(1, (bytes + step - 1) / step);
    }
}

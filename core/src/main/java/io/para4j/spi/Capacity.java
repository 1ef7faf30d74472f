package io.para4j.spi;

import java.util.Optional;

/**
 * What DynamoDB charges for reads and writes, in capacity units, by the rules that the Developer Guide publishes:
 * "DynamoDB item sizes and formats" for sizes, "DynamoDB provisioned capacity mode" and "DynamoDB on-demand capacity
 * mode" for units (a request unit is a capacity unit by another name), "Using Global Secondary Indexes in DynamoDB" for
 * the writes of an index.
 */
public final class Capacity {
    /** What one read unit reads strongly, and half a unit eventually: 4 KB. */
    public static final int READ_STEP = 4 * 1024;

    /** What one write unit writes: 1 KB. */
    public static final int WRITE_STEP = 1024;

    /** How many keys one BatchGetItem takes. */
    public static final int KEYS_OF_BATCH_READ = 100;

    /** How many items one BatchWriteItem takes. */
    public static final int ITEMS_OF_BATCH_WRITE = 25;

    /**
     * How many bytes of items one BatchWriteItem is given: an eighth of the 16 MB that it takes, since JSON can make a
     * value up to seven times as long as the formula of sizes counts it (a boolean in a list).
     */
    public static final long BYTES_OF_BATCH_WRITE = 2 * 1024 * 1024;

    /** How many bytes of items one Query or Scan answers with. */
    public static final long BYTES_OF_PAGE = 1024 * 1024;

    private static final int MAX_BYTES_OF_CHAR = 3;

    /** The names of the fields that every item has, and their numbers, but not their texts. */
    private static final int MAX_BYTES_OF_OWN_FIELDS = 128;

    private Capacity() {}

    /**
     * Returns the size of an item as it is stored: {@link Limits#sizeOf} counts the longest key of any layout instead.
     * In storage of its own the key is the id; in shared storage the app's name, {@code _} and the id, and the time of
     * creation is stored always.
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
        size += item.version() == 0 ? 0 : Limits.sizeOfField(Item.VERSION, item.version());
        size += item.timestamp() == 0 && !app.shared() ? 0 : Limits.sizeOfField(Item.TIMESTAMP, item.timestamp());
        size += item.revision().isPresent()
                ? Limits.sizeOfField("_w", item.revision().get())
                : 0;
        return size + Limits.sizeOfAttributes(item);
    }

    /**
     * Returns the units of reading one item by its key. What is not there costs as much as the smallest item.
     *
     * @param bytes the size of the item; 0 if it is not there
     * @param consistency the consistency of the read
     * @return the units, from 0.5
     */
    public static double ofRead(long bytes, Consistency consistency) {
        long steps = steps(bytes, READ_STEP);
        return consistency == Consistency.STRONG ? steps : steps / 2.0;
    }

    /**
     * Returns how many steps of {@link #READ_STEP} bytes the read of an item takes: a read unit each if it is strong,
     * half a unit if it is eventual. It costs next to nothing to ask again for an item of one step.
     *
     * @param app the app
     * @param item the item
     * @return the steps, from 1
     */
    public static long readSteps(AppId app, Item item) {
        int revision = item.revision().isPresent() ? item.revision().get().length() : 0;
        long longestTexts =
                (long) MAX_BYTES_OF_CHAR * (item.id().length() + item.type().length() + revision);
        long most = MAX_BYTES_OF_OWN_FIELDS + 2L * app.name().length() + longestTexts + Limits.sizeOfAttributes(item);
        return most <= READ_STEP ? 1 : steps(storedSize(app, item), READ_STEP);
    }

    /**
     * Returns the units that one request for a page consumes, eventually consistent: the sizes of all its items
     * together, rounded up.
     *
     * @param bytes the sizes of the items together
     * @return the units, from 0.5
     */
    public static double ofPage(long bytes) {
        return ofRead(bytes, Consistency.EVENTUAL);
    }

    /**
     * Returns the units of one write: of the larger of the item before and after it, and what the index of shared
     * storage takes, which has a copy of each item: as much again; nothing if the write changes nothing; and if it
     * changes the time of creation, which is the sort key of the index, a deletion and a new entry.
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
     * Returns the units of a conditional write that is refused: of the item that is there, without the index.
     *
     * @param app the app
     * @param stored the item that is there; empty if there is none
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

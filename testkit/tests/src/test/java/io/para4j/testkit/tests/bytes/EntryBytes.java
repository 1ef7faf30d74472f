package io.para4j.testkit.tests.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.para4j.spi.AppId;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Item;
import io.para4j.spi.ItemJson;
import io.para4j.spi.Stamp;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A format for entries as bytes: a byte for the format, the stamp, and the item's JSON text if there is an item. */
final class EntryBytes {
    private static final byte ITEM = 1;
    private static final byte ABSENCE = 2;
    private static final int HEADER = 1 + 2 * Long.BYTES;

    private EntryBytes() {}

    static byte[] write(CacheEntry entry) {
        byte[] json = entry.item().map(ItemJson::write).orElse("").getBytes(UTF_8);
        return ByteBuffer.allocate(HEADER + json.length)
                .put(entry.item().isPresent() ? ITEM : ABSENCE)
                .putLong(entry.stamp().node())
                .putLong(entry.stamp().count())
                .put(json)
                .array();
    }

    /** Returns the entry; empty if another release wrote it in a format that this one does not know. */
    static Optional<CacheEntry> read(AppId app, String id, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte format = buffer.get();
        if (format != ITEM && format != ABSENCE) {
            return Optional.empty();
        }
        Stamp stamp = new Stamp(buffer.getLong(), buffer.getLong());
        Optional<Item> item = format == ABSENCE
                ? Optional.empty()
                : Optional.of(ItemJson.read(app, id, UTF_8.decode(buffer).toString()));
        return Optional.of(new CacheEntry(item, stamp));
    }
}

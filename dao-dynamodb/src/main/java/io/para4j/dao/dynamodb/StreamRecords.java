package io.para4j.dao.dynamodb;

import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/**
 * Converts the records of a stream to changes of items.
 *
 * <p>A row is an app's by its key and the attribute {@code appid}, as for reads. A row that becomes another app's is
 * deleted for the one and created for the other.
 */
final class StreamRecords {
    private final ItemCodec codec;

    StreamRecords(ItemCodec codec) {
        this.codec = codec;
    }

    /**
     * Checks that a record has all that a stream with new and old images reports.
     *
     * @throws software.amazon.awssdk.core.exception.SdkClientException if not
     */
    static void requireComplete(Record record) {
        StreamRecord content = record.dynamodb();
        DataClient.require(
                content != null && content.sequenceNumber() != null && content.approximateCreationDateTime() != null,
                "the sequence number and time of a record");
        boolean isComplete = content != null
                && content.keys().containsKey(TableLayout.KEY)
                && content.hasNewImage() == (record.eventName() != OperationType.REMOVE)
                && content.hasOldImage() == (record.eventName() != OperationType.INSERT);
        DataClient.require(isComplete, "the images of a record");
    }

    /** Returns the change of an app's object; empty if the row is not the app's. */
    Optional<ItemChange> change(AppId app, Record record) {
        StreamRecord content = record.dynamodb();
        Optional<ItemImage> before =
                content.hasOldImage() ? image(app, LocalRecords.image(record, content.oldImage())) : Optional.empty();
        Optional<ItemImage> after =
                content.hasNewImage() ? image(app, LocalRecords.image(record, content.newImage())) : Optional.empty();
        if (before.isEmpty() && after.isEmpty()) {
            return Optional.empty();
        }
        String id = codec.layout().id(app, ItemCodec.keyOf(content.keys()));
        return Optional.of(new ItemChange(app, id, before, after, content.approximateCreationDateTime()));
    }

    /** Returns the changes of all apps whose row it is, before or after. */
    List<ItemChange> changes(String table, Record record) {
        Set<AppId> apps = new LinkedHashSet<>();
        codec.layout().appOf(table, record.dynamodb().oldImage()).ifPresent(apps::add);
        codec.layout().appOf(table, record.dynamodb().newImage()).ifPresent(apps::add);
        List<ItemChange> changes = new ArrayList<>();
        apps.forEach(app -> change(app, record).ifPresent(changes::add));
        return changes;
    }

    private Optional<ItemImage> image(AppId app, Map<String, AttributeValue> row) {
        TableLayout layout = codec.layout();
        AttributeValue key = row.get(TableLayout.KEY);
        if (key == null
                || key.s() == null
                || !layout.isKeyOf(app, key.s())
                || !layout.isItemOf(app, row.get(TableLayout.APP))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ItemImage.Decoded(codec.decode("readChanges", app, row)));
        } catch (UnreadableObjectException e) {
            return Optional.of(new ItemImage.Unreadable(e, RowText.of(row)));
        }
    }

    /** Returns the time of a record in seconds. */
    static long time(Record record) {
        Instant time = record.dynamodb().approximateCreationDateTime();
        return time.getEpochSecond();
    }
}

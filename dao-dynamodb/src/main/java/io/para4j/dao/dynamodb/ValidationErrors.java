package io.para4j.dao.dynamodb;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.spi.ItemSize;
import io.para4j.spi.Limits;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Creates the typed error of a request that the service refused as invalid. Nothing was read or written. */
final class ValidationErrors {
    private ValidationErrors() {}

    static ParaException ofRead(Target target, DynamoDbException error) {
        return StorageException.failed(target.toString(), Failure.words(error), error);
    }

    /** Returns the error of a write that would have stored the item. */
    static ParaException ofWrite(Target target, AppId app, Item item, DynamoDbException error) {
        String words = Failure.words(error);
        if (words.contains("Item size")) {
            return new ObjectTooLargeException(target, ItemSize.of(app, item), Limits.MAX_ITEM_BYTES, Map.of());
        }
        if (IndexKeyRefusal.isIn(words)) {
            return new InvalidObjectException(target, List.of(IndexKeyRefusal.violation(words)));
        }
        return isAboutTheTable(words) ? ofRead(target, error) : new InvalidObjectException(target, List.of(words));
    }

    /** Returns whether the table's keys differ from those of this store. */
    private static boolean isAboutTheTable(String words) {
        return words.contains("schema") || words.contains("required keys") || words.contains("Missing the key");
    }
}

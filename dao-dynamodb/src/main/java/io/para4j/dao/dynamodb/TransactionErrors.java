package io.para4j.dao.dynamodb;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.ThrottledException;
import io.para4j.error.TransactionConflictException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.ItemKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates the typed error of a transaction that failed as a whole. */
final class TransactionErrors {
    private final ItemReader reader;

    TransactionErrors(ItemReader reader) {
        this.reader = reader;
    }

    /** Returns the error of a transaction that writes. */
    ParaException ofWrite(FailedRequestException failure, Parts parts, RequestContext context) {
        return failure.isCertainlyNotApplied()
                ? ofRead(failure, parts, context)
                : new WriteOutcomeUnknownException(parts.targets, failure.attempts(), failure.getCause());
    }

    /** Returns the error of a transaction that certainly wrote nothing. */
    ParaException ofRead(FailedRequestException failure, Parts parts, RequestContext context) {
        @Nullable Throwable cause = failure.getCause();
        Target target = parts.targets.get(Cancellation.firstInTheWay(cause).orElse(parts.met));
        return switch (failure.failure()) {
            case CONTENDED -> new TransactionConflictException(target, failure.attempts(), cause);
            case THROTTLED -> new ThrottledException(target, failure.attempts(), cause);
            case NO_TABLE -> ofMissingTable(failure, parts, context);
            default -> failure.ofRead(target);
        };
    }

    /**
     * The parts of a transaction.
     *
     * @param targets the target of each part, for errors
     * @param keys the key of each part
     * @param met the number of the part to name where the service names none
     */
    record Parts(List<Target> targets, List<ItemKey> keys, int met) {
        Parts(List<Target> targets, List<ItemKey> keys) {
            this(targets, keys, 0);
        }

        /** Returns the same parts, of which a certain one met the failure. */
        Parts metAt(int part) {
            return new Parts(targets, keys, part);
        }
    }

    /** Finds the app whose table is missing, which the service does not report, by a read of each app in turn. */
    private ParaException ofMissingTable(FailedRequestException failure, Parts parts, RequestContext context) {
        Set<AppId> seen = new HashSet<>();
        for (ItemKey key : parts.keys) {
            if (seen.add(key.app())) {
                try {
                    reader.read(key.app(), key.id(), Consistency.EVENTUAL, context);
                } catch (AppNotFoundException e) {
                    return e;
                } catch (UnreadableObjectException e) {
                    seen.add(key.app()); // its table exists
                }
            }
        }
        return StorageException.failed(
                parts.targets.get(0).toString(),
                "the table of an app in its transaction was missing, but all are there by now; try again",
                failure.getCause());
    }
}

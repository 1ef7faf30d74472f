package io.para4j.dao.dynamodb;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The reasons for which the service cancelled a transaction. There is one for each part, in the order of the parts. The
 * codes are those of the API Reference, "TransactWriteItems" and "TransactGetItems".
 */
final class Cancellation {
    private static final String NONE = "None";
    private static final String CONDITION = "ConditionalCheckFailed";
    private static final String CONFLICT = "TransactionConflict";
    private static final Set<String> THROTTLES = Set.of("ThrottlingError", "ProvisionedThroughputExceeded");

    private Cancellation() {}

    /**
     * Returns the meaning of a cancellation. It is sent again only if all reasons allow that; one reason of another kind
     * makes it a refusal.
     */
    static Failure meaning(TransactionCanceledException error) {
        List<CancellationReason> reasons = error.cancellationReasons();
        if (reasons.isEmpty() || !reasons.stream().allMatch(Cancellation::isPassing)) {
            return Failure.REFUSED;
        }
        boolean isThrottle = reasons.stream().anyMatch(Cancellation::isThrottle)
                && reasons.stream().noneMatch(reason -> CONFLICT.equals(reason.code()));
        return isThrottle ? Failure.THROTTLED : Failure.CONTENDED;
    }

    /** Returns whether a reason says nothing about its part, which may succeed if it is sent again. */
    static boolean isPassing(CancellationReason reason) {
        return reason.code() == null
                || reason.code().equals(NONE)
                || reason.code().equals(CONFLICT)
                || isThrottle(reason);
    }

    private static boolean isThrottle(CancellationReason reason) {
        return THROTTLES.contains(String.valueOf(reason.code()));
    }

    /** Returns whether the condition of a part did not hold. */
    static boolean isRefusedCondition(CancellationReason reason) {
        return CONDITION.equals(reason.code());
    }

    /** Returns the number of the first part that met another write or had no capacity. Empty if the service names none. */
    static OptionalInt firstInTheWay(@Nullable Throwable error) {
        if (error instanceof TransactionCanceledException cancelled) {
            List<CancellationReason> reasons = cancelled.cancellationReasons();
            for (int i = 0; i < reasons.size(); i++) {
                String code = String.valueOf(reasons.get(i).code());
                if (code.equals(CONFLICT) || THROTTLES.contains(code)) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }
}

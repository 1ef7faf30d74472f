package io.para4j.dao.dynamodb;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.MessageText;
import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.Capacity;
import io.para4j.spi.Creation;
import io.para4j.spi.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A refusal of a transaction by the service, with the items on which conditions failed. */
final class TransactionRefusal {
    /** An item of which nothing is known except that it is stored, which is enough to refuse a creation. */
    private static final Map<String, AttributeValue> UNKNOWN_ITEM = Map.of(TableLayout.KEY, AttributeValue.fromS("?"));

    private final RunningTransaction transaction;
    private final RetryLoop.Attempts attempts;
    private final List<PartOfRun> parts;
    private final TransactionCanceledException error;
    private final Map<Integer, Map<String, AttributeValue>> refused = new LinkedHashMap<>();

    TransactionRefusal(RunningTransaction transaction, TransactionCanceledException error) {
        this.transaction = transaction;
        this.attempts = transaction.attempts;
        this.parts = transaction.parts;
        this.error = error;
    }

    /** Returns the outcomes of the parts. Empty if the transaction is to be sent again, computed from the stored items. */
    Optional<List<Outcome>> outcomes() {
        List<CancellationReason> reasons = error.cancellationReasons();
        if (reasons.size() != parts.size()) {
            throw attempts.mayBeApplied()
                    ? transaction.unknown(error)
                    : transaction.failed(Failure.words(error), error);
        }
        addItems(reasons);
        boolean isValid = reasons.stream()
                .allMatch(each -> Cancellation.isPassing(each) || Cancellation.isRefusedCondition(each));
        Optional<List<Outcome>> refusals = refusals();
        if (attempts.mayBeApplied()) {
            if (isApplied()) {
                return Optional.of(transaction.done());
            }
            requireCertain(isValid && refusals.isEmpty());
        }
        return isValid ? refusals : Optional.of(transaction.explained(error).orElseGet(this::invalid));
    }

    /**
     * Computes the parts from now on from the items on which they were refused, although they are allowed on them. Waits if
     * another write came first, so that the two do not collide again.
     *
     * @throws ParaException if the deadline has passed; it names the first part that another write has overtaken
     */
    void computeFromItems() {
        OptionalInt overtaken = OptionalInt.empty();
        for (Map.Entry<Integer, Map<String, AttributeValue>> each : refused.entrySet()) {
            PartOfRun part = parts.get(each.getKey());
            if (overtaken.isEmpty() && (part.found.isFound() || each.getValue().isEmpty())) {
                overtaken = OptionalInt.of(each.getKey());
            }
            part.computeFrom(each.getValue());
        }
        overtaken.ifPresent(part -> transaction.waitAfterConflict(part, error));
    }

    /** Checks parts on the items on which their conditions failed. Empty if all of them are allowed. */
    private Optional<List<Outcome>> refusals() {
        List<Outcome> outcomes = new ArrayList<>(transaction.done());
        refused.forEach((i, stored) ->
                parts.get(i).errorOn(stored).ifPresent(refusal -> outcomes.set(i, new Outcome.Refused(refusal))));
        return Optional.of(outcomes).filter(all -> all.stream().anyMatch(Outcome.Refused.class::isInstance));
    }

    /** Adds the items on which conditions failed, by the number of the part, and counts the units of the refusal. */
    private void addItems(List<CancellationReason> reasons) {
        for (int i = 0; i < reasons.size(); i++) {
            CancellationReason reason = reasons.get(i);
            PartOfRun each = parts.get(i);
            Map<String, AttributeValue> stored = reason.hasItem() ? reason.item() : Map.of();
            if (Cancellation.isRefusedCondition(reason)) {
                if (stored.isEmpty()) {
                    boolean isTaken = each.part.write() instanceof Creation && !attempts.mayBeApplied();
                    stored = isTaken ? UNKNOWN_ITEM : transaction.read(each);
                }
                refused.put(i, stored);
            }
            count(each, stored);
        }
    }

    /**
     * Counts the units of a refused part, which the service charges twice in a transaction and does not report. An item
     * that it does not return counts as a small one.
     */
    private void count(PartOfRun each, Map<String, AttributeValue> stored) {
        attempts.cost().addWriteUnits(2 * Capacity.ofRefusedWrite(each.part.app(), each.readable(stored)));
    }

    /** Returns whether an item has the revision of this transaction, which an attempt without an answer has left. */
    private boolean isApplied() {
        for (int i = 0; i < parts.size(); i++) {
            PartOfRun each = parts.get(i);
            if (each.isRevised()) {
                Map<String, AttributeValue> stored = refused.containsKey(i) ? refused.get(i) : transaction.read(each);
                AttributeValue revision = stored.get(ItemCodec.REVISION);
                if (revision != null && transaction.request.id().equals(revision.s())) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Throws the error of an unknown outcome, unless the attempt without an answer can never be applied any more. It could
     * still be under way, and find its conditions met when it arrives.
     *
     * @param isToRepeat whether the transaction is to be sent with other content
     */
    private void requireCertain(boolean isToRepeat) {
        boolean isForGood = refused.entrySet().stream()
                .anyMatch(each -> parts.get(each.getKey()).isRefusedForGood(each.getValue()));
        boolean isOnce = isToRepeat && parts.stream().anyMatch(PartOfRun::isOnce);
        if (!isForGood && !isOnce) {
            throw transaction.unknown(error);
        }
    }

    /** Returns the outcomes where the service calls a part invalid, and only its words show why. */
    private List<Outcome> invalid() {
        List<Outcome> outcomes = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            CancellationReason reason = error.cancellationReasons().get(i);
            String words = MessageText.withoutValues(reason.message());
            outcomes.add(
                    Cancellation.isPassing(reason) || Cancellation.isRefusedCondition(reason)
                            ? Outcome.DONE
                            : new Outcome.Refused(invalid(transaction.targets.get(i), words)));
        }
        return outcomes;
    }

    private ParaException invalid(Target target, String words) {
        return IndexKeyRefusal.isIn(words)
                ? new InvalidObjectException(target, List.of(IndexKeyRefusal.violation(words)))
                : StorageException.failed(target.toString(), words, error);
    }
}

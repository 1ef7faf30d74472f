package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** A transaction that is being written: its parts, its attempts, and the reads that find its errors. */
final class RunningTransaction {
    final TransactionRequest request;
    final RetryLoop.Attempts attempts;
    final List<PartOfRun> parts;
    final List<Target> targets;
    private final RequestContext context;
    private final TransactionErrors errors;
    private final TransactionReader together;
    private final ItemReader single;

    RunningTransaction(
            TransactionRequest request, RequestContext context, TransactionReader together, TransactionErrors errors) {
        this.request = request;
        this.context = context;
        this.together = together;
        this.errors = errors;
        this.single = together.single();
        this.attempts = together.loop().begin(context, RetryLoop.Repeat.HARMLESS);
        this.parts = request.parts().stream()
                .map(part -> new PartOfRun(part, single))
                .toList();
        this.targets = request.parts().stream().map(TransactionPart::target).toList();
    }

    /** Returns the outcomes of a transaction that was applied. */
    List<Outcome> done() {
        return Collections.nCopies(parts.size(), Outcome.DONE);
    }

    /** Reads the attributes of the item of a part. They are empty if there is none. */
    Map<String, AttributeValue> read(PartOfRun each) {
        try {
            return single.readFor(each.part.target(), each.part.app(), attempts.forRead());
        } catch (ParaException e) {
            throw attempts.mayBeApplied() ? unknown(e) : e;
        }
    }

    WriteOutcomeUnknownException unknown(RuntimeException reason) {
        FailedRequestException failure = attempts.unknown(reason);
        return new WriteOutcomeUnknownException(targets, failure.attempts(), failure.getCause());
    }

    StorageException failed(String reason, Throwable cause) {
        String rest = parts.size() == 1 ? "" : " and " + (parts.size() - 1) + " more in one transaction";
        return StorageException.failed(targets.get(0) + rest, reason, cause);
    }

    ParaException error(FailedRequestException failure) {
        return errors.ofWrite(failure, errorParts(), context);
    }

    /**
     * Waits after another write has overtaken a part, so that the two do not collide again.
     *
     * @param part the number of the part
     * @throws ParaException if the deadline has passed; it names the part
     */
    void waitAfterConflict(int part, @Nullable DynamoDbException refusal) {
        try {
            attempts.waitAfterConflict(refusal);
        } catch (FailedRequestException e) {
            throw errors.ofWrite(e, errorParts().metAt(part), context);
        }
    }

    private TransactionErrors.Parts errorParts() {
        return new TransactionErrors.Parts(
                targets, request.parts().stream().map(TransactionPart::key).toList());
    }

    /**
     * Reads all items and checks the parts on them, to find the reason why the service refuses the transaction. The items
     * may be newer than the refused ones; their errors are equally true. Empty if each part is allowed.
     *
     * @throws IllegalArgumentException if the items are too large together, which the service does not say in its answer
     */
    Optional<List<Outcome>> explained(@Nullable DynamoDbException error) {
        List<Map<String, AttributeValue>> stored =
                together.readAttributes(errorParts().keys(), context);
        List<Outcome> outcomes = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            Optional<ParaException> refusal = parts.get(i).errorOn(stored.get(i));
            outcomes.add(refusal.<Outcome>map(Outcome.Refused::new).orElse(Outcome.DONE));
        }
        boolean isRefused = outcomes.stream().anyMatch(Outcome.Refused.class::isInstance);
        if (!isRefused && error != null) {
            List<Optional<Item>> items = new ArrayList<>(parts.size());
            for (int i = 0; i < parts.size(); i++) {
                items.add(parts.get(i).decode(stored.get(i)));
            }
            request.resultOn(items); // throws if the items are too large together
        }
        return isRefused ? Optional.of(outcomes) : Optional.empty();
    }
}

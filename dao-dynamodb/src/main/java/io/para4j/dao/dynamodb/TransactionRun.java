package io.para4j.dao.dynamodb;

import io.para4j.error.Target;
import io.para4j.spi.Creation;
import io.para4j.spi.ItemSize;
import io.para4j.spi.Limits;
import io.para4j.spi.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * One run of a transaction, which is sent until its outcome is known. Not safe for use by many threads.
 *
 * <p>An attempt whose answer is lost is repeated under the same token, so the service applies it once however often it is
 * sent. The token changes after a cancellation, which certainly applied nothing. The service does not document whether a
 * cancelled token may be used again. While the answer of an earlier attempt is still missing, the token changes only with
 * the content, and only if the earlier attempt cannot be applied beside the new one ({@link PartOfRun#isOnce}).
 */
final class TransactionRun {
    private final TransactionClient client;
    private final TransactionRequests requests;
    private final RunningTransaction transaction;
    private final RetryLoop.Attempts attempts;
    private final String id;
    private List<TransactWriteItem> content = List.of();
    private int tokens;

    /** The number of the part that was refused when the content was last built. */
    private int refused;

    TransactionRun(TransactionClient client, TransactionRequests requests, RunningTransaction transaction) {
        this.client = client;
        this.requests = requests;
        this.transaction = transaction;
        this.attempts = transaction.attempts;
        this.id = transaction.request.id();
    }

    List<Outcome> run() {
        Optional<List<Outcome>> outcomes = Optional.empty();
        while (outcomes.isEmpty()) {
            try {
                outcomes = content.isEmpty() && !build() ? explain() : attempt();
            } catch (FailedRequestException e) {
                throw transaction.error(e);
            } catch (DynamoDbException e) {
                outcomes = Optional.of(transaction.explained(e).orElseThrow(() -> transaction.failed(reason(e), e)));
            }
        }
        return outcomes.get();
    }

    /** Returns why the service refuses the request as a whole, so that no part can be named. */
    private static String reason(DynamoDbException error) {
        String words = Failure.words(error);
        return IndexKeyRefusal.isIn(words) ? IndexKeyRefusal.violation(words) : words;
    }

    /**
     * Builds all parts, and reads the items of those that the service cannot compute. Returns false if one of these, or a
     * creation that is too large, is refused.
     */
    private boolean build() {
        List<TransactWriteItem> built = new ArrayList<>(transaction.parts.size());
        for (PartOfRun each : transaction.parts) {
            refused = built.size();
            Optional<TransactWriteItem> part = requests.part(each.part, each.found);
            if (part.isEmpty()) {
                Map<String, AttributeValue> stored = transaction.read(each);
                if (each.errorOn(stored).isPresent()) {
                    return false;
                }
                each.computeFrom(stored);
                part = requests.part(each.part, each.found);
            }
            if (isTooLarge(each)) {
                return false;
            }
            built.add(part.orElseGet(() -> requests.absence(each.part))); // the deletion of a missing item
        }
        content = built;
        return true;
    }

    private static boolean isTooLarge(PartOfRun each) {
        return each.part.write() instanceof Creation creation
                && ItemSize.of(each.part.app(), creation.item()) > Limits.MAX_ITEM_BYTES;
    }

    /** Returns the outcomes of a transaction that is not sent. Empty if other writes have made it possible meanwhile. */
    private Optional<List<Outcome>> explain() {
        Optional<List<Outcome>> outcomes = transaction.explained(null);
        if (outcomes.isEmpty()) {
            transaction.waitAfterConflict(refused, null);
        }
        return outcomes;
    }

    /** Sends the transaction. Returns empty if it is to be sent with other content. */
    private Optional<List<Outcome>> attempt() {
        Optional<TransactionCanceledException> refusal = attempts.send(this::send);
        if (refusal.isEmpty()) {
            return Optional.of(transaction.done());
        }
        TransactionRefusal judged = new TransactionRefusal(transaction, refusal.get());
        Optional<List<Outcome>> outcomes = judged.outcomes();
        if (outcomes.isEmpty()) {
            judged.computeFromItems();
            content = List.of();
            tokens++;
        }
        return outcomes;
    }

    /** Sends one attempt. Returns the refusal, if the service refuses a part. */
    private Optional<TransactionCanceledException> send() {
        try {
            client.write(requests.write(token(), content), attempts);
            return Optional.empty();
        } catch (TransactionCanceledException e) {
            if (Cancellation.meaning(e) == Failure.REFUSED
                    && !e.cancellationReasons().isEmpty()) {
                return Optional.of(e);
            }
            if (!attempts.mayBeApplied()) {
                tokens++;
            }
            throw e;
        } catch (IdempotentParameterMismatchException e) {
            throw transaction.failed(
                    "another transaction had the id " + Target.quote(id) + " less than ten minutes ago; the"
                            + " application's IdGenerator must make each id once",
                    e);
        }
    }

    /** Returns the token: the id of the transaction, or one made from it if the service has cancelled that. */
    private String token() {
        return tokens == 0
                ? id
                : UUID.nameUUIDFromBytes((id + "#" + tokens).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }
}

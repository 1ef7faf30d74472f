package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Capacity;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * One write of one item that must not be applied twice: it is sent until it is known what became of it, as far as that can be
 * found out. What an operation adds is how it is sent, and how the stored item judges it.
 */
abstract class ConditionalWrite {
    private final AppId app;
    private final Target target;
    private final Precondition precondition;
    private final RetryLoop.Attempts attempts;

    ConditionalWrite(AppId app, Target target, Precondition precondition, RetryLoop.Attempts attempts) {
        this.app = app;
        this.target = target;
        this.precondition = precondition;
        this.attempts = attempts;
    }

    /** Returns what errors are about. */
    final Target target() {
        return target;
    }

    /** Sends one attempt, and returns the item afterwards if it is asked for. */
    abstract Optional<Item> send();

    /** Judges a write whose answer was lost by what is stored now. */
    abstract Verdict verdict(Optional<Item> stored);

    /** Returns whether the write, which was certainly not applied, is sent in another way after a condition that did not hold. */
    boolean goesOn(ConditionalCheckFailedException refusal) {
        return false;
    }

    /** Returns the error of a write that was certainly not applied, given the item that its condition refused. */
    abstract ParaException refusal(Optional<Item> stored, @Nullable Throwable cause);

    /** Returns the error of a write that was certainly not applied, where what its condition refused is no item of ours. */
    ParaException refusal(UnreadableObjectException unreadable) {
        return unreadable;
    }

    /** Returns the error of a write that the service finds invalid. */
    abstract ParaException invalid(DynamoDbException error);

    /**
     * Makes the write.
     *
     * @return the item after it, where it was asked for or read to find out
     */
    final Optional<Item> run(ItemReader reader) {
        while (true) {
            try {
                return attempts.send(this::send);
            } catch (ConditionalCheckFailedException e) {
                Optional<Item> stored = stored(reader, e);
                if (isApplied(stored, e)) {
                    return stored;
                }
            } catch (FailedCallException e) {
                Optional<Item> stored = look(reader, e);
                if (isDone(stored, e)) {
                    return stored;
                }
            } catch (DynamoDbException e) {
                throw invalid(e);
            } catch (UnreadableObjectException e) {
                // The answer is yes, but what it shows is no item of ours.
                throw unknown(e);
            }
        }
    }

    /** Returns the item that the condition did not hold on. */
    private Optional<Item> stored(ItemReader reader, ConditionalCheckFailedException error) {
        try {
            Optional<Item> stored = reader.stored(target.operation(), app, error);
            // The service charges for it, and does not say so.
            attempts.usage().addWriteUnits(Capacity.ofRefusedWrite(app, stored));
            return stored;
        } catch (UnreadableObjectException e) {
            throw attempts.isLost() ? unknown(e) : refusal(e);
        }
    }

    /**
     * Judges a condition that does not hold: where an attempt may have been applied, it may be the reason. Returns false where
     * the write goes on.
     */
    private boolean isApplied(Optional<Item> stored, ConditionalCheckFailedException error) {
        if (attempts.isLost() && stored.isEmpty()) {
            throw unknown(error);
        }
        Verdict verdict = attempts.isLost() ? verdict(stored) : Verdict.CONFLICT;
        return switch (verdict) {
            case DONE -> true;
            case UNKNOWN -> throw unknown(error);
            // What is refused in the very state that the caller holds is refused for good.
            case AGAIN, CONFLICT -> {
                if (!goesOn(error)) {
                    throw refusal(stored, error);
                }
                yield false;
            }
        };
    }

    /** Looks what is stored after an attempt without answer, or ends with the failure if there was none to look for. */
    private Optional<Item> look(ItemReader reader, FailedCallException failure) {
        if (!failure.isUnanswered()) {
            throw failure.ofWrite(target, precondition);
        }
        try {
            attempts.waitForLost(failure);
            return reader.look(app, target.id(), attempts);
        } catch (FailedCallException e) {
            throw e.ofWrite(target, precondition);
        } catch (UnreadableObjectException e) {
            throw unknown(e);
        }
    }

    /** Returns whether the write was done; false: it may be sent again. */
    private boolean isDone(Optional<Item> stored, FailedCallException failure) {
        return switch (verdict(stored)) {
            case DONE -> true;
            case AGAIN -> false;
            case CONFLICT -> throw refusal(stored, failure.getCause());
            case UNKNOWN -> throw failure.ofWrite(target, precondition);
        };
    }

    private ParaException unknown(RuntimeException reason) {
        return attempts.unknown(reason).ofWrite(target, precondition);
    }
}

package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Capacity;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * A write of one item that must not be applied twice. It is sent until its outcome is known, or until nothing can
 * reveal it. Each operation implements the sending of an attempt and the verdict on the stored item.
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

    /** Returns the target of errors. */
    final Target target() {
        return target;
    }

    /** Sends one attempt, and returns the item after it if requested. */
    abstract Optional<Item> send();

    /** Judges a write whose answer was lost, by the item that is stored now. */
    abstract Verdict verdict(Optional<Item> stored);

    /**
     * Returns whether the write continues with another kind of request after its condition failed on the stored item.
     * It was certainly not applied before.
     */
    boolean continuesAfter(Refusal refusal) {
        return false;
    }

    /** Returns whether the item on which the condition failed decides the error. */
    boolean isDecidedByStored() {
        return true;
    }

    /** Returns the error of a write that was certainly not applied, given the item on which its condition failed. */
    abstract ParaException refusal(Optional<Item> stored, @Nullable Throwable cause);

    /** Returns the error of a write that was certainly not applied, where the stored item is unreadable. */
    ParaException refusal(UnreadableObjectException unreadable) {
        return unreadable;
    }

    /** Returns the error of a write that the service refused as invalid. */
    abstract ParaException invalid(DynamoDbException error);

    /**
     * Performs the write.
     *
     * @return the item after the write, if it was requested or read back
     */
    final Optional<Item> run(ItemReader reader) {
        while (true) {
            try {
                return attempts.send(this::send);
            } catch (ConditionalCheckFailedException e) {
                Refusal refusal = refused(reader, e);
                if (isApplied(refusal)) {
                    return refusal.stored();
                }
            } catch (FailedRequestException e) {
                Optional<Item> stored = readBack(reader, e);
                if (isDone(stored, e)) {
                    return stored;
                }
            } catch (DynamoDbException e) {
                throw invalid(e);
            } catch (UnreadableObjectException e) {
                // The write was applied, but the item in the answer is unreadable.
                throw e.afterApplied(target);
            }
        }
    }

    /** Returns the refusal with the item on which the condition failed. */
    private Refusal refused(ItemReader reader, ConditionalCheckFailedException error) {
        try {
            Map<String, AttributeValue> attributes = isDecidedByStored() || attempts.mayBeApplied()
                    ? reader.readRefused(app, target.id(), error, attempts)
                    : error.item();
            Optional<Item> stored = reader.decode(target.operation(), app, attributes);
            // The service charges for a refused write without reporting it.
            attempts.cost().addWriteUnits(Capacity.ofRefusedWrite(app, stored));
            return new Refusal(error, attributes, stored);
        } catch (UnreadableObjectException e) {
            throw attempts.mayBeApplied() ? unknown(e) : refusal(e);
        } catch (FailedRequestException e) {
            // The refusal is certain. Only the reason for it is not known.
            throw attempts.mayBeApplied() ? e.ofWrite(target, precondition) : e.ofRead(target);
        } catch (DynamoDbException e) {
            throw ValidationErrors.ofRead(target, e);
        }
    }

    /**
     * Judges a failed condition. If an earlier attempt may have been applied, that attempt may be the reason. Returns
     * false if the write continues.
     */
    private boolean isApplied(Refusal refusal) {
        Optional<Item> stored = refusal.stored();
        if (attempts.mayBeApplied() && stored.isEmpty()) {
            throw unknown(refusal.error());
        }
        Verdict verdict = attempts.mayBeApplied() ? verdict(stored) : Verdict.CONFLICT;
        return switch (verdict) {
            case DONE -> true;
            case UNKNOWN -> throw unknown(refusal.error());
            // A refusal in the state that the caller holds is final.
            case RESEND, CONFLICT -> {
                if (!continuesAfter(refusal)) {
                    throw refusal(stored, refusal.error());
                }
                yield false;
            }
        };
    }

    /**
     * Reads the stored item after an attempt without an answer. Throws the error of the write if it failed in another
     * way.
     */
    private Optional<Item> readBack(ItemReader reader, FailedRequestException failure) {
        if (!failure.isUnanswered()) {
            throw failure.ofWrite(target, precondition);
        }
        try {
            attempts.waitBeforeReadBack(failure);
            return reader.readBack(app, target.id(), attempts);
        } catch (FailedRequestException e) {
            throw e.ofWrite(target, precondition);
        } catch (UnreadableObjectException e) {
            throw unknown(e);
        }
    }

    /** Returns true if the write was done, false if it may be sent again. */
    private boolean isDone(Optional<Item> stored, FailedRequestException failure) {
        return switch (verdict(stored)) {
            case DONE -> true;
            case RESEND -> false;
            case CONFLICT -> throw refusal(stored, failure.getCause());
            case UNKNOWN -> throw failure.ofWrite(target, precondition);
        };
    }

    private ParaException unknown(RuntimeException reason) {
        return attempts.unknown(reason).ofWrite(target, precondition);
    }
}

package io.para4j.spi;

import io.para4j.error.ParaException;
import io.para4j.error.WriteOutcomeUnknownException;
import java.util.Objects;
import java.util.Optional;

/** The outcome of one object of a batch: done, refused or unknown. */
public sealed interface Outcome {

    /**
     * Returns the result of the same write outside a batch, or throws its error. It is for stores that write one object
     * as a batch of one.
     *
     * @return the item after an update, if it was requested
     * @throws ParaException if the write was not done, or may not have been
     */
    Optional<Item> orThrow();

    /**
     * The outcome of a write that was done.
     *
     * @param item the item after an update, if it was requested
     */
    record Done(Optional<Item> item) implements Outcome {

        /**
         * Checks that no component is null.
         *
         * @throws NullPointerException if the item is null
         */
        public Done {
            Objects.requireNonNull(item, "item");
        }

        @Override
        public Optional<Item> orThrow() {
            return item;
        }
    }

    /**
     * The outcome of a write that was certainly not done.
     *
     * @param error the reason
     */
    record Refused(ParaException error) implements Outcome {

        /**
         * Checks that no component is null.
         *
         * @throws NullPointerException if the error is null
         */
        public Refused {
            Objects.requireNonNull(error, "error");
        }

        @Override
        public Optional<Item> orThrow() {
            throw error;
        }
    }

    /**
     * The outcome of a write that may have been done.
     *
     * @param error the reason why the outcome is unknown
     */
    record Unknown(WriteOutcomeUnknownException error) implements Outcome {

        /**
         * Checks that no component is null.
         *
         * @throws NullPointerException if the error is null
         */
        public Unknown {
            Objects.requireNonNull(error, "error");
        }

        @Override
        public Optional<Item> orThrow() {
            throw error;
        }
    }

    /** The outcome of a write that was done and has no item to return. */
    Outcome DONE = new Done(Optional.empty());

    /**
     * Returns the outcome for an error.
     *
     * @param error the error that the same write would have thrown outside a batch
     * @return unknown if the error is a {@link WriteOutcomeUnknownException}, done without an item if the write was
     *     applied and only its result is unreadable, otherwise refused
     */
    static Outcome of(ParaException error) {
        if (error.effect() == ParaException.Effect.APPLIED) {
            return DONE;
        }
        return error instanceof WriteOutcomeUnknownException unknown ? new Unknown(unknown) : new Refused(error);
    }
}

package io.para4j.spi;

import io.para4j.error.ParaException;
import io.para4j.error.WriteOutcomeUnknownException;
import java.util.Objects;
import java.util.Optional;

/** What became of one object of a batch. */
public sealed interface Outcome {

    /**
     * Returns what the same write alone would have returned, or throws what it would have thrown: for stores that write
     * one object as a batch of one.
     *
     * @return the item after an update, if that was asked for
     * @throws ParaException if it was not done, or may not have been
     */
    Optional<Item> orThrow();

    /**
     * It was done.
     *
     * @param item the item after an update, if that was asked for
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
     * It was certainly not done.
     *
     * @param error why
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
     * It may have been done.
     *
     * @param error why that cannot be told
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

    /** The outcome of everything that was done and has no item to show. */
    Outcome DONE = new Done(Optional.empty());

    /**
     * Returns the outcome that an error stands for.
     *
     * @param error the error that the same write alone would have thrown
     * @return unknown for a {@link WriteOutcomeUnknownException}, otherwise refused
     */
    static Outcome of(ParaException error) {
        return error instanceof WriteOutcomeUnknownException unknown ? new Unknown(unknown) : new Refused(error);
    }
}

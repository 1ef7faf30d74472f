package io.para4j.error;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a transaction is refused. Nothing was written. Each part that was refused has the error that its single write
 * would have thrown.
 */
public final class TransactionException extends ParaException {
    private static final long serialVersionUID = 1L;

    private static final int EXAMPLES = 3;

    private final ArrayList<Entry> entries;

    /** A part of the transaction: its place, its object, and the error if it was refused. Immutable. */
    public static final class Entry implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int index;
        private final Target target;
        private final @Nullable ParaException error;

        /**
         * Creates an entry.
         *
         * @param index the place of the part in the transaction, from 0
         * @param target the part's write or check
         * @param error the reason if it was refused, or null
         */
        public Entry(int index, Target target, @Nullable ParaException error) {
            this.index = index;
            this.target = Objects.requireNonNull(target, "target");
            this.error = error;
        }

        /**
         * Returns the place of the part in the transaction.
         *
         * @return the index, from 0
         */
        public int index() {
            return index;
        }

        /**
         * Returns the write or check, with the app, the type and the id.
         *
         * @return the target
         */
        public Target target() {
            return target;
        }

        /**
         * Returns the reason why the part was refused.
         *
         * @return the error; empty if this part was not refused
         */
        public Optional<ParaException> error() {
            return Optional.ofNullable(error);
        }

        @Override
        public String toString() {
            return index + " " + (error == null ? target + " was not done either" : error.getMessage());
        }
    }

    /**
     * Creates the error.
     *
     * @param entries an entry for each part, in the order of the transaction
     * @throws IllegalArgumentException if no part was refused
     */
    public TransactionException(List<Entry> entries) {
        super(ErrorCode.TRANSACTION_REFUSED, text(entries), firstError(entries));
        this.entries = new ArrayList<>(entries);
    }

    private static List<Entry> refused(List<Entry> entries) {
        return entries.stream().filter(entry -> entry.error().isPresent()).toList();
    }

    private static String text(List<Entry> entries) {
        List<Entry> refused = refused(entries);
        String examples = refused.stream()
                .limit(EXAMPLES)
                .map(entry -> MessageText.cutMiddle(entry.toString(), MessageText.MAX_ENTRY))
                .collect(Collectors.joining("; "));
        int more = refused.size() - EXAMPLES;
        return "transaction of " + entries.size() + (entries.size() == 1 ? " part" : " parts")
                + " refused, nothing was written: " + refused.size() + " refused. " + examples
                + (more > 0 ? "; and " + more + " more, see entries()" : "");
    }

    private static Throwable firstError(List<Entry> entries) {
        return refused(entries).stream()
                .flatMap(entry -> entry.error().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a transaction without a refusal is no error"));
    }

    /**
     * Returns all parts of the transaction.
     *
     * @return an entry for each part, in the order of the transaction; unmodifiable
     */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}

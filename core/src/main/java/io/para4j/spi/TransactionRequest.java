package io.para4j.spi;

import io.para4j.error.ParaException;
import io.para4j.error.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A transaction: writes and checks that are applied together or not at all. Immutable.
 *
 * @param id the id of the transaction, which is also the revision of each item that it creates or updates: text of at
 *     most 36 characters of ASCII, different for each transaction
 * @param parts the writes and checks, each of another item
 */
public record TransactionRequest(String id, List<TransactionPart> parts) {
    /** The largest number of parts: 100, as DynamoDB allows in one TransactWriteItems. */
    public static final int MAX_PARTS = 100;

    /** The largest total size of the items: 4 MB, as DynamoDB allows in one TransactWriteItems. */
    public static final long MAX_BYTES = 4L * 1024 * 1024;

    private static final int MAX_ID_LENGTH = 36;

    /**
     * Copies the parts, and checks their number, their keys and the size of the items to create.
     *
     * @throws IllegalArgumentException if the transaction has no parts, too many parts, two parts with one key, or items
     *     that are too large together
     */
    public TransactionRequest {
        parts = List.copyOf(parts);
        checkId(id);
        if (parts.isEmpty() || parts.size() > MAX_PARTS) {
            throw new IllegalArgumentException("a transaction has 1 to " + MAX_PARTS + " parts, not " + parts.size()
                    + "; split it, if the objects need not change together");
        }
        checkKeys(parts);
        checkTotal(parts.stream().mapToLong(TransactionRequest::knownSize).sum());
    }

    private static void checkId(String id) {
        boolean isToken =
                !id.isEmpty() && id.length() <= MAX_ID_LENGTH && id.chars().allMatch(c -> c > ' ' && c < 127);
        if (!isToken) {
            throw new IllegalArgumentException("the id of a transaction has 1 to " + MAX_ID_LENGTH
                    + " visible characters of ASCII, unlike " + Target.quote(id)
                    + "; the application's IdGenerator made it");
        }
    }

    private static void checkKeys(List<TransactionPart> parts) {
        Set<ItemKey> keys = new HashSet<>();
        for (TransactionPart part : parts) {
            if (!keys.add(part.key())) {
                throw new IllegalArgumentException("a transaction writes or checks each object once, but "
                        + part.target() + " is its second part for this id");
            }
        }
    }

    private static long knownSize(TransactionPart part) {
        return part.write() instanceof Creation creation ? ItemSize.of(part.app(), creation.item()) : 0;
    }

    /**
     * Checks the total size of items that were read together. Core calls this after each consistent read. A store whose
     * service refuses such a read can call it to find out whether the size is the reason.
     *
     * @param keys the keys
     * @param items the item for each key, in the same order; empty if there is none
     * @throws IllegalArgumentException if the items are too large together
     */
    public static void checkRead(List<ItemKey> keys, List<Optional<Item>> items) {
        long bytes = 0;
        for (int i = 0; i < items.size(); i++) {
            AppId app = keys.get(i).app();
            bytes += items.get(i).map(item -> ItemSize.of(app, item)).orElse(0L);
        }
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("the objects of a consistent read have at most " + MAX_BYTES
                    + " bytes together, these have " + bytes + "; split it, if they need not be of one state");
        }
    }

    private static void checkTotal(long bytes) {
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("the objects of a transaction have at most " + MAX_BYTES
                    + " bytes together, these have " + bytes + "; split it, if they need not change together");
        }
    }

    /**
     * The result of a transaction on the stored items.
     *
     * @param outcomes an outcome for each part, as {@link TransactionalDAO#write} returns them
     * @param items the item after each part, empty if there is none then; meaningless if the transaction is refused
     */
    public record Result(List<Outcome> outcomes, List<Optional<Item>> items) {

        /**
         * Returns whether the transaction is refused, so that nothing may be changed.
         *
         * @return whether any outcome is refused
         */
        public boolean isRefused() {
            return outcomes.stream().anyMatch(Outcome.Refused.class::isInstance);
        }
    }

    /**
     * Checks all parts against the stored items. A store that calls this and, unless the result is refused, stores all
     * items in one atomic step fulfils {@link TransactionalDAO#write}.
     *
     * @param stored the stored item for each part, in the order of the parts; empty if there is none
     * @return the result
     * @throws IllegalArgumentException if the items are too large together
     */
    public Result resultOn(List<Optional<Item>> stored) {
        List<Outcome> outcomes = new ArrayList<>(parts.size());
        List<Optional<Item>> items = new ArrayList<>(parts.size());
        long bytes = 0;
        for (int i = 0; i < parts.size(); i++) {
            TransactionPart part = parts.get(i);
            try {
                Optional<Item> item = part.resultOn(stored.get(i));
                bytes += item.map(each -> ItemSize.of(part.app(), each)).orElse(0L);
                items.add(item);
                outcomes.add(Outcome.DONE);
            } catch (ParaException e) {
                items.add(stored.get(i));
                outcomes.add(new Outcome.Refused(e));
            }
        }
        checkTotal(bytes);
        return new Result(outcomes, items);
    }
}

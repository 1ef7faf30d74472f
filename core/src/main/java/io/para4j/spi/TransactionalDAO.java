package io.para4j.spi;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.error.ThrottledException;
import io.para4j.error.TransactionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import java.util.List;
import java.util.Optional;

/**
 * The capability of a store to write several items together, or none of them. Its module binds it beside the
 * {@link DAO}, as an {@code OptionalBinder} binding marked {@link Raw}.
 *
 * <p>The items may belong to several apps, with storage of their own or shared. Implementations are safe for use by many
 * threads. Arguments are never null and already checked. Results are never null. Both methods throw
 * {@link AppNotFoundException} if the storage of an app does not exist, and {@link StorageException} if the store failed
 * and certainly nothing was written.
 */
public interface TransactionalDAO {

    /**
     * Applies all writes of a transaction if every part's requirements hold, in one atomic step; otherwise none (rules
     * TRX-1 to TRX-8). A transaction whose answer is lost is applied once or not at all, however often it is sent.
     *
     * <p>A conflict with another write of an item that is under way is tried again until the deadline; a refusal is
     * not. If some parts are refused and others met such a conflict, the transaction is refused.
     *
     * @param request the transaction
     * @return an outcome for each part, in the same order. Either all are done; or nothing was written, and each part
     *     whose own requirement does not hold is refused with the error of its single write, while the others are done
     * @throws TransactionConflictException if another write was in the way until the deadline; nothing was written
     * @throws ThrottledException if there was no capacity until the deadline; nothing was written
     * @throws WriteOutcomeUnknownException if the writes may or may not have been applied, all or none; it names every
     *     item
     * @throws IllegalArgumentException if the items are too large together; nothing was written
     */
    List<Outcome> write(TransactionRequest request);

    /**
     * Reads items in one consistent state: no write, and no transaction, is visible in some of them only (rule TRX-6).
     *
     * @param keys the keys, each once, from 1 to {@link TransactionRequest#MAX_PARTS}
     * @return the item for each key, in the same order; empty if there is none
     * @throws io.para4j.error.UnreadableObjectException if a stored item cannot be read
     * @throws TransactionConflictException if other writes were in the way until the deadline
     * @throws IllegalArgumentException if the items are too large together for the store; core refuses those that are
     *     larger than {@link TransactionRequest#MAX_BYTES} on every store
     */
    List<Optional<Item>> readTogether(List<ItemKey> keys);
}

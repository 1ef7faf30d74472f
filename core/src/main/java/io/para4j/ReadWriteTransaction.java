package io.para4j;

import io.para4j.model.ParaObject;
import java.util.Optional;

/**
 * A transaction that reads before it writes, in {@link Transactions#modify}. Valid only during the call, for use by one
 * thread.
 */
public interface ReadWriteTransaction extends Transaction {

    @Override
    Part in(String app);

    /** The reads, writes and checks of one app. */
    interface Part extends Transaction.Part {

        /**
         * Reads an object, strongly consistent. If it is not written in the transaction, it is checked to be unchanged
         * when the transaction is applied; so is the absence of an object. Reads do not see the writes of the same
         * transaction, and two reads of one object give the same state.
         *
         * <p>A write that contradicts what was read is refused when the function ends, and the function is not run again.
         * Such a write is an update, patch or check of an object that was not found, or a creation under an id that was
         * taken.
         *
         * @param type the class, as in {@link Store#read}
         * @param id the id
         * @param <T> the class
         * @return the object; empty if there is none
         * @throws IllegalStateException if the object is already written in this transaction
         * @throws io.para4j.error.InvalidObjectException if the object is the record of an app
         * @throws io.para4j.error.TypeMismatchException if the stored object has another type
         * @throws io.para4j.error.UnreadableObjectException if the stored object does not fit the class
         */
        <T extends ParaObject> Optional<T> read(Class<T> type, String id);
    }
}

package io.para4j;

import io.para4j.error.InvalidObjectException;
import io.para4j.model.ParaObject;
import io.para4j.spi.Condition;

/**
 * A transaction that is being put together in {@link Transactions#write}. Nothing is sent before the function ends. Each
 * object may occur once. Valid only during the call, for use by one thread.
 */
public interface Transaction {

    /**
     * Returns the part of the transaction that is for one app.
     *
     * @param app the app's name, or the root app's
     * @return its part
     * @throws IllegalArgumentException if the name is not a valid app name
     */
    Part in(String app);

    /**
     * The writes and checks of one app. Each method adds one; the exceptions that it throws end the transaction before
     * anything is sent. An object gets its version and revision when the transaction has succeeded.
     */
    interface Part {

        /**
         * Adds the creation of an object, as by {@link Store#create}.
         *
         * @param object the object
         * @return the id that the object gets, its own or a new one
         * @throws InvalidObjectException if the object cannot be stored
         */
        String create(ParaObject object);

        /**
         * Adds the update of an object, as by {@link Store#update}.
         *
         * @param object an object that was read
         * @throws InvalidObjectException if the object cannot be stored
         */
        void update(ParaObject object);

        /**
         * Adds a patch, as by {@link Store#patch}. The object after it is not returned.
         *
         * @param id the id
         * @param patch the changes and the conditions
         * @throws InvalidObjectException if the patch breaks a rule of the class
         */
        void patch(String id, Patch<?> patch);

        /**
         * Adds the deletion of an object in the state in which it was read, as by {@link Store#delete(ParaObject)}. A
         * missing object counts as deleted.
         *
         * @param object an object that was read
         * @throws InvalidObjectException if the object was not read whole
         */
        void delete(ParaObject object);

        /**
         * Adds the deletion of the object under an id, in whatever state, as by {@link Store#delete(String)}.
         *
         * @param id the id
         */
        void delete(String id);

        /**
         * Adds the check that an object is still in the state in which it was read. It is not written.
         *
         * @param object an object that was read
         * @throws InvalidObjectException if the object was not read whole
         */
        void check(ParaObject object);

        /**
         * Adds the check that a condition holds on an object, which is not written.
         *
         * @param type the class of the object, registered in {@link ParaModule}
         * @param id the id
         * @param condition the condition, as for {@link Patch#onlyIf}
         * @throws InvalidObjectException if the condition does not fit the class
         */
        void check(Class<? extends ParaObject> type, String id, Condition condition);

        /**
         * Adds the check that no object is stored under an id.
         *
         * @param id the id
         */
        void checkAbsent(String id);
    }
}

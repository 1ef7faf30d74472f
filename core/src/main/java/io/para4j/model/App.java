package io.para4j.model;

import java.util.Objects;

/**
 * The record of an app (a tenant), stored in the root app and written by {@code Apps} alone. Its id is the app's name.
 */
@Type(App.TYPE)
public final class App extends AbstractParaObject {
    /** The type of app records, {@value}. */
    public static final String TYPE = "app";

    /** What an app can be used for. */
    public enum State {
        /** It can be read and written. */
        ACTIVE,
        /** It is being deleted, or a deletion failed half way: it cannot be used, only deleted again. */
        DELETING
    }

    @Stored
    @Locked
    private boolean sharingTable;

    @Stored
    private State state = State.ACTIVE;

    App() {}

    /**
     * Creates a record, as {@code Apps} does for a new app. Storing one by any other way is refused.
     *
     * @param name the app's name
     * @param sharingTable whether the app's objects live in the table that apps share
     */
    public App(String name, boolean sharingTable) {
        setId(name);
        setName(name);
        this.sharingTable = sharingTable;
    }

    /**
     * Says whether the app's objects live in the table that apps share. Never changes.
     *
     * @return whether it shares a table
     */
    public boolean isSharingTable() {
        return sharingTable;
    }

    /**
     * Returns what the app can be used for.
     *
     * @return the state
     */
    public State getState() {
        return state;
    }

    /**
     * Sets the state, as {@code Apps} does when the app is deleted.
     *
     * @param state the state
     */
    public void setState(State state) {
        this.state = Objects.requireNonNull(state, "state");
    }
}

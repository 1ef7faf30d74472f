package io.para4j.model;

import java.util.Objects;

/**
 * The record of an app (a tenant). It is stored in the root app, and only {@code Apps} writes it. Its id is the name of
 * the app.
 */
@Type(App.TYPE)
public final class App extends AbstractParaObject {
    /** The type of app records, {@value}. */
    public static final String TYPE = "app";

    /** The states of an app. */
    public enum State {
        /** The app can be read and written. */
        ACTIVE,
        /** The app is being deleted, or its deletion has failed half way. It can only be deleted again. */
        DELETING
    }

    @Stored
    @Locked
    private boolean sharingTable;

    @Stored
    private State state = State.ACTIVE;

    App() {}

    /**
     * Creates the record of a new app. Only {@code Apps} can store it.
     *
     * @param name the name of the app
     * @param sharingTable whether the app's objects are in the table that apps share
     */
    public App(String name, boolean sharingTable) {
        setId(name);
        setName(name);
        this.sharingTable = sharingTable;
    }

    /**
     * Returns whether the app's objects are in the table that apps share. This never changes.
     *
     * @return whether the app shares a table
     */
    public boolean isSharingTable() {
        return sharingTable;
    }

    /**
     * Returns the state of the app.
     *
     * @return the state
     */
    public State getState() {
        return state;
    }

    /**
     * Sets the state. {@code Apps} calls this when the app is deleted.
     *
     * @param state the state
     */
    public void setState(State state) {
        this.state = Objects.requireNonNull(state, "state");
    }
}

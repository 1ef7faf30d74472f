package io.para4j.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    @Stored
    @Locked
    private @Nullable Long refreshMillis;

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
     * Creates the record of a new app. Only {@code Apps} can store it.
     *
     * @param name the name of the app
     * @param sharingTable whether the app's objects are in the table that apps share
     * @param refresh the longest time for which a node may use this record before it reads it again
     */
    public App(String name, boolean sharingTable, Duration refresh) {
        this(name, sharingTable);
        this.refreshMillis = refresh.toMillis();
    }

    /**
     * Returns the longest time for which a node may use this record before it reads it again. All nodes keep to it,
     * whatever their own {@code para.app_refresh}. This never changes.
     *
     * @return {@code para.app_refresh} of the node that created the app; empty in a record without it
     */
    public Optional<Duration> refresh() {
        return Optional.ofNullable(refreshMillis).map(Duration::ofMillis);
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

package io.para4j;

import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.AppStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** A test double for the storage of apps. It records its calls, runs the test's hooks, and stores nothing. */
public final class ScriptedStorage implements AppStorage {
    /** The calls so far, such as {@code "drop shop"}. The name of an app in shared storage starts with a space. */
    public final List<String> calls = new ArrayList<>();

    /** Runs in each call of {@link #ensure}. */
    public Consumer<AppId> onEnsure = app -> {};

    /** Runs in each call of {@link #drop}. */
    public Consumer<AppId> onDrop = app -> {};

    /** Runs in each call of {@link #checkDrop}. */
    public Consumer<AppId> onCheckDrop = app -> {};

    @Override
    public void ensure(AppId app) {
        onEnsure.accept(app);
        calls.add("ensure " + app);
    }

    @Override
    public void checkDrop(AppId app) {
        onCheckDrop.accept(app);
    }

    @Override
    public void drop(AppId app, LongConsumer progress) {
        calls.add("drop " + app);
        onDrop.accept(app);
        progress.accept(0);
    }

    @Override
    public Optional<AppStatus> status(AppId app) {
        return Optional.empty();
    }
}

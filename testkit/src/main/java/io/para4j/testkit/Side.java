package io.para4j.testkit;

import io.para4j.model.Sysprop;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of the two sides on which a sequence runs, the store under test or the model, with the objects that its caller
 * holds.
 */
final class Side {
    private final List<? extends Subject> apps;
    private final SubjectTransactions transactions;
    private final View view;
    private final Map<Integer, Sysprop> held = new HashMap<>();
    private final Deque<String> born = new ArrayDeque<>();
    private @Nullable Throwable error;

    Side(List<? extends Subject> apps, SubjectTransactions transactions, View view) {
        this.apps = List.copyOf(apps);
        this.transactions = transactions;
        this.view = view;
    }

    /** The action of a step, which returns the result that the caller sees. */
    interface Action {
        String run(Subject app);
    }

    /** Runs an action in an app, and returns all that its caller sees: the result or error, and the given objects. */
    String observe(int app, Collection<Sysprop> given, Action action) {
        return observe(given, () -> action.run(apps.get(app)));
    }

    /** Applies writes together, and returns all that their caller sees. */
    String observe(Collection<Sysprop> given, Consumer<IntFunction<SubjectTransactions.Part>> writes) {
        return observe(given, () -> {
            transactions.write(writes);
            return "done";
        });
    }

    private String observe(Collection<Sysprop> given, Supplier<String> action) {
        String result;
        error = null;
        try {
            result = action.get();
        } catch (RuntimeException | AssertionError e) {
            error = e;
            result = view.error(e);
        }
        return given.isEmpty() ? result : result + "; caller has " + view.objects(given);
    }

    View view() {
        return view;
    }

    /** Returns the object in a slot of the caller, if it was created or read. */
    Optional<Sysprop> held(int slot) {
        return Optional.ofNullable(held.get(slot)).filter(object -> object.getId() != null);
    }

    void hold(int slot, Sysprop object) {
        held.put(slot, object);
    }

    /** Notes an id that was generated for an object, so that the model uses the same id. */
    void noteBorn(String id) {
        born.add(id);
    }

    Deque<String> born() {
        return born;
    }

    /** Returns the error of the last step; empty if it succeeded. */
    Optional<Throwable> error() {
        return Optional.ofNullable(error);
    }
}

package io.para4j.testkit;

import io.para4j.error.ParaException;
import io.para4j.error.TransactionException;
import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The contract of transactions as a program: all parts are decided on what is stored before, and then all are done. */
record ModelTransactions(List<ModelStore> apps, Supplier<String> revisions) implements SubjectTransactions {

    @Override
    public void write(Consumer<IntFunction<Part>> writes) {
        List<ModelStore.Write> added = new ArrayList<>();
        Set<String> places = new HashSet<>();
        writes.accept(app -> new Planned(apps.get(app), write -> {
            if (!places.add(app + " " + write.target().id())) {
                throw new IllegalArgumentException("the model refuses an object that is given twice");
            }
            added.add(write);
        }));
        String revision = revisions.get();
        List<Runnable> effects = new ArrayList<>();
        List<TransactionException.Entry> entries = new ArrayList<>();
        for (ModelStore.Write write : added) {
            entries.add(decided(entries.size(), write, revision, effects));
        }
        if (effects.size() < added.size()) {
            throw new TransactionException(entries);
        }
        effects.forEach(Runnable::run);
    }

    private static TransactionException.Entry decided(
            int index, ModelStore.Write write, String revision, List<Runnable> effects) {
        try {
            effects.add(write.decision().apply(revision));
            return new TransactionException.Entry(index, write.target(), null);
        } catch (ParaException e) {
            return new TransactionException.Entry(index, write.target(), e);
        }
    }

    /** The part of one app, which plans writes. */
    private record Planned(ModelStore store, Consumer<ModelStore.Write> writes) implements Part {
        @Override
        public void create(Sysprop object) {
            writes.accept(store.creation(object));
        }

        @Override
        public void update(Sysprop object) {
            writes.accept(store.updating(object));
        }

        @Override
        public void patch(String id, PatchPlan plan, Optional<Sysprop> unchanged) {
            writes.accept(store.patching(id, plan, unchanged));
        }

        @Override
        public void delete(Sysprop object) {
            writes.accept(store.deletion(object));
        }

        @Override
        public void deleteById(String id) {
            writes.accept(store.deletionOf(id));
        }

        @Override
        public void check(Sysprop object) {
            writes.accept(store.checking(object));
        }

        @Override
        public void checkAbsent(String id) {
            writes.accept(store.checkingAbsence(id));
        }
    }
}

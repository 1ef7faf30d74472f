package io.para4j.testkit;

import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A write or check in the transaction of a random sequence. Immutable, and the same on both sides. */
sealed interface PartPlan {

    /**
     * A part whose objects are held.
     *
     * @param given the caller's object that the part is about
     * @param call adds the part to a transaction
     */
    record Ready(Optional<Sysprop> given, Consumer<SubjectTransactions.Part> call) {}

    /** Returns the index of the app that the part is about. */
    int app();

    /** Returns the same part in another app. */
    PartPlan in(int otherApp);

    /** Prepares the caller's object; empty if it is not held. */
    Optional<Ready> prepare(Side side);

    /** Returns the slot from which the caller's object comes, or in which it is kept. */
    Optional<Integer> slot();

    /** Returns parts that do a little less. */
    List<PartPlan> simpler();

    /**
     * Writes what comes before the transaction as Java, and returns the call on the part of its app; empty if its object
     * is not held.
     */
    Optional<String> print(JavaText text);

    /** Notes the object that the part is about, so that it is checked at the end. */
    void note(JavaText text);

    /** Creates an object, which the caller then holds. */
    record Create(int app, CreateStep.Draft draft) implements PartPlan {
        @Override
        public PartPlan in(int otherApp) {
            return new Create(otherApp, draft);
        }

        @Override
        public Optional<Ready> prepare(Side side) {
            Sysprop object = draft.object();
            return Optional.of(new Ready(Optional.of(object), part -> part.create(object)));
        }

        @Override
        public Optional<Integer> slot() {
            return Optional.of(draft.slot());
        }

        @Override
        public List<PartPlan> simpler() {
            return draft.fields().keySet().stream()
                    .<PartPlan>map(field -> new Create(app, draft.without(field)))
                    .toList();
        }

        @Override
        public Optional<String> print(JavaText text) {
            return Optional.of("create(" + draft.print(text) + ")");
        }

        @Override
        public void note(JavaText text) {
            text.noteId(app, draft.slot());
        }
    }

    /** Changes an object that the caller holds, and updates it. */
    record Update(int app, UpdateStep.Edit edit) implements PartPlan {
        @Override
        public PartPlan in(int otherApp) {
            return new Update(otherApp, edit);
        }

        @Override
        public Optional<Ready> prepare(Side side) {
            return edit.change(side).map(object -> new Ready(Optional.of(object), part -> part.update(object)));
        }

        @Override
        public Optional<Integer> slot() {
            return Optional.of(edit.slot());
        }

        @Override
        public List<PartPlan> simpler() {
            return edit.fields().keySet().stream()
                    .<PartPlan>map(field -> new Update(app, edit.without(field)))
                    .toList();
        }

        @Override
        public Optional<String> print(JavaText text) {
            return edit.print(text).map(variable -> "update(" + variable + ")");
        }

        @Override
        public void note(JavaText text) {
            text.noteId(app, edit.slot());
        }
    }

    /** Patches an object, which may have to be in the state that the caller holds. */
    record PatchById(int app, String id, PatchPlan plan, Optional<Integer> unchanged) implements PartPlan {
        @Override
        public PartPlan in(int otherApp) {
            return new PatchById(otherApp, id, plan, unchanged);
        }

        @Override
        public Optional<Ready> prepare(Side side) {
            Optional<Sysprop> required = unchanged.flatMap(side::held);
            return required.isPresent() == unchanged.isPresent()
                    ? Optional.of(new Ready(required, part -> part.patch(id, plan, required)))
                    : Optional.empty();
        }

        @Override
        public Optional<Integer> slot() {
            return unchanged;
        }

        @Override
        public List<PartPlan> simpler() {
            List<PartPlan> simpler = new ArrayList<>();
            if (unchanged.isPresent()) {
                simpler.add(new PatchById(app, id, plan, Optional.empty()));
            }
            plan.simpler().forEach(each -> simpler.add(new PatchById(app, id, each, unchanged)));
            return simpler;
        }

        @Override
        public Optional<String> print(JavaText text) {
            Optional<String> required = unchanged.flatMap(text::held);
            return required.isPresent() == unchanged.isPresent()
                    ? Optional.of("patch(" + text.id(id) + ", " + plan.code(required) + ")")
                    : Optional.empty();
        }

        @Override
        public void note(JavaText text) {
            text.note(app, id);
        }
    }

    /** Deletes an object as the caller holds it, or checks that it is unchanged. */
    record Held(int app, int from, boolean isDeleted) implements PartPlan {
        @Override
        public PartPlan in(int otherApp) {
            return new Held(otherApp, from, isDeleted);
        }

        @Override
        public Optional<Ready> prepare(Side side) {
            return side.held(from)
                    .map(object -> new Ready(Optional.of(object), part -> {
                        if (isDeleted) {
                            part.delete(object);
                        } else {
                            part.check(object);
                        }
                    }));
        }

        @Override
        public Optional<Integer> slot() {
            return Optional.of(from);
        }

        @Override
        public List<PartPlan> simpler() {
            return List.of();
        }

        @Override
        public Optional<String> print(JavaText text) {
            return text.held(from).map(variable -> (isDeleted ? "delete(" : "check(") + variable + ")");
        }

        @Override
        public void note(JavaText text) {
            text.noteId(app, from);
        }
    }

    /** Deletes any object that is stored under an id, or checks that there is none. */
    record ById(int app, String id, boolean isDeleted) implements PartPlan {
        @Override
        public PartPlan in(int otherApp) {
            return new ById(otherApp, id, isDeleted);
        }

        @Override
        public Optional<Ready> prepare(Side side) {
            return Optional.of(new Ready(Optional.empty(), part -> {
                if (isDeleted) {
                    part.deleteById(id);
                } else {
                    part.checkAbsent(id);
                }
            }));
        }

        @Override
        public Optional<Integer> slot() {
            return Optional.empty();
        }

        @Override
        public List<PartPlan> simpler() {
            return List.of();
        }

        @Override
        public Optional<String> print(JavaText text) {
            return Optional.of((isDeleted ? "delete(" : "checkAbsent(") + text.id(id) + ")");
        }

        @Override
        public void note(JavaText text) {
            text.note(app, id);
        }
    }
}

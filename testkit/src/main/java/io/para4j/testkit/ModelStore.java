package io.para4j.testkit;

import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The contract as a program: the objects of one app in a map, with one call at a time. Its rules are written for
 * readability, not speed. It shares none of them with core, so that a bug in core shows as a difference too.
 */
final class ModelStore implements Subject {

    /**
     * The model's external inputs: the ids of objects created without one, the ids of writes, the time, and whether the
     * index of {@link QueryPlan} is declared.
     */
    record Supplies(Supplier<String> ids, Supplier<String> revisions, Supplier<Long> now, boolean isIndexed) {}

    private final String app;
    private final Supplies supplies;
    private final Map<String, ModelState> states = new TreeMap<>();

    ModelStore(String app, Supplies supplies) {
        this.app = app;
        this.supplies = supplies;
    }

    private Target target(String operation, String type, String id) {
        return new Target(operation, app, type, id);
    }

    private void refuseIf(boolean isInvalid, Target target) {
        if (isInvalid) {
            throw new InvalidObjectException(target, List.of("the model refuses it"));
        }
    }

    /**
     * A write or check whose own arguments are valid.
     *
     * @param target the object
     * @param decision looks at what is stored and throws the refusal, or returns what the write with an id does
     */
    record Write(Target target, Function<String, Runnable> decision) {}

    private void run(Write write) {
        write.decision().apply(supplies.revisions().get()).run();
    }

    @Override
    public String create(Sysprop object) {
        run(creation(object));
        return Samples.id(object);
    }

    Write creation(Sysprop object) {
        String given = object.getId();
        Target target = target("create", object.getType(), String.valueOf(given));
        refuseIf(!isStorable(object), target);
        return new Write(target, revision -> {
            String id = given == null ? supplies.ids().get() : given;
            if (states.containsKey(id)) {
                throw new ObjectExistsException(target("create", object.getType(), id));
            }
            ModelState state =
                    ModelState.created(object, revision, supplies.now().get());
            return () -> {
                states.put(id, state);
                object.setId(id);
                object.setAppid(app);
                object.setTimestamp(state.timestamp());
                object.setUpdated(null);
                object.setVersion(state.version());
                object.setRevision(state.revision());
            };
        });
    }

    @Override
    public Optional<Sysprop> read(String id) {
        return Optional.ofNullable(states.get(id)).map(state -> state.toObject(app, id));
    }

    @Override
    public boolean exists(String id) {
        return states.containsKey(id);
    }

    @Override
    public void update(Sysprop object) {
        run(updating(object));
    }

    Write updating(Sysprop object) {
        String id = Samples.id(object);
        Target target = target("update", object.getType(), id);
        refuseIf(!isWholeAndHere(object) || !isStorable(object), target);
        return new Write(target, revision -> {
            ModelState before = stored(target);
            refuseIfOther(target, before, object);
            long now = supplies.now().get();
            ModelState after = before.updated(object, revision, now);
            return () -> {
                states.put(id, after);
                object.setUpdated(now);
                object.setVersion(after.version());
                object.setRevision(after.revision());
            };
        });
    }

    private boolean isStorable(Sysprop object) {
        return ModelState.isStorable(object)
                && (!supplies.isIndexed()
                        || object.getProperties().entrySet().stream()
                                .allMatch(field -> QueryPlan.isStorable(field.getKey(), field.getValue())));
    }

    private boolean isWholeAndHere(Sysprop object) {
        return object.getVersion() != null && app.equals(object.getAppid());
    }

    /** Returns the stored state, which must be of the type of the target. */
    private ModelState stored(Target target) {
        ModelState state = states.get(target.id());
        if (state == null) {
            throw new ObjectNotFoundException(target);
        }
        if (!state.type().equals(target.type())) {
            throw new TypeMismatchException(target, state.type());
        }
        return state;
    }

    private static void refuseIfOther(Target target, ModelState stored, Sysprop held) {
        if (!stored.revision().equals(held.getRevision())) {
            throw new VersionConflictException(target, Objects.requireNonNull(held.getVersion()), stored.version());
        }
    }

    @Override
    public Sysprop patch(String id, PatchPlan plan, Optional<Sysprop> unchanged) {
        Write write = patching(id, plan, unchanged);
        run(write);
        return stored(write.target()).toObject(app, id);
    }

    Write patching(String id, PatchPlan plan, Optional<Sysprop> unchanged) {
        Target target = target("patch", plan.type(), id);
        for (PatchPlan.Change change : plan.changes()) {
            refuseIf(!ModelState.isStorable(change.value()), target);
            refuseIf(supplies.isIndexed() && !QueryPlan.isStorable(change), target);
        }
        if (unchanged.isPresent()) {
            if (!id.equals(unchanged.get().getId())) {
                throw new IllegalArgumentException("the model refuses an object of another id");
            }
            refuseIf(!isWholeAndHere(unchanged.get()), target);
        }
        return new Write(target, revision -> {
            ModelState before = stored(target);
            unchanged.ifPresent(held -> refuseIfOther(target, before, held));
            if (plan.guard().isPresent() && !before.satisfies(plan.guard().get())) {
                throw new ConditionFailedException(target, "of the model", before.toObject(app, id));
            }
            Optional<ModelState> after =
                    before.patched(plan, revision, supplies.now().get());
            refuseIf(after.isEmpty(), target);
            return () -> states.put(id, after.orElseThrow());
        });
    }

    @Override
    public void delete(Sysprop object) {
        run(deletion(object));
    }

    Write deletion(Sysprop object) {
        Target target = target("delete", object.getType(), Samples.id(object));
        refuseIf(!isWholeAndHere(object), target);
        return new Write(target, revision -> {
            if (states.containsKey(target.id())) {
                refuseIfOther(target, stored(target), object);
            }
            return () -> states.remove(target.id());
        });
    }

    @Override
    public void deleteById(String id) {
        run(deletionOf(id));
    }

    Write deletionOf(String id) {
        return new Write(target("delete", "any", id), revision -> () -> states.remove(id));
    }

    Write checking(Sysprop object) {
        Target target = target("check", object.getType(), Samples.id(object));
        refuseIf(!isWholeAndHere(object), target);
        return new Write(target, revision -> {
            refuseIfOther(target, stored(target), object);
            return () -> {};
        });
    }

    Write checkingAbsence(String id) {
        return new Write(target("check", "any", id), revision -> {
            ModelState stored = states.get(id);
            if (stored != null) {
                throw new ObjectExistsException(target("check", stored.type(), id));
            }
            return () -> {};
        });
    }

    private void restore(Sysprop object) {
        Target target = target("restore", object.getType(), Samples.id(object));
        boolean isMissing = object.getVersion() == null || object.getTimestamp() == null;
        refuseIf(isMissing || !isStorable(object), target);
        states.put(target.id(), ModelState.restored(object, supplies.revisions()));
    }

    @Override
    public List<String> createAll(List<Sysprop> objects) {
        each("createAll", objects, Sysprop::getId, this::create);
        return Samples.ids(objects);
    }

    @Override
    public Map<String, Sysprop> readAll(List<String> ids) {
        Map<String, Sysprop> found = new LinkedHashMap<>();
        ids.forEach(id -> read(id).ifPresent(object -> found.put(id, object)));
        return found;
    }

    @Override
    public void updateAll(List<Sysprop> objects) {
        each("updateAll", objects, Sysprop::getId, this::update);
    }

    @Override
    public void deleteAll(List<Sysprop> objects) {
        each("deleteAll", objects, Sysprop::getId, this::delete);
    }

    @Override
    public void deleteAllById(List<String> ids) {
        each("deleteAllById", ids, id -> id, this::deleteById);
    }

    @Override
    public void restoreAll(List<Sysprop> objects) {
        each("restoreAll", objects, Sysprop::getId, this::restore);
    }

    /** A function that returns the id of an element; null for an object that has none yet. */
    private interface IdOf<T> {
        @org.jspecify.annotations.Nullable
        String of(T element);
    }

    private <T> void each(String operation, List<T> elements, IdOf<T> idOf, Consumer<T> write) {
        Set<String> ids = new HashSet<>();
        for (T element : elements) {
            String id = idOf.of(element);
            if (id != null && !ids.add(id)) {
                throw new IllegalArgumentException("the model refuses an id that is given twice");
            }
        }
        List<BatchEntry> entries = new ArrayList<>();
        for (T element : elements) {
            entries.add(entry(entries.size(), element, idOf, write));
        }
        if (entries.stream().anyMatch(entry -> entry.error().isPresent())) {
            throw new BatchException(operation, app, entries);
        }
    }

    private static <T> BatchEntry entry(int index, T element, IdOf<T> idOf, Consumer<T> write) {
        try {
            write.accept(element);
            return BatchEntry.done(index, String.valueOf(idOf.of(element)));
        } catch (ParaException e) {
            return BatchEntry.failed(index, String.valueOf(idOf.of(element)), e);
        }
    }

    @Override
    public List<List<Sysprop>> pages(int limit) {
        return pages(states.entrySet().stream(), limit);
    }

    @Override
    public List<List<Sysprop>> query(QueryPlan plan) {
        return pages(
                states.entrySet().stream()
                        .filter(entry -> plan.matches(entry.getValue()))
                        .sorted(plan.order()),
                plan.limit());
    }

    private List<List<Sysprop>> pages(Stream<Map.Entry<String, ModelState>> entries, int limit) {
        List<List<Sysprop>> pages = new ArrayList<>();
        pages.add(new ArrayList<>());
        entries.forEach(entry -> {
            if (pages.get(pages.size() - 1).size() == limit) {
                pages.add(new ArrayList<>());
            }
            pages.get(pages.size() - 1).add(entry.getValue().toObject(app, entry.getKey()));
        });
        return pages;
    }
}

package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.dao.dynamodb.FaultTally.End;
import io.para4j.error.ParaException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * Objects that one thread alone writes, and their model: what each must be. A write that is reported unknown is looked up: the
 * object must be as before, or as after.
 */
final class OwnedObjects {
    private static final int COUNT = 12;
    private static final int NEWCOMERS = 30;

    private final Store store;
    private final String prefix;
    private final Random random;
    private final FaultTally tally;

    /** What is stored: the version and the value of each object that is there. */
    private final Map<String, State> model = new HashMap<>();

    private final Map<String, Sysprop> held = new HashMap<>();
    private final List<String> newcomers = new ArrayList<>();
    private int values;

    private record State(long version, Object value) {}

    OwnedObjects(Store store, String prefix, Random random, FaultTally tally) {
        this.store = store;
        this.prefix = prefix;
        this.random = random;
        this.tally = tally;
    }

    /** Does one random operation, and holds its end against the model. */
    void step() {
        tally.begin();
        String id = prefix + random.nextInt(COUNT);
        int kind = random.nextInt(12);
        if (kind <= 1) {
            read(id);
        } else if (kind == 2) {
            batch();
        } else if (kind >= 10) {
            chunk();
        } else if (!model.containsKey(id)) {
            create(id);
        } else {
            write(id, kind);
        }
    }

    private long newValue() {
        return ++values;
    }

    private void create(String id) {
        Sysprop object = new Sysprop().set("value", newValue());
        object.setId(id);
        settle(id, Optional.of(new State(1, object.get("value"))), tally.end(() -> store.create(object)));
        held.put(id, object);
    }

    private void write(String id, int kind) {
        State before = Objects.requireNonNull(model.get(id));
        Sysprop object = Objects.requireNonNull(held.get(id));
        long value = newValue();
        State set = new State(before.version() + 1, value);
        switch (kind) {
            case 3, 4 -> {
                object.set("value", value);
                settle(id, Optional.of(set), tally.end(() -> store.update(object)));
            }
            case 5, 6 -> {
                State added = new State(before.version() + 1, (Long) before.value() + 1);
                Patch<ParaObject> patch = Patch.of("sysprop").add("value", 1);
                settle(id, Optional.of(added), tally.end(() -> store.patch(id, patch)));
                forget(id);
            }
            case 7 -> {
                settle(
                        id,
                        Optional.of(set),
                        tally.end(() -> store.modify(Sysprop.class, id, each -> each.set("value", value))));
                forget(id);
            }
            case 8 -> settle(id, Optional.empty(), tally.end(() -> store.delete(object)));
            default -> settle(id, Optional.empty(), tally.end(() -> store.delete(id)));
        }
    }

    /** Batches that the service does in chunks. */
    private void chunk() {
        if (newcomers.isEmpty()) {
            createNewcomers();
        } else if (random.nextBoolean()) {
            readAll();
        } else {
            List<String> ids = List.copyOf(newcomers);
            newcomers.clear();
            settleAll(ids, id -> Optional.empty(), tally.ends(ids.size(), () -> store.deleteAllById(ids)));
            ids.stream().filter(model::containsKey).forEach(newcomers::add);
        }
    }

    private void createNewcomers() {
        List<Sysprop> objects = new ArrayList<>();
        for (int i = 0; i < NEWCOMERS; i++) {
            objects.add(new Sysprop().set("value", newValue()));
        }
        List<End> ends = tally.ends(NEWCOMERS, () -> store.createAll(objects));
        for (int i = 0; i < NEWCOMERS; i++) {
            Sysprop object = objects.get(i);
            // One that was refused has no id, so that nobody can find it.
            if (object.getId() != null) {
                settle(object.getId(), Optional.of(new State(1, object.get("value"))), ends.get(i));
                newcomers.add(object.getId());
            }
        }
        newcomers.removeIf(id -> !model.containsKey(id));
    }

    private void readAll() {
        try {
            Map<String, Sysprop> found = store.readAll(Sysprop.class, newcomers, ReadOptions.strong());
            newcomers.forEach(id -> isRight(id, Optional.ofNullable(found.get(id))));
        } catch (ParaException e) {
            if (!FaultTally.isOfNetwork(e)) {
                tally.fail("readAll: " + e);
            }
        }
    }

    private void batch() {
        List<String> stored = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            (model.containsKey(prefix + i) ? stored : missing).add(prefix + i);
        }
        switch (random.nextInt(4)) {
            case 0 -> createAll(missing);
            case 1 -> updateAll(stored);
            case 2 ->
                settleAll(
                        stored, id -> Optional.empty(), tally.ends(stored.size(), () -> store.deleteAll(held(stored))));
            default -> restoreAll(stored);
        }
    }

    private void createAll(List<String> ids) {
        List<Sysprop> objects = new ArrayList<>();
        for (String id : ids) {
            Sysprop object = new Sysprop().set("value", newValue());
            object.setId(id);
            objects.add(object);
            held.put(id, object);
        }
        settleAll(
                ids,
                id -> Optional.of(new State(1, value(id))),
                tally.ends(ids.size(), () -> store.createAll(objects)));
    }

    private void updateAll(List<String> ids) {
        ids.forEach(id -> held.get(id).set("value", newValue()));
        settleAll(
                ids,
                id -> Optional.of(new State(model.get(id).version() + 1, value(id))),
                tally.ends(ids.size(), () -> store.updateAll(held(ids))));
    }

    /** Puts back what was read, with a later version, as an import does. */
    private void restoreAll(List<String> ids) {
        List<Sysprop> restored = new ArrayList<>();
        for (String id : ids) {
            Sysprop object = held.get(id);
            object.set("value", newValue()).setVersion(model.get(id).version() + 1);
            object.setRevision(null);
            restored.add(object);
        }
        settleAll(
                ids,
                id -> Optional.of(new State(model.get(id).version() + 1, value(id))),
                tally.ends(ids.size(), () -> store.restoreAll(restored)));
        ids.forEach(this::forget);
    }

    private List<Sysprop> held(List<String> ids) {
        return ids.stream().map(held::get).toList();
    }

    private Object value(String id) {
        return held.get(id).get("value");
    }

    private void settleAll(List<String> ids, Function<String, Optional<State>> after, List<End> ends) {
        for (int i = 0; i < ids.size(); i++) {
            settle(ids.get(i), after.apply(ids.get(i)), ends.get(i));
        }
    }

    private void settle(String id, Optional<State> after, End end) {
        Optional<State> before = Optional.ofNullable(model.get(id));
        switch (end) {
            case DONE -> remember(id, after);
            case REFUSED -> forget(id);
            case CONFLICT -> tally.fail("a conflict over " + id + ", which nobody else writes");
            case UNKNOWN -> {
                Optional<State> found = look(id);
                if (!found.equals(before) && !found.equals(after)) {
                    tally.fail(id + " is " + found + ", neither " + before + " nor " + after);
                }
                remember(id, found);
                forget(id);
            }
        }
    }

    private void remember(String id, Optional<State> state) {
        state.ifPresentOrElse(each -> model.put(id, each), () -> model.remove(id));
    }

    /** Reads anew what is held, since the write may have changed it here or there. */
    private void forget(String id) {
        if (model.containsKey(id)) {
            held.put(id, find(id).orElseGet(Sysprop::new));
        }
    }

    private void read(String id) {
        try {
            isRight(id, store.read(Sysprop.class, id, ReadOptions.strong()));
        } catch (ParaException e) {
            if (!FaultTally.isOfNetwork(e)) {
                tally.fail("read of " + id + ": " + e);
            }
        }
    }

    private void isRight(String id, Optional<Sysprop> found) {
        Optional<State> state = found.map(OwnedObjects::state);
        if (!state.equals(Optional.ofNullable(model.get(id)))) {
            tally.fail(id + " is read as " + state + ", expected " + model.get(id));
        }
    }

    private static State state(Sysprop object) {
        return new State(Objects.requireNonNull(object.getVersion()), object.get("value"));
    }

    private Optional<State> look(String id) {
        return find(id).map(OwnedObjects::state);
    }

    /** Reads until a read is answered. */
    private Optional<Sysprop> find(String id) {
        while (true) {
            try {
                return store.read(Sysprop.class, id, ReadOptions.strong());
            } catch (ParaException e) {
                if (!FaultTally.isOfNetwork(e)) {
                    throw e;
                }
            }
        }
    }

    void areRight() {
        List<String> ids = new ArrayList<>(newcomers);
        for (int i = 0; i < COUNT; i++) {
            ids.add(prefix + i);
        }
        for (String id : ids) {
            assertThat(look(id)).as(id).isEqualTo(Optional.ofNullable(model.get(id)));
        }
        assertThat(ids).containsAll(model.keySet());
    }
}

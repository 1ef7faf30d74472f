package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.dao.dynamodb.OutcomeTally.End;
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
 * Objects that a single thread writes, with a model of their expected state. After a write with an unknown outcome, the
 * object must be in the state before or after it.
 */
final class SingleWriterObjects {
    private static final int COUNT = 12;
    private static final int NEW_OBJECTS = 30;

    private final Store store;
    private final String prefix;
    private final Random random;
    private final OutcomeTally tally;

    /** The expected version and value of each stored object. */
    private final Map<String, Expected> model = new HashMap<>();

    private final Map<String, Sysprop> held = new HashMap<>();
    private final List<String> newIds = new ArrayList<>();
    private int values;

    private record Expected(long version, Object value) {}

    SingleWriterObjects(Store store, String prefix, Random random, OutcomeTally tally) {
        this.store = store;
        this.prefix = prefix;
        this.random = random;
        this.tally = tally;
    }

    /** Performs a random operation, and compares its outcome with the model. */
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
        settle(id, Optional.of(new Expected(1, object.get("value"))), tally.end(() -> store.create(object)));
        held.put(id, object);
    }

    private void write(String id, int kind) {
        Expected before = Objects.requireNonNull(model.get(id));
        Sysprop object = Objects.requireNonNull(held.get(id));
        long value = newValue();
        Expected set = new Expected(before.version() + 1, value);
        switch (kind) {
            case 3, 4 -> {
                object.set("value", value);
                settle(id, Optional.of(set), tally.end(() -> store.update(object)));
            }
            case 5, 6 -> {
                Expected added = new Expected(before.version() + 1, (Long) before.value() + 1);
                Patch<ParaObject> patch = Patch.of("sysprop").add("value", 1);
                settle(id, Optional.of(added), tally.end(() -> store.patch(id, patch)));
                readHeld(id);
            }
            case 7 -> {
                settle(
                        id,
                        Optional.of(set),
                        tally.end(() -> store.modify(Sysprop.class, id, each -> each.set("value", value))));
                readHeld(id);
            }
            case 8 -> settle(id, Optional.empty(), tally.end(() -> store.delete(object)));
            default -> settle(id, Optional.empty(), tally.end(() -> store.delete(id)));
        }
    }

    /** Performs a batch that the store sends in chunks. */
    private void chunk() {
        if (newIds.isEmpty()) {
            createNewObjects();
        } else if (random.nextBoolean()) {
            readAll();
        } else {
            List<String> ids = List.copyOf(newIds);
            newIds.clear();
            settleAll(ids, id -> Optional.empty(), tally.ends(ids.size(), () -> store.deleteAllById(ids)));
            ids.stream().filter(model::containsKey).forEach(newIds::add);
        }
    }

    private void createNewObjects() {
        List<Sysprop> objects = new ArrayList<>();
        for (int i = 0; i < NEW_OBJECTS; i++) {
            objects.add(new Sysprop().set("value", newValue()));
        }
        List<End> ends = tally.ends(NEW_OBJECTS, () -> store.createAll(objects));
        for (int i = 0; i < NEW_OBJECTS; i++) {
            Sysprop object = objects.get(i);
            // A refused object has no id, so it cannot be read.
            if (object.getId() != null) {
                settle(object.getId(), Optional.of(new Expected(1, object.get("value"))), ends.get(i));
                newIds.add(object.getId());
            }
        }
        newIds.removeIf(id -> !model.containsKey(id));
    }

    private void readAll() {
        try {
            Map<String, Sysprop> found = store.readAll(Sysprop.class, newIds, ReadOptions.strong());
            newIds.forEach(id -> compareWithModel(id, Optional.ofNullable(found.get(id))));
        } catch (ParaException e) {
            if (!OutcomeTally.isOfNetwork(e)) {
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
                id -> Optional.of(new Expected(1, value(id))),
                tally.ends(ids.size(), () -> store.createAll(objects)));
    }

    private void updateAll(List<String> ids) {
        ids.forEach(id -> held.get(id).set("value", newValue()));
        settleAll(
                ids,
                id -> Optional.of(new Expected(model.get(id).version() + 1, value(id))),
                tally.ends(ids.size(), () -> store.updateAll(held(ids))));
    }

    /** Restores objects with a later version, as an import does. */
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
                id -> Optional.of(new Expected(model.get(id).version() + 1, value(id))),
                tally.ends(ids.size(), () -> store.restoreAll(restored)));
        ids.forEach(this::readHeld);
    }

    private List<Sysprop> held(List<String> ids) {
        return ids.stream().map(held::get).toList();
    }

    private Object value(String id) {
        return held.get(id).get("value");
    }

    private void settleAll(List<String> ids, Function<String, Optional<Expected>> after, List<End> ends) {
        for (int i = 0; i < ids.size(); i++) {
            settle(ids.get(i), after.apply(ids.get(i)), ends.get(i));
        }
    }

    private void settle(String id, Optional<Expected> after, End end) {
        Optional<Expected> before = Optional.ofNullable(model.get(id));
        switch (end) {
            case DONE -> remember(id, after);
            case REFUSED -> readHeld(id);
            case CONFLICT -> tally.fail("a conflict over " + id + ", which no other thread writes");
            case UNKNOWN -> {
                Optional<Expected> found = readState(id);
                if (!found.equals(before) && !found.equals(after)) {
                    tally.fail(id + " is " + found + ", neither " + before + " nor " + after);
                }
                remember(id, found);
                readHeld(id);
            }
        }
    }

    private void remember(String id, Optional<Expected> state) {
        state.ifPresentOrElse(each -> model.put(id, each), () -> model.remove(id));
    }

    /** Reads a held object again, since the write may have changed it in memory or in the store. */
    private void readHeld(String id) {
        if (model.containsKey(id)) {
            held.put(id, readUntilAnswered(id).orElseGet(Sysprop::new));
        }
    }

    private void read(String id) {
        try {
            compareWithModel(id, store.read(Sysprop.class, id, ReadOptions.strong()));
        } catch (ParaException e) {
            if (!OutcomeTally.isOfNetwork(e)) {
                tally.fail("read of " + id + ": " + e);
            }
        }
    }

    private void compareWithModel(String id, Optional<Sysprop> found) {
        Optional<Expected> state = found.map(SingleWriterObjects::state);
        if (!state.equals(Optional.ofNullable(model.get(id)))) {
            tally.fail(id + " is read as " + state + ", expected " + model.get(id));
        }
    }

    private static Expected state(Sysprop object) {
        return new Expected(Objects.requireNonNull(object.getVersion()), object.get("value"));
    }

    private Optional<Expected> readState(String id) {
        return readUntilAnswered(id).map(SingleWriterObjects::state);
    }

    /** Reads until a read is answered. */
    private Optional<Sysprop> readUntilAnswered(String id) {
        while (true) {
            try {
                return store.read(Sysprop.class, id, ReadOptions.strong());
            } catch (ParaException e) {
                if (!OutcomeTally.isOfNetwork(e)) {
                    throw e;
                }
            }
        }
    }

    void assertStoredAsExpected() {
        List<String> ids = new ArrayList<>(newIds);
        for (int i = 0; i < COUNT; i++) {
            ids.add(prefix + i);
        }
        for (String id : ids) {
            assertThat(readState(id)).as(id).isEqualTo(Optional.ofNullable(model.get(id)));
        }
        assertThat(ids).containsAll(model.keySet());
    }
}

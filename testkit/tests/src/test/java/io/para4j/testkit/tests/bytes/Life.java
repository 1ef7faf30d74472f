package io.para4j.testkit.tests.bytes;

import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The history of one object that only one thread writes. Each of its states has a number, which is stored with the
 * object and is recorded before the write is sent. So each read can be checked: its result must be the state at some
 * moment since the read began. Any thread may check.
 */
final class Life {
    private static final String TYPE = "life";
    private static final String NUMBER = "number";

    private final String id;
    private final Store store;
    private final List<Boolean> isStored = new ArrayList<>(List.of(false));
    private int acknowledged;

    Life(String id, Store store) {
        this.id = id;
        this.store = store;
    }

    String id() {
        return id;
    }

    /** Returns the number of the last acknowledged state. */
    synchronized int acknowledged() {
        return acknowledged;
    }

    private synchronized int begin(boolean willBeStored) {
        isStored.add(willBeStored);
        return isStored.size() - 1;
    }

    private synchronized void end(int state) {
        acknowledged = state;
    }

    private synchronized boolean isStored() {
        return isStored.get(acknowledged);
    }

    /** Checks that a result is a state between the one acknowledged when the read began and the last one begun. */
    synchronized boolean allows(Optional<Sysprop> result, int acknowledgedBefore) {
        if (result.isPresent()) {
            long number = (Long) result.get().get(NUMBER);
            return number >= acknowledgedBefore && number < isStored.size() && isStored.get((int) number);
        }
        return isStored.subList(acknowledgedBefore, isStored.size()).contains(false);
    }

    /** Writes the next state, in a randomly chosen way. */
    void writeNext(Random random) {
        boolean wasStored = isStored();
        boolean willBeStored = !wasStored || random.nextInt(4) > 0;
        int state = begin(willBeStored);
        if (!willBeStored) {
            delete(random);
        } else if (wasStored) {
            change(random, state);
        } else {
            store.createAll(List.of(object(state)));
        }
        end(state);
    }

    private Sysprop object(long state) {
        Sysprop object = new Sysprop(TYPE).set(NUMBER, state);
        object.setId(id);
        return object;
    }

    private void delete(Random random) {
        if (random.nextBoolean()) {
            store.delete(id);
        } else {
            store.deleteAllById(List.of(id));
        }
    }

    private void change(Random random, long state) {
        switch (random.nextInt(4)) {
            case 0 -> store.modify(Sysprop.class, id, object -> object.set(NUMBER, state));
            case 1 -> store.patch(id, Patch.of(TYPE).set(NUMBER, state));
            case 2 -> store.patch(id, Patch.of(TYPE).add(NUMBER, 1));
            default -> {
                Sysprop object = object(state);
                object.setTimestamp(1L);
                object.setVersion(state);
                store.restoreAll(List.of(object));
            }
        }
    }
}

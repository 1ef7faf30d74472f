package io.para4j.testkit.tests.bytes;

import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One object, which only one thread writes: each of its states has a number, which is stored with it, and is known before the
 * write is sent. So of each read it can be told whether its answer was true at some moment since it began. All threads may ask.
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

    /** Returns the number of the last state that was acknowledged. */
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

    /** Says whether an answer is one of the states from the one acknowledged when the read began to the last one begun. */
    synchronized boolean allows(Optional<Sysprop> answer, int acknowledgedBefore) {
        if (answer.isPresent()) {
            long number = (Long) answer.get().get(NUMBER);
            return number >= acknowledgedBefore && number < isStored.size() && isStored.get((int) number);
        }
        return isStored.subList(acknowledgedBefore, isStored.size()).contains(false);
    }

    /** Writes the next state, in one of the ways there are. */
    void goOn(Random random) {
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

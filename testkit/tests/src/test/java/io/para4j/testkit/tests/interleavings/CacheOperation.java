package io.para4j.testkit.tests.interleavings;

import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.tests.interleavings.Turns.Operation;
import io.para4j.testkit.tests.interleavings.Turns.Steps;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The operations on one id that are interleaved. The state of the cache decides whether a read is a hit or a miss. */
enum CacheOperation {
    /** An eventually consistent read. */
    READ {
        @Override
        void run(Interleaving on) {
            on.read(Consistency.EVENTUAL);
        }
    },
    /** A strongly consistent read. */
    STRONG_READ {
        @Override
        void run(Interleaving on) {
            on.read(Consistency.STRONG);
        }
    },
    /** An update from the initial state, refused in any other state. */
    UPDATE {
        @Override
        void run(Interleaving on) {
            on.write(() -> on.dao().update(on.app(), update(on)));
        }
    },
    /** An update from any state. */
    PATCH {
        @Override
        void run(Interleaving on) {
            on.write(() -> on.dao()
                    .update(on.app(), patch(on, new Change.Set("patched", true)).returningItem()));
        }
    },
    /** A deletion in any state. */
    DELETE {
        @Override
        void run(Interleaving on) {
            on.write(() -> on.dao().delete(on.app(), Deletion.of(on.held().id())));
        }
    },
    /** A creation, refused if the id is taken. */
    CREATE {
        @Override
        void run(Interleaving on) {
            on.write(() -> on.dao().create(on.app(), creation(on)));
        }
    },
    /** A write that is applied but whose answer is lost, so that the entry is invalidated. */
    INVALIDATE {
        @Override
        void run(Interleaving on) {
            on.write(() -> on.dao().update(on.app(), patch(on, new Change.Set(SteppedDAO.LOST, true))));
        }
    },
    /** An eviction by the cache itself, of which core is not notified. */
    EVICT {
        @Override
        void run(Interleaving on) {
            on.evict();
        }

        @Override
        Touch touch(Steps steps) {
            return Touch.CACHE_CHANGE;
        }
    },
    /** A write by another node, of which this node's cache is not notified. */
    WRITE_ELSEWHERE {
        @Override
        void run(Interleaving on) {
            on.writeElsewhere(on.newItem(on.held().id(), Map.of("made", "elsewhere")));
        }
    };

    abstract void run(Interleaving on);

    private static Creation creation(Interleaving on) {
        return new Creation(on.newItem(on.held().id(), Map.of("made", "again")), false);
    }

    /** Returns an update with the whole item, from the state that its holder has read. */
    private static Update update(Interleaving on) {
        Precondition held = Precondition.of(on.held().type(), on.held().state());
        return Update.of(on.held().id(), held, on.newRevision(), List.of(new Change.Set("number", 2L)));
    }

    private static Update patch(Interleaving on, Change change) {
        Precondition any = new Precondition(Optional.of(on.held().type()), Optional.empty(), Optional.empty());
        return Update.of(on.held().id(), any, on.newRevision(), List.of(change));
    }

    /** Returns the touch of the first turn. */
    Touch touch(Steps steps) {
        return steps == Steps.MOST_BUT_FIRST
                ? Touch.INSIDE.and(Touch.CACHE_READ).and(Touch.STORE_READ)
                : Touch.INSIDE;
    }

    /** Returns the operation to run. An eventually consistent read begins with its first call, as late as possible. */
    Operation on(Interleaving interleaving, boolean isFine) {
        Steps coarse = this == READ ? Steps.MOST_BUT_FIRST : Steps.MOST;
        Steps steps = isFine ? Steps.ALL : coarse;
        return new Operation(toString(), touch(steps), steps, () -> run(interleaving));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.para4j.dao.dynamodb;

import io.para4j.spi.Change;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.FieldValues;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Items of the type {@code product}, and writes of them, each with a revision of its own. */
final class TestItems {
    private static final AtomicInteger REVISIONS = new AtomicInteger();

    /** Declares no class, as for a store that is used without core. */
    static final FieldValues NO_CLASSES = new FieldValues() {
        @Override
        public Optional<Class<?>> declaredClass(String type, String field) {
            return Optional.empty();
        }

        @Override
        public Optional<Object> fit(String type, String field, Object value) {
            return Optional.empty();
        }
    };

    private TestItems() {}

    static String newRevision() {
        return "rev-" + REVISIONS.incrementAndGet();
    }

    static Item item(String id, Map<String, Object> attributes) {
        return new Item(id, "product", 1, Optional.of(newRevision()), 1_700_000_000_000L, attributes);
    }

    /** Returns items with the ids {@code id0}, {@code id1} and so on, whose field {@code n} is the number. */
    static List<Item> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> item("id" + i, Map.of("n", i)))
                .toList();
    }

    /** Returns the creation of an item under an id that the caller chose. */
    static Creation creation(String id, Map<String, Object> attributes) {
        return new Creation(item(id, attributes), false);
    }

    static List<Creation> creations(List<Item> items, boolean isIdNew) {
        return items.stream().map(item -> new Creation(item, isIdNew)).toList();
    }

    /** Returns the deletions of the ids of {@link #items}. */
    static List<Deletion> deletions(int count) {
        return IntStream.range(0, count).mapToObj(i -> Deletion.of("id" + i)).toList();
    }

    static Update update(Item held, Change... changes) {
        return patch(held.id(), unchanged(held), changes);
    }

    static Update patch(String id, Precondition precondition, Change... changes) {
        return Update.of(id, precondition, newRevision(), List.of(changes));
    }

    /** Returns the precondition that the stored item is the held one. */
    static Precondition unchanged(Item held) {
        return Precondition.of(held.type(), held.state());
    }

    static State state(long version, String revision) {
        return new State(version, Optional.ofNullable(revision));
    }
}

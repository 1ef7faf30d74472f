package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Copies of items, updates and deletions with one thing changed. */
final class Items {
    private Items() {}

    static Item with(Item item, Map<String, Object> attributes) {
        return with(item, item.state(), attributes);
    }

    static Item with(Item item, State state, Map<String, Object> attributes) {
        return new Item(item.id(), item.type(), state.version(), state.revision(), item.timestamp(), attributes);
    }

    static Item with(Item item, String field, Object value) {
        Map<String, Object> attributes = new LinkedHashMap<>(item.attributes());
        attributes.put(field, value);
        return with(item, attributes);
    }

    /** Replaces the values of attributes, but not the values nested inside them. */
    static Item mapped(Item item, UnaryOperator<Object> change) {
        Map<String, Object> attributes = new LinkedHashMap<>(item.attributes());
        attributes.replaceAll((field, value) -> change.apply(value));
        return with(item, attributes);
    }

    /** Leaves out the attributes whose values match. */
    static Item without(Item item, Predicate<Object> values) {
        Map<String, Object> attributes = new LinkedHashMap<>(item.attributes());
        attributes.values().removeIf(values);
        return with(item, attributes);
    }

    static Update with(Update update, Precondition precondition) {
        return new Update(update.id(), precondition, update.changes(), update.returnsItem());
    }

    static Update with(Update update, List<Change> changes) {
        return new Update(update.id(), update.precondition(), changes, update.returnsItem(), update.operation());
    }

    static Precondition withoutState(Precondition precondition) {
        return new Precondition(precondition.type(), Optional.empty(), precondition.condition());
    }

    static Update withoutState(Update update) {
        return with(update, withoutState(update.precondition()));
    }

    static Deletion withoutState(Deletion deletion) {
        return new Deletion(deletion.id(), withoutState(deletion.precondition()));
    }

    /** Applies the changes of an update without checking whether the result is allowed. */
    static Item changed(Item before, Update update) {
        Map<String, Object> attributes = new LinkedHashMap<>(before.attributes());
        for (Change change : update.changes()) {
            String field = change.field();
            if (field.equals(Item.VERSION) || field.equals(Item.REVISION)) {
                continue;
            }
            boolean isSimple = change instanceof Change.Set
                    || change instanceof Change.Add
                    || change instanceof Change.Remove
                    || change instanceof ListChange.Append;
            if (change.path().isNested() || !isSimple) {
                attributes = new LinkedHashMap<>(
                        checked(with(before, attributes), change).attributes());
                continue;
            }
            if (change instanceof Change.Set set) {
                attributes.put(field, set.value());
            } else if (change instanceof Change.Add add) {
                attributes.put(field, sum(attributes.getOrDefault(field, 0L), add));
            } else if (change instanceof ListChange.Append append) {
                List<Object> list = new ArrayList<>((List<?>) attributes.getOrDefault(field, List.of()));
                list.addAll(append.values());
                attributes.put(field, list);
            } else {
                attributes.remove(field);
            }
        }
        return with(before, new State(before.version() + 1, Optional.of(update.revision())), attributes);
    }

    private static Item checked(Item item, Change change) {
        Update one = Update.of(item.id(), Precondition.none(), "any", List.of(change));
        return one.applyTo(AppId.of("any"), Optional.of(item));
    }

    private static BigDecimal sum(Object stored, Change.Add add) {
        return new BigDecimal(stored.toString()).add(add.amount());
    }
}

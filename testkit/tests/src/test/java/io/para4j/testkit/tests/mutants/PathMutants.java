package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.ConditionNode;
import io.para4j.spi.FieldCondition;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.TinyDAO;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** DAOs that handle paths, combined conditions or changes of elements wrongly. */
final class PathMutants {
    private PathMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>(ofPaths());
        all.addAll(ofConditions());
        all.addAll(ofElements());
        return all;
    }

    private static List<Mutant> ofPaths() {
        return List.of(
                Mutant.ofDAO("a change inside a missing field creates the field", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                find(app, update.id()).ifPresent(item -> put(app, withMaps(item, update)));
                                return super.update(app, update);
                            }
                        })
                        .breaks("PAT-7"),
                Mutant.ofDAO("indexes move while elements are removed", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                Optional<Item> before = find(app, update.id());
                                Optional<Item> after = super.update(app, update);
                                before.ifPresent(
                                        item -> put(app, Items.with(after.orElseThrow(), oneByOne(item, update))));
                                return find(app, update.id());
                            }
                        })
                        .breaks("PAT-7"),
                Mutant.ofDAO("a condition inside a field reads the field", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                return super.update(app, conditioned(update, PathMutants::ofWholeField));
                            }
                        })
                        .breaks("PAT-7", "PAT-8"));
    }

    private static List<Mutant> ofConditions() {
        return List.of(
                Mutant.ofDAO("nothing is known of a missing field, as in SQL", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                return super.update(app, conditioned(update, PathMutants::ofThreeValues));
                            }
                        })
                        .breaks("PAT-8"),
                Mutant.ofDAO("a condition is compared with the first of its values", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                return super.update(
                                        app, conditioned(update, root -> replaced(root, PathMutants::ofFirstValue)));
                            }
                        })
                        .breaks("PAT-8"));
    }

    private static List<Mutant> ofElements() {
        return List.of(
                Mutant.ofDAO("elements are appended although they are there", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                return super.update(app, changed(update, PathMutants::appended));
                            }
                        })
                        .breaks("PAT-9"),
                Mutant.ofDAO("only elements with the first value are removed", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized Optional<Item> update(AppId app, Update update) {
                                return super.update(app, changed(update, PathMutants::withFirstValue));
                            }
                        })
                        .breaks("PAT-9"),
                Mutant.ofDAO("elements are changed in an old copy of the list", data -> new TinyDAO(data.apps()) {
                            private final Gap gap = new Gap();

                            @Override
                            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the bug
                            public Optional<Item> update(AppId app, Update update) {
                                if (update.changes().stream().noneMatch(PathMutants::isComputed)) {
                                    return super.update(app, update);
                                }
                                Item after = update.applyTo(app, find(app, update.id()));
                                gap.pass(update.id());
                                put(app, after);
                                return Optional.of(after);
                            }
                        })
                        .breaks("PAT-9"));
    }

    /** Adds an empty map for each missing field inside which there is a change. */
    private static Item withMaps(Item item, Update update) {
        Item changed = item;
        for (Change change : update.changes()) {
            if (change.path().isNested() && item.field(change.field()).isEmpty()) {
                changed = Items.with(changed, change.field(), Map.of());
            }
        }
        return changed;
    }

    /** Applies each change to what the one before it has left. */
    private static Map<String, Object> oneByOne(Item before, Update update) {
        AppId app = AppId.of("any");
        Item changed = before;
        for (Change change : update.changes()) {
            if (!Item.OWN_FIELDS.contains(change.field())) {
                Update one = Update.of(before.id(), Precondition.none(), update.revision(), List.of(change));
                changed = one.applyTo(app, Optional.of(changed));
            }
        }
        return changed.attributes();
    }

    private static Update changed(Update update, UnaryOperator<Change> change) {
        return Items.with(update, update.changes().stream().map(change).toList());
    }

    private static boolean isComputed(Change change) {
        return change instanceof ListChange.AppendIfAbsent || change instanceof ListChange.RemoveElements;
    }

    private static Change appended(Change change) {
        return change instanceof ListChange.AppendIfAbsent append
                ? new ListChange.Append(append.path(), append.values())
                : change;
    }

    private static Change withFirstValue(Change change) {
        return change instanceof ListChange.RemoveElements removed
                ? new ListChange.RemoveElements(removed.path(), removed.values().subList(0, 1))
                : change;
    }

    private static Update conditioned(Update update, UnaryOperator<ConditionNode> change) {
        Precondition known = update.precondition();
        Optional<Condition> condition = known.condition().map(given -> new Condition(change.apply(given.root())));
        return Items.with(update, new Precondition(known.type(), known.state(), condition));
    }

    private static ConditionNode replaced(ConditionNode node, UnaryOperator<FieldCondition> change) {
        return node instanceof FieldCondition part
                ? change.apply(part)
                : node.mapChildren(child -> replaced(child, change));
    }

    private static ConditionNode ofWholeField(ConditionNode root) {
        return replaced(
                root,
                part -> part instanceof FieldCondition.Existence existence
                        ? new FieldCondition.Existence(
                                io.para4j.spi.Path.field(existence.path().field()), existence.expected())
                        : part);
    }

    /** Lets a negation hold only where all that it reads is stored. */
    private static ConditionNode ofThreeValues(ConditionNode node) {
        if (!(node instanceof ConditionNode.Not not)) {
            return node.mapChildren(PathMutants::ofThreeValues);
        }
        List<ConditionNode> both = new ArrayList<>(List.of(not));
        new Condition(not).paths().forEach(path -> both.add(new FieldCondition.Existence(path, true)));
        return new ConditionNode.And(both);
    }

    private static FieldCondition ofFirstValue(FieldCondition part) {
        return part instanceof FieldCondition.In in
                ? new FieldCondition.Comparison(
                        in.path(), FieldCondition.Operator.EQUAL, in.values().get(0))
                : part;
    }
}

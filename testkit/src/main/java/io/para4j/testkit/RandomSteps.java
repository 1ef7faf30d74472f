package io.para4j.testkit;

import io.para4j.model.Sysprop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A generator of random steps over two apps, three ids, two types and four fields. There are so few that the steps
 * often affect the same objects.
 */
final class RandomSteps {
    /** The ids that sequences choose. */
    static final List<String> IDS = List.of("a", "b", "c");

    private static final int SLOTS = 4;
    private static final String NUMBER = "n";
    private static final String TEXT = "s";
    private static final String LIST = "list";
    private static final String NAME = "name";
    private static final List<String> PROPERTIES = List.of(NUMBER, NUMBER, TEXT, LIST);
    private static final List<Object> NUMBERS =
            List.of(0L, 1L, -7L, Long.MAX_VALUE / 4, new BigDecimal("0.5"), new BigDecimal("-12.25"));
    // The last two sort one way by UTF-8 bytes and the other way by UTF-16 units.
    private static final List<Object> TEXTS = List.of("", "x", "y", "\uff5e", "\ud83d\ude00");
    private static final List<Object> LISTS = List.of(List.of(), List.of(1L, "x"), List.of(List.of("deep")));

    private static final List<PatchPlan.Action> LIST_ACTIONS =
            List.of(PatchPlan.Action.APPEND, PatchPlan.Action.APPEND_IF_ABSENT, PatchPlan.Action.REMOVE_ELEMENTS);
    private static final List<PatchPlan.Test> COMPARISONS = List.of(
            PatchPlan.Test.EQUAL,
            PatchPlan.Test.NOT_EQUAL,
            PatchPlan.Test.LESS_THAN,
            PatchPlan.Test.GREATER_OR_EQUAL,
            PatchPlan.Test.EXISTS,
            PatchPlan.Test.ABSENT);

    private final Random random;

    /** Chooses among the kinds of changes and tests of a list. It is apart so that seeds keep their sequences. */
    private final Random lists = new Random(0);

    private final boolean isIndexed;
    private final boolean isTransactional;
    private final ModelApps model;

    /**
     * Creates a generator.
     *
     * @param isIndexed whether there are queries among the steps
     * @param isTransactional whether there are transactions among the steps
     */
    RandomSteps(Random random, boolean isIndexed, boolean isTransactional) {
        this.random = random;
        this.isIndexed = isIndexed;
        this.isTransactional = isTransactional;
        this.model = ModelApps.create(isIndexed);
    }

    /** Generates steps one after another, each chosen by the state of the model after the steps before it. */
    List<Step> sequence(int length) {
        List<Step> steps = new ArrayList<>();
        while (steps.size() < length) {
            Step step = step();
            step.run(model.side());
            steps.add(step);
        }
        return steps;
    }

    private Step step() {
        int app = chance(15) ? 1 : 0;
        if (isIndexed && chance(15)) {
            return new QueryStep(app, query(app));
        }
        if (isTransactional && chance(15)) {
            return transaction();
        }
        int kind = random.nextInt(100);
        if (kind < 20) {
            return new CreateStep(app, List.of(draft(app)), false);
        } else if (kind < 32) {
            return new ReadStep(app, id(app), slot());
        } else if (kind < 50) {
            UpdateStep.Edit edit = edit();
            return new UpdateStep(appOf(edit.slot()), List.of(edit), false);
        } else if (kind < 70) {
            return chance(25) ? patchIfUnchanged() : patch(app);
        } else if (kind < 74) {
            int slot = heldSlot();
            return new DeleteStep(appOf(slot), List.of(slot), DeleteStep.Kind.DELETE);
        } else if (kind < 75) {
            return new DeleteStep.ById(app, List.of(id(app)), false);
        } else if (kind < 78) {
            return new ReadStep.Exists(app, id(app));
        }
        return kind < 83 ? new ReadStep.Pages(app, 1 + random.nextInt(4)) : batch(app);
    }

    private Step batch(int app) {
        return switch (random.nextInt(9)) {
            case 0, 7 -> new CreateStep(app, some(() -> draft(app)), true);
            case 1, 2 -> new ReadStep.All(app, some(() -> id(app)));
            case 3, 8 -> new UpdateStep(app, some(this::edit), true);
            case 4 -> new DeleteStep(app, some(this::heldSlot), DeleteStep.Kind.DELETE_ALL);
            case 5 -> new DeleteStep.ById(app, some(() -> id(app)), true);
            default -> new DeleteStep(app, some(this::heldSlot), DeleteStep.Kind.RESTORE_ALL);
        };
    }

    private TransactStep transaction() {
        List<PartPlan> parts = new ArrayList<>();
        Set<Integer> held = new HashSet<>();
        Set<Integer> kept = new HashSet<>();
        for (PartPlan part : some(this::part)) {
            Set<Integer> others = part instanceof PartPlan.Create ? held : kept;
            Set<Integer> own = part instanceof PartPlan.Create ? kept : held;
            if (part.slot().isEmpty()
                    || (!others.contains(part.slot().get())
                            && own.add(part.slot().get()))) {
                parts.add(part);
            }
        }
        return new TransactStep(parts);
    }

    private PartPlan part() {
        int app = chance(25) ? 1 : 0;
        int kind = random.nextInt(100);
        if (kind < 30) {
            CreateStep.Draft draft = draft(app);
            // The error of a refused transaction names each object, so the id is not left to the framework.
            Optional<String> id = Optional.of(draft.id().orElseGet(() -> newId(app)));
            return new PartPlan.Create(app, new CreateStep.Draft(draft.slot(), id, draft.type(), draft.fields()));
        } else if (kind < 55) {
            UpdateStep.Edit edit = edit();
            return new PartPlan.Update(appOf(edit.slot()), edit);
        } else if (kind < 80) {
            PatchStep patch = chance(25) ? patchIfUnchanged() : patch(app);
            return new PartPlan.PatchById(patch.app(), patch.id(), patch.plan(), patch.unchanged());
        } else if (kind < 90) {
            int slot = heldSlot();
            return new PartPlan.Held(appOf(slot), slot, chance(50));
        }
        return new PartPlan.ById(app, chance(50) ? id(app) : newId(app), chance(50));
    }

    /** Returns a query, usually by a text that an object has. */
    private QueryPlan query(int app) {
        List<String> stored = model.apps().get(app).pages(Integer.MAX_VALUE).get(0).stream()
                .map(object -> object.getProperties().get(TEXT))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        String text = stored.isEmpty() || chance(10) ? "x" : oneOf(stored);
        return new QueryPlan(text, bound(), bound(), chance(50), 1 + random.nextInt(3));
    }

    private Optional<Object> bound() {
        return chance(25) ? Optional.of(oneOf(NUMBERS)) : Optional.empty();
    }

    private PatchStep patch(int app) {
        String id = id(app);
        return new PatchStep(app, id, patch(app, id), Optional.empty(), slot());
    }

    private PatchStep patchIfUnchanged() {
        int slot = heldSlot();
        int app = appOf(slot);
        String id =
                model.side().held(slot).map(Samples::id).filter(IDS::contains).orElse(id(app));
        return new PatchStep(app, id, patch(app, id), Optional.of(slot), slot());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Returns an id, usually one that is in use. */
    private String id(int app) {
        List<String> used =
                IDS.stream().filter(id -> model.apps().get(app).exists(id)).toList();
        return used.isEmpty() || chance(10) ? oneOf(IDS) : oneOf(used);
    }

    private String newId(int app) {
        List<String> free =
                IDS.stream().filter(id -> !model.apps().get(app).exists(id)).toList();
        return free.isEmpty() || chance(15) ? oneOf(IDS) : oneOf(free);
    }

    private int slot() {
        return random.nextInt(SLOTS);
    }

    /** Returns a slot, usually one with an object that was created or read. */
    private int heldSlot() {
        int slot = slot();
        for (int i = 0; i < SLOTS && !chance(5); i++) {
            int next = (slot + i) % SLOTS;
            if (model.side().held(next).map(Sysprop::getVersion).isPresent()) {
                return next;
            }
        }
        return slot;
    }

    /** Returns an app, usually that of the object that a slot holds. */
    private int appOf(int slot) {
        boolean isSecond = model.side()
                .held(slot)
                .map(Sysprop::getAppid)
                .filter("two"::equals)
                .isPresent();
        return isSecond != chance(4) ? 1 : 0;
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> some(Supplier<T> element) {
        List<T> some = new ArrayList<>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            T next = element.get();
            if (!some.contains(next) || chance(20)) {
                some.add(next);
            }
        }
        return some;
    }

    private String type() {
        return chance(80) ? "doc" : "memo";
    }

    private CreateStep.Draft draft(int app) {
        Map<String, Object> fields = new TreeMap<>();
        for (int left = random.nextInt(3); left > 0; left--) {
            String field = oneOf(PROPERTIES);
            fields.put(field, value(field));
        }
        if (chance(20)) {
            fields.put(NAME, oneOf(TEXTS));
        }
        if (isIndexed && chance(60)) {
            fields.put(NUMBER, oneOf(NUMBERS));
            fields.put(TEXT, oneOf(TEXTS.subList(1, TEXTS.size())));
        }
        Optional<String> id = chance(85) ? Optional.of(newId(app)) : Optional.empty();
        return new CreateStep.Draft(slot(), id, type(), fields);
    }

    private UpdateStep.Edit edit() {
        Map<String, Optional<Object>> fields = new TreeMap<>();
        for (int left = random.nextInt(3); left > 0; left--) {
            String field = oneOf(PROPERTIES);
            fields.put(field, chance(30) ? Optional.empty() : Optional.of(value(field)));
        }
        if (chance(20)) {
            fields.put(NAME, chance(50) ? Optional.empty() : Optional.of(oneOf(TEXTS)));
        }
        return new UpdateStep.Edit(heldSlot(), fields);
    }

    private PatchPlan patch(int app, String id) {
        Map<String, PatchPlan.Change> changes = new TreeMap<>();
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
            PatchPlan.Change change = change();
            changes.put(change.field(), change);
        }
        Optional<PatchPlan.Guard> guard = chance(25) ? Optional.of(guard()) : Optional.empty();
        String type = model.apps()
                .get(app)
                .read(id)
                .map(Sysprop::getType)
                .filter(stored -> chance(96))
                .orElse(type());
        return new PatchPlan(type, List.copyOf(changes.values()), guard);
    }

    private PatchPlan.Change change() {
        String field = oneOf(PROPERTIES);
        return switch (random.nextInt(6)) {
            case 0 -> new PatchPlan.Change(PatchPlan.Action.SET, field, value(field));
            case 1 -> new PatchPlan.Change(PatchPlan.Action.REMOVE, field, "");
            case 2 -> new PatchPlan.Change(PatchPlan.Action.SET, NAME, oneOf(TEXTS));
            case 3 -> new PatchPlan.Change(PatchPlan.Action.REMOVE, NAME, "");
            case 4 ->
                new PatchPlan.Change(
                        LIST_ACTIONS.get(lists.nextInt(LIST_ACTIONS.size())), chance(80) ? LIST : field, value(TEXT));
            default -> new PatchPlan.Change(PatchPlan.Action.ADD, chance(80) ? NUMBER : field, oneOf(NUMBERS));
        };
    }

    private PatchPlan.Guard guard() {
        boolean isNumber = chance(50);
        Object value = oneOf(isNumber ? NUMBERS : TEXTS);
        String field = chance(80) ? (isNumber ? NUMBER : TEXT) : oneOf(PROPERTIES);
        PatchPlan.Test comparison = oneOf(COMPARISONS);
        return switch (lists.nextInt(6)) {
            case 0 -> new PatchPlan.Guard(PatchPlan.Test.CONTAINS, lists.nextBoolean() ? LIST : field, value);
            case 1 -> new PatchPlan.Guard(PatchPlan.Test.NOT_CONTAINS, lists.nextBoolean() ? LIST : field, value);
            default -> new PatchPlan.Guard(comparison, field, value);
        };
    }

    /**
     * Returns a value, usually of the field's kind, sometimes of another kind, and rarely one that cannot be stored.
     */
    private Object value(String field) {
        if (chance(2)) {
            return Double.NaN;
        }
        String kind = chance(80) ? field : oneOf(PROPERTIES);
        return switch (kind) {
            case NUMBER -> oneOf(NUMBERS);
            case TEXT -> oneOf(TEXTS);
            default -> oneOf(LISTS);
        };
    }
}

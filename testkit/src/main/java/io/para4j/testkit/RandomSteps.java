package io.para4j.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes random steps over two apps, three ids, two types and four fields, so few that they meet. */
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
    // The last two sort the one way by UTF-8 bytes, and the other way by UTF-16 units.
    private static final List<Object> TEXTS = List.of("", "x", "y", "\uff5e", "\ud83d\ude00");
    private static final List<Object> LISTS = List.of(List.of(), List.of(1L, "x"), List.of(List.of("deep")));

    private final Random random;

    RandomSteps(Random random) {
        this.random = random;
    }

    List<Step> sequence(int length) {
        List<Step> steps = new ArrayList<>();
        while (steps.size() < length) {
            steps.add(step());
        }
        return steps;
    }

    private Step step() {
        int app = chance(20) ? 1 : 0;
        int kind = random.nextInt(100);
        if (kind < 14) {
            return new CreateStep(app, List.of(draft()), false);
        } else if (kind < 26) {
            return new ReadStep(app, id(), slot());
        } else if (kind < 46) {
            return new UpdateStep(app, List.of(edit()), false);
        } else if (kind < 66) {
            Optional<Integer> unchanged = chance(20) ? Optional.of(slot()) : Optional.empty();
            return new PatchStep(app, id(), patch(), unchanged, slot());
        } else if (kind < 72) {
            return new DeleteStep(app, List.of(slot()), DeleteStep.Kind.DELETE);
        } else if (kind < 75) {
            return new DeleteStep.ById(app, List.of(id()), false);
        } else if (kind < 78) {
            return new ReadStep.Exists(app, id());
        }
        return kind < 82 ? new ReadStep.Pages(app, 1 + random.nextInt(4)) : batch(app);
    }

    private Step batch(int app) {
        return switch (random.nextInt(6)) {
            case 0 -> new CreateStep(app, some(this::draft), true);
            case 1 -> new ReadStep.All(app, some(this::id));
            case 2 -> new UpdateStep(app, some(this::edit), true);
            case 3 -> new DeleteStep(app, some(this::slot), DeleteStep.Kind.DELETE_ALL);
            case 4 -> new DeleteStep.ById(app, some(this::id), true);
            default -> new DeleteStep(app, some(this::slot), DeleteStep.Kind.RESTORE_ALL);
        };
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String id() {
        return oneOf(IDS);
    }

    private int slot() {
        return random.nextInt(SLOTS);
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> some(Supplier<T> element) {
        List<T> some = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            some.add(element.get());
        }
        return some;
    }

    private String type() {
        return chance(85) ? "doc" : "memo";
    }

    private CreateStep.Draft draft() {
        Map<String, Object> fields = new TreeMap<>();
        for (int left = random.nextInt(3); left > 0; left--) {
            String field = oneOf(PROPERTIES);
            fields.put(field, value(field));
        }
        if (chance(20)) {
            fields.put(NAME, oneOf(TEXTS));
        }
        Optional<String> id = chance(85) ? Optional.of(id()) : Optional.empty();
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
        return new UpdateStep.Edit(slot(), fields);
    }

    private PatchPlan patch() {
        Map<String, PatchPlan.Change> changes = new TreeMap<>();
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
            PatchPlan.Change change = change();
            changes.put(change.field(), change);
        }
        Optional<PatchPlan.Guard> guard = chance(25) ? Optional.of(guard()) : Optional.empty();
        return new PatchPlan(type(), List.copyOf(changes.values()), guard);
    }

    private PatchPlan.Change change() {
        String field = oneOf(PROPERTIES);
        return switch (random.nextInt(6)) {
            case 0 -> new PatchPlan.Change(PatchPlan.Action.SET, field, value(field));
            case 1 -> new PatchPlan.Change(PatchPlan.Action.REMOVE, field, "");
            case 2 -> new PatchPlan.Change(PatchPlan.Action.SET, NAME, oneOf(TEXTS));
            case 3 -> new PatchPlan.Change(PatchPlan.Action.REMOVE, NAME, "");
            case 4 -> new PatchPlan.Change(PatchPlan.Action.APPEND, chance(80) ? LIST : field, value(TEXT));
            default -> new PatchPlan.Change(PatchPlan.Action.ADD, chance(80) ? NUMBER : field, oneOf(NUMBERS));
        };
    }

    private PatchPlan.Guard guard() {
        boolean isNumber = chance(50);
        Object value = oneOf(isNumber ? NUMBERS : TEXTS);
        String field = chance(80) ? (isNumber ? NUMBER : TEXT) : oneOf(PROPERTIES);
        return new PatchPlan.Guard(oneOf(List.of(PatchPlan.Test.values())), field, value);
    }

    /** A value of the kind that the field has mostly, now and then another one, and seldom one that cannot be stored. */
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

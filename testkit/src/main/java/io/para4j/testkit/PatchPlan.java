package io.para4j.testkit;

import io.para4j.Patch;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The changes and conditions of a patch in a random sequence. They are open to the model, which cannot look into a
 * {@link Patch}.
 */
record PatchPlan(String type, List<Change> changes, Optional<Guard> guard) {
    PatchPlan {
        changes = List.copyOf(changes);
    }

    /** The action on a field. */
    enum Action {
        SET,
        REMOVE,
        ADD,
        APPEND,
        APPEND_IF_ABSENT,
        REMOVE_ELEMENTS
    }

    /** A change of one field; the value of a removal is not used. */
    record Change(Action action, String field, Object value) {
        private Patch<ParaObject> addTo(Patch<ParaObject> patch) {
            return switch (action) {
                case SET -> patch.set(field, value);
                case REMOVE -> patch.remove(field);
                case ADD -> patch.add(field, (Number) value);
                case APPEND -> patch.append(field, value);
                case APPEND_IF_ABSENT -> patch.appendIfAbsent(field, value);
                case REMOVE_ELEMENTS -> patch.removeElements(field, value);
            };
        }

        private String code() {
            String name = JavaText.literal(field);
            return switch (action) {
                case SET -> ".set(" + name + ", " + JavaText.literal(value) + ")";
                case REMOVE -> ".remove(" + name + ")";
                case ADD -> ".add(" + name + ", " + JavaText.literal(value) + ")";
                case APPEND -> ".append(" + name + ", " + JavaText.literal(value) + ")";
                case APPEND_IF_ABSENT -> ".appendIfAbsent(" + name + ", " + JavaText.literal(value) + ")";
                case REMOVE_ELEMENTS -> ".removeElements(" + name + ", " + JavaText.literal(value) + ")";
            };
        }
    }

    /** The test that a condition makes on a field. */
    enum Test {
        EQUAL("equal"),
        NOT_EQUAL("notEqual"),
        LESS_THAN("lessThan"),
        GREATER_OR_EQUAL("greaterOrEqual"),
        EXISTS("exists"),
        ABSENT("absent"),
        CONTAINS("contains"),
        NOT_CONTAINS("contains");

        private final String method;

        Test(String method) {
            this.method = method;
        }

        boolean comparesValue() {
            return this != EXISTS && this != ABSENT;
        }
    }

    /** A condition on one field; a test of existence does not use the value. */
    record Guard(Test test, String field, Object value) {
        private Condition condition() {
            return switch (test) {
                case EQUAL -> Condition.equal(field, value);
                case NOT_EQUAL -> Condition.notEqual(field, value);
                case LESS_THAN -> Condition.lessThan(field, value);
                case GREATER_OR_EQUAL -> Condition.greaterOrEqual(field, value);
                case EXISTS -> Condition.exists(field);
                case ABSENT -> Condition.absent(field);
                case CONTAINS -> Condition.contains(field, value);
                case NOT_CONTAINS -> Condition.contains(field, value).not();
            };
        }

        private String code() {
            String second = test.comparesValue() ? ", " + JavaText.literal(value) : "";
            String not = test == Test.NOT_CONTAINS ? ".not()" : "";
            return ".onlyIf(Condition." + test.method + "(" + JavaText.literal(field) + second + ")" + not + ")";
        }
    }

    Patch<ParaObject> patch(Optional<Sysprop> unchanged) {
        Patch<ParaObject> patch = Patch.of(type);
        for (Change change : changes) {
            patch = change.addTo(patch);
        }
        if (unchanged.isPresent()) {
            patch = patch.ifUnchanged(unchanged.get());
        }
        return guard.isPresent() ? patch.onlyIf(guard.get().condition()) : patch;
    }

    /** Returns the patch as Java. The object that it requires unchanged is given by the name of a variable. */
    String code(Optional<String> unchanged) {
        StringBuilder code = new StringBuilder("Patch.of(" + JavaText.literal(type) + ")");
        changes.forEach(change -> code.append(change.code()));
        unchanged.ifPresent(variable -> code.append(".ifUnchanged(" + variable + ")"));
        guard.ifPresent(each -> code.append(each.code()));
        return code.toString();
    }

    List<PatchPlan> simpler() {
        List<PatchPlan> simpler = new ArrayList<>();
        if (guard.isPresent()) {
            simpler.add(new PatchPlan(type, changes, Optional.empty()));
        }
        for (int i = 0; i < changes.size(); i++) {
            List<Change> fewer = new ArrayList<>(changes);
            Change change = fewer.remove(i);
            if (!fewer.isEmpty()) {
                simpler.add(new PatchPlan(type, fewer, guard));
            }
            boolean isText = change.field().equals("name");
            if (change.action() != Action.REMOVE && !isText && !change.value().equals(1L)) {
                List<Change> plainer = new ArrayList<>(changes);
                plainer.set(i, new Change(change.action(), change.field(), 1L));
                simpler.add(new PatchPlan(type, plainer, guard));
            }
        }
        return simpler;
    }

    /** Returns the sum of two numbers; empty if one of them is not a number. */
    static Optional<Object> sum(Object stored, Object amount) {
        if (!(stored instanceof Number) || !(amount instanceof Number)) {
            return Optional.empty();
        }
        BigDecimal sum = new BigDecimal(stored.toString()).add(new BigDecimal(amount.toString()));
        boolean isWhole = sum.stripTrailingZeros().scale() <= 0;
        return Optional.of(isWhole ? (Object) sum.longValueExact() : sum.stripTrailingZeros());
    }
}

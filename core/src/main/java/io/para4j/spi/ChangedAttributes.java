package io.para4j.spi;

import io.para4j.error.MessageText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an item during an update. The paths of the changes do not overlap, so that their order has no
 * effect, except where the removal of an element moves the later elements of its list. Such removals come last, from
 * the end of each list, so that every index is a position before the update.
 */
final class ChangedAttributes {
    private static final Comparator<Path.Step> STEPS = Comparator.<Path.Step, Integer>comparing(
                    step -> step instanceof Path.Step.Index at ? at.index() : -1)
            .thenComparing(step -> step instanceof Path.Step.Name entry ? entry.name() : "");

    private final Map<String, Object> attributes;
    private final List<Change> removedElements = new ArrayList<>();

    ChangedAttributes(Map<String, Object> before) {
        this.attributes = new LinkedHashMap<>(before);
    }

    /** Applies a change to an attribute. The removal of an element waits for {@link #finish}. */
    void apply(Change change) {
        boolean isRemoval = change instanceof Change.Remove && change.path().isNested();
        if (isRemoval && lastStep(change.path()) instanceof Path.Step.Index) {
            removedElements.add(change);
        } else {
            applyNow(change);
        }
    }

    /** Removes the elements that wait, and returns the attributes after all changes. */
    Map<String, Object> finish() {
        removedElements.sort(
                Comparator.comparing(Change::path, ChangedAttributes::compare).reversed());
        removedElements.forEach(this::applyNow);
        return attributes;
    }

    private static int compare(Path left, Path right) {
        Iterator<Path.Step> others = right.steps().iterator();
        for (Path.Step step : left.steps()) {
            int order = others.hasNext() ? STEPS.compare(step, others.next()) : 1;
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : left.field().compareTo(right.field());
    }

    private static Path.Step lastStep(Path path) {
        return path.steps().get(path.steps().size() - 1);
    }

    private void applyNow(Change change) {
        String field = change.field();
        @Nullable Object after = changed(change, 0, attributes.get(field));
        if (after == null) {
            attributes.remove(field);
        } else {
            attributes.put(field, after);
        }
    }

    /** Returns the value after a change of it, or of a value inside it, after that many steps. Null if it is removed. */
    private static @Nullable Object changed(Change change, int steps, @Nullable Object stored) {
        if (steps == change.path().steps().size()) {
            return changed(change, stored);
        }
        Path.Step step = change.path().steps().get(steps);
        if (step instanceof Path.Step.Name entry) {
            return changedMap(change, steps, map(change.path(), steps, stored), entry.name());
        }
        return changedList(change, steps, list(change.path(), steps, stored), ((Path.Step.Index) step).index());
    }

    private static Map<String, Object> changedMap(Change change, int steps, Map<?, ?> map, String name) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, value));
        @Nullable Object after = changed(change, steps + 1, copy.get(name));
        if (after == null) {
            copy.remove(name);
        } else {
            copy.put(name, after);
        }
        return Collections.unmodifiableMap(copy);
    }

    private static List<Object> changedList(Change change, int steps, List<?> list, int index) {
        List<Object> copy = new ArrayList<>(list);
        boolean isLast = steps + 1 == change.path().steps().size();
        if (index >= copy.size() && isLast && !isForMissing(change)) {
            throw change.path().refused(start(change.path(), steps) + " has " + copy.size() + " elements");
        }
        @Nullable Object after = changed(change, steps + 1, index < copy.size() ? copy.get(index) : null);
        if (after != null) {
            copy.set(index, after);
        } else if (index < copy.size()) {
            copy.remove(index);
        }
        return Collections.unmodifiableList(copy);
    }

    private static boolean isForMissing(Change change) {
        return change instanceof Change.Remove || change instanceof ListChange.RemoveElements;
    }

    private static @Nullable Object changed(Change change, @Nullable Object stored) {
        if (change instanceof Change.Set set) {
            return set.value();
        } else if (change instanceof Change.Add add) {
            return add.applyTo(present(stored, 0L));
        } else if (change instanceof ListChange list) {
            boolean isMissing = stored == null || stored == Null.NULL;
            return isMissing && change instanceof ListChange.RemoveElements
                    ? stored
                    : list.applyTo(present(stored, List.of()));
        }
        return null;
    }

    private static Object present(@Nullable Object stored, Object ifMissing) {
        return stored == null || stored == Null.NULL ? ifMissing : stored;
    }

    private static Map<?, ?> map(Path path, int steps, @Nullable Object stored) {
        if (stored instanceof Map<?, ?> map) {
            return map;
        }
        throw notA("map", path, steps, stored);
    }

    private static List<?> list(Path path, int steps, @Nullable Object stored) {
        if (stored instanceof List<?> list) {
            return list;
        }
        throw notA("list", path, steps, stored);
    }

    private static InvalidValueException notA(String kind, Path path, int steps, @Nullable Object stored) {
        String start = MessageText.name(start(path, steps));
        return path.refused(
                stored == null || stored == Null.NULL
                        ? start + " is not stored; set the whole field"
                        : start + " holds " + Values.kind(stored) + ", which is not a " + kind);
    }

    /** Returns the text of the first steps of a path. */
    private static String start(Path path, int steps) {
        return new Path(path.field(), path.steps().subList(0, steps)).shown();
    }
}

package io.para4j.testkit;

import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.Target;
import io.para4j.error.TransactionException;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a caller sees as text that can be compared. Revisions are shown by the order in which they were first
 * seen, apps by their number, and times from the start of the sequence.
 */
final class View {
    private final List<String> apps;
    private final long start;
    private final Map<String, String> revisions = new HashMap<>();

    View(List<String> apps, long start) {
        this.apps = List.copyOf(apps);
        this.start = start;
    }

    String object(ParaObject object) {
        Map<String, Object> fields = new TreeMap<>(Fields.of(object));
        String id = String.valueOf(fields.remove("id"));
        String type = String.valueOf(fields.remove("type"));
        fields.computeIfPresent("appid", (name, app) -> "app " + (apps.indexOf(app) + 1));
        fields.computeIfPresent("timestamp", (name, time) -> (Long) time - start);
        fields.computeIfPresent("updated", (name, time) -> (Long) time - start);
        fields.computeIfPresent(
                "revision", (name, text) -> revisions.computeIfAbsent((String) text, key -> "#" + revisions.size()));
        StringJoiner text = new StringJoiner(", ", type + " '" + id + "' {", "}");
        fields.forEach((name, value) -> text.add(name.replace("property ", "") + "=" + value(name, value)));
        return text.toString();
    }

    private static String value(String name, @Nullable Object value) {
        boolean isProperty = name.startsWith("property ") || name.equals("name");
        return isProperty && value instanceof String text && !text.equals("null")
                ? JavaText.literal(text)
                : String.valueOf(value);
    }

    String objects(Iterable<? extends ParaObject> objects) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        objects.forEach(object -> text.add(object(object)));
        return text.toString();
    }

    /**
     * Shows the sizes of pages, and the objects on them in the order of their ids, since the order of a store is its
     * own choice.
     */
    String pages(List<List<Sysprop>> pages) {
        List<Sysprop> all = new ArrayList<>();
        pages.forEach(all::addAll);
        all.sort(java.util.Comparator.comparing(Samples::id));
        List<Integer> sizes = pages.stream().map(List::size).toList();
        return "pages of " + sizes + ": " + objects(all);
    }

    /** Shows an error by its class and the facts that the contract promises. */
    String error(Throwable error) {
        String name = error.getClass().getSimpleName();
        if (error instanceof VersionConflictException e) {
            return name + " of " + e.id() + ", held " + e.held() + ", stored " + e.stored();
        } else if (error instanceof TypeMismatchException e) {
            return name + " of " + e.id() + ", expected " + e.expected() + ", stored " + e.stored();
        } else if (error instanceof ConditionFailedException e) {
            return name + " with " + object(e.stored(ParaObject.class));
        } else if (error instanceof ObjectExistsException e) {
            return name + " of " + e.id();
        } else if (error instanceof ObjectNotFoundException e) {
            return name + " of " + e.id();
        } else if (error instanceof BatchException e) {
            return name + " " + e.entries().stream().map(this::entry).toList();
        } else if (error instanceof TransactionException e) {
            return name + " " + e.entries().stream().map(this::entry).toList();
        } else if (error instanceof InvalidObjectException || error instanceof IllegalArgumentException) {
            return name;
        }
        return "unexpected " + error;
    }

    private String entry(TransactionException.Entry entry) {
        Target target = entry.target();
        return "app " + (apps.indexOf(target.app()) + 1) + " " + target.id()
                + entry.error().map(error -> " " + error(error)).orElse("");
    }

    private String entry(BatchEntry entry) {
        return entry.state() + entry.error().map(error -> " " + error(error)).orElse("");
    }
}

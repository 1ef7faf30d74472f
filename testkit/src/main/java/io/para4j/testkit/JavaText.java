package io.para4j.testkit;

import io.para4j.model.Sysprop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a sequence as the body of a test: Java code over the public API and AssertJ, in which {@code one} and
 * {@code two} are the stores of two empty apps, and {@code transactions} those of the same Para. It also runs the sequence on the model, so that each call is written
 * with the right outcome.
 */
final class JavaText {
    /** The stand-in for null among the values of fields. */
    static final Object NULL = new Object();

    private static final List<String> APPS = List.of("one", "two");

    private record Place(int app, String id) {}

    private final Side model;
    private final List<? extends Subject> apps;
    private final List<String> lines = new ArrayList<>();
    private final Map<Integer, String> variables = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Set<Place> touched = new LinkedHashSet<>();
    private int count;
    private int lastSlot;

    private JavaText(Side model, List<? extends Subject> apps) {
        this.model = model;
        this.apps = apps;
    }

    /** Returns a sequence as Java, with assertions on the objects that must be stored at the end. */
    static String of(List<Step> steps, ModelApps model) {
        JavaText text = new JavaText(model.side(), model.apps());
        for (Step step : steps) {
            step.run(text.model);
            step.print(text);
        }
        text.end();
        return text.lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }

    /** Returns a value as a Java expression. */
    static String literal(@Nullable Object value) {
        if (value instanceof String text) {
            return text.codePoints().mapToObj(JavaText::escaped).collect(Collectors.joining("", "\"", "\""));
        } else if (value instanceof Long) {
            return value + "L";
        } else if (value instanceof BigDecimal) {
            return "new BigDecimal(\"" + value + "\")";
        } else if (value instanceof Double number && number.isNaN()) {
            return "Double.NaN";
        } else if (value instanceof List<?> list) {
            return list.stream().map(JavaText::literal).collect(Collectors.joining(", ", "List.of(", ")"));
        }
        return value == NULL ? "null" : String.valueOf(value);
    }

    private static String escaped(int codePoint) {
        if (codePoint == '"' || codePoint == '\\') {
            return "\\" + (char) codePoint;
        }
        return codePoint >= ' ' && codePoint <= '~'
                ? Character.toString(codePoint)
                : Character.toString(codePoint)
                        .chars()
                        .mapToObj(unit -> String.format("\\u%04x", unit))
                        .collect(Collectors.joining());
    }

    void line(String line) {
        lines.add(line);
    }

    /** Writes a call that the model has just made. */
    void call(String code) {
        line(model.error()
                .map(error -> "assertThatThrownBy(() -> " + code + ").isInstanceOf("
                        + error.getClass().getSimpleName() + ".class);")
                .orElse(code + ";"));
    }

    boolean isRefused() {
        return model.error().isPresent();
    }

    /** Declares the variable of the object that a slot holds from now on. */
    String declare(int slot, String code) {
        String variable = "object" + ++count;
        variables.put(slot, variable);
        lastSlot = slot;
        line("Sysprop " + variable + " = " + code + ";");
        return variable;
    }

    /** Returns the variable of the object that a slot holds. */
    Optional<String> held(int slot) {
        return model.held(slot).map(object -> variables.getOrDefault(slot, "null"));
    }

    void edit(String variable, Map<String, Object> values) {
        values.forEach((name, value) -> line(
                name.equals("name")
                        ? variable + ".setName(" + literal(value) + ");"
                        : variable + ".set(" + literal(name) + ", " + literal(value) + ");"));
    }

    void read(int app, String id, int slot) {
        note(app, id);
        if (stored(app, id).isPresent()) {
            declare(slot, readCode(app, id) + ".orElseThrow()");
        } else {
            line("assertThat(" + readCode(app, id) + ").isEmpty();");
        }
    }

    private String readCode(int app, String id) {
        return app(app) + ".read(Sysprop.class, " + id(id) + ", ReadOptions.strong())";
    }

    String app(int app) {
        return APPS.get(app);
    }

    String id(String id) {
        return ids.getOrDefault(id, literal(id));
    }

    String ids(List<String> all) {
        return all.stream().map(this::id).collect(Collectors.joining(", "));
    }

    /** Notes that a call was about an id, so that the object stored there is checked at the end. */
    void note(int app, String id) {
        touched.add(new Place(app, id));
    }

    /** Notes the id of a held object. An id that the framework generated is written as the id of the variable. */
    void noteId(int app, int slot) {
        model.held(slot).map(Samples::id).ifPresent(id -> {
            if (id.startsWith(ModelApps.BORN)) {
                ids.putIfAbsent(id, variables.get(slot) + ".getId()");
            }
            note(app, id);
        });
    }

    Optional<Sysprop> stored(int app, String id) {
        return apps.get(app).read(id);
    }

    List<String> storedIds(int app) {
        return apps.get(app).pages(Integer.MAX_VALUE).get(0).stream()
                .map(Samples::id)
                .toList();
    }

    /** Returns the ids that a query finds, in its order. */
    List<String> found(int app, QueryPlan plan) {
        return apps.get(app).query(plan).stream()
                .flatMap(List::stream)
                .map(Samples::id)
                .toList();
    }

    private void end() {
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        boolean hasNames = lines.stream().anyMatch(line -> line.contains("\"name\"") || line.contains("setName"));
        if (last.startsWith("Sysprop ")) {
            model.held(lastSlot).ifPresent(object -> isAsIn(object, String.valueOf(variables.get(lastSlot)), hasNames));
        }
        for (Place place : touched) {
            Optional<Sysprop> stored = stored(place.app(), place.id());
            read(place.app(), place.id(), -1);
            stored.ifPresent(object -> isAsIn(object, String.valueOf(variables.get(-1)), hasNames));
        }
    }

    private void isAsIn(Sysprop object, String variable, boolean hasNames) {
        line("assertThat(" + variable + ".getVersion()).isEqualTo(" + literal(object.getVersion()) + ");");
        if (hasNames) {
            String name = object.getName();
            line("assertThat(" + variable + ".getName())."
                    + (name == null ? "isNull()" : "isEqualTo(" + literal(name) + ")") + ";");
        }
        String properties = new TreeMap<>(object.getProperties())
                .entrySet().stream()
                        .map(field -> literal(field.getKey()) + ", " + literal(field.getValue()))
                        .collect(Collectors.joining(", "));
        line("assertThat(" + variable + ".getProperties()).isEqualTo(Map.of(" + properties + "));");
    }
}

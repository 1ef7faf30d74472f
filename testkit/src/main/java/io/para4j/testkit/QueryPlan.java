package io.para4j.testkit;

import io.para4j.Pager;
import io.para4j.Query;
import io.para4j.model.Sysprop;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query in a random sequence, by text and in the order of a number. It is open to the model, which cannot look into a
 * {@link Query}.
 *
 * @param above the number that each result is above
 * @param to the number that no result is above
 */
record QueryPlan(String text, Optional<Object> above, Optional<Object> to, boolean isDescending, int limit) {
    /** The index of random sequences. */
    static final IndexDefinition INDEX =
            new IndexDefinition("doc", "by_text", IndexField.text("s"), Optional.of(IndexField.number("n")));

    Query<Sysprop> query() {
        Query<Sysprop> query = Query.of(INDEX.type(), INDEX.name()).equal(text).page(Pager.of(limit));
        if (above.isPresent()) {
            query = query.above(above.get());
        }
        if (to.isPresent()) {
            query = query.to(to.get());
        }
        return isDescending ? query.descending() : query;
    }

    /** Returns whether a value can be stored in a field, since the index refuses values of other kinds. */
    static boolean isStorable(String field, @Nullable Object value) {
        if (value == null) {
            return true;
        }
        return switch (field) {
            case "s" -> value instanceof String stored && !stored.isEmpty();
            case "n" -> value instanceof Number;
            default -> true;
        };
    }

    /** Returns whether a change can leave only values that can be stored. */
    static boolean isStorable(PatchPlan.Change change) {
        return switch (change.action()) {
            case REMOVE -> true;
            case SET -> isStorable(change.field(), change.value());
            case ADD -> !change.field().equals("s");
            default -> !change.field().equals("s") && !change.field().equals("n");
        };
    }

    boolean matches(ModelState state) {
        Object number = state.fields().get("n");
        return state.type().equals(INDEX.type())
                && text.equals(state.fields().get("s"))
                && number != null
                && above.map(bound -> decimal(number).compareTo(decimal(bound)) > 0)
                        .orElse(true)
                && to.map(bound -> decimal(number).compareTo(decimal(bound)) <= 0)
                        .orElse(true);
    }

    private static BigDecimal decimal(Object number) {
        return new BigDecimal(number.toString());
    }

    /** Returns the order of the results. */
    Comparator<Map.Entry<String, ModelState>> order() {
        Comparator<Map.Entry<String, ModelState>> byNumber = Comparator.comparing(
                entry -> decimal(String.valueOf(entry.getValue().fields().get("n"))));
        Comparator<Map.Entry<String, ModelState>> order = byNumber.thenComparing(Map.Entry::getKey);
        return isDescending ? order.reversed() : order;
    }

    String code() {
        return "Query.of(\"" + INDEX.type() + "\", \"" + INDEX.name() + "\").equal(" + JavaText.literal(text) + ")"
                + above.map(bound -> ".above(" + JavaText.literal(bound) + ")").orElse("")
                + to.map(bound -> ".to(" + JavaText.literal(bound) + ")").orElse("")
                + (isDescending ? ".descending()" : "")
                + ".page(Pager.of(" + limit + "))";
    }

    List<QueryPlan> simpler() {
        List<QueryPlan> simpler = new ArrayList<>();
        if (above.isPresent()) {
            simpler.add(new QueryPlan(text, Optional.empty(), to, isDescending, limit));
        }
        if (to.isPresent()) {
            simpler.add(new QueryPlan(text, above, Optional.empty(), isDescending, limit));
        }
        if (isDescending) {
            simpler.add(new QueryPlan(text, above, to, false, limit));
        }
        return simpler;
    }
}

package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import io.para4j.spi.SortRange;
import java.util.Optional;

/**
 * The key condition of a query: the app, the type and the partition value, and the range of the sort field. The service
 * allows one condition on the sort field. So two bounds become a BETWEEN, for which an exclusive bound is replaced by
 * the {@link AdjacentValues adjacent value}.
 */
final class IndexKeyCondition {
    private final Placeholders placeholders = new Placeholders();
    private final StringBuilder text = new StringBuilder();

    private IndexKeyCondition() {}

    /** Returns the condition of a query; empty if no value can be in its range. */
    static Optional<IndexKeyCondition> of(TableLayout layout, AppId app, IndexQuery query) {
        SortRange range = inclusive(query.range());
        if (range.isEmpty()) {
            return Optional.empty();
        }
        IndexKeyCondition condition = new IndexKeyCondition();
        Placeholders placeholders = condition.placeholders;
        condition
                .text
                .append(placeholders.name(TableLayout.APP))
                .append('=')
                .append(placeholders.value(layout.app(app)));
        condition.addEqual(Item.TYPE, query.index().type());
        condition.addEqual(query.index().partition().name(), query.partition());
        query.index().sort().ifPresent(field -> condition.add(field.name(), range));
        return Optional.of(condition);
    }

    private static SortRange inclusive(SortRange range) {
        if (range.lower().isEmpty() || range.upper().isEmpty() || range.isEmpty()) {
            return range;
        }
        SortRange.Bound lower = range.lower().get();
        SortRange.Bound upper = range.upper().get();
        Object from = lower.isInclusive() ? lower.value() : AdjacentValues.above(lower.value());
        Object to = upper.isInclusive() ? upper.value() : AdjacentValues.below(upper.value());
        return range.withLower(new SortRange.Bound(from, true)).withUpper(new SortRange.Bound(to, true));
    }

    private void addEqual(String attribute, Object value) {
        text.append(" AND ").append(placeholders.name(attribute)).append('=').append(placeholder(value));
    }

    private void add(String field, SortRange range) {
        // The service refuses the empty prefix, with which all texts begin.
        if (range.isAll() || range.prefix().filter(String::isEmpty).isPresent()) {
            return;
        }
        String sort = placeholders.name(field);
        if (range.prefix().isPresent()) {
            String prefix = placeholder(range.prefix().get());
            text.append(" AND begins_with(")
                    .append(sort)
                    .append(',')
                    .append(prefix)
                    .append(')');
        } else if (range.lower().isPresent() && range.upper().isPresent()) {
            text.append(" AND ").append(sort).append(" BETWEEN ");
            text.append(placeholder(range.lower().get().value())).append(" AND ");
            text.append(placeholder(range.upper().get().value()));
        } else {
            range.lower().ifPresent(bound -> addBound(sort, '>', bound));
            range.upper().ifPresent(bound -> addBound(sort, '<', bound));
        }
    }

    private void addBound(String sort, char order, SortRange.Bound bound) {
        text.append(" AND ").append(sort).append(order);
        text.append(bound.isInclusive() ? "=" : "").append(placeholder(bound.value()));
    }

    private String placeholder(Object value) {
        return placeholders.value(AttributeValues.encode(value));
    }

    String text() {
        return text.toString();
    }

    Placeholders placeholders() {
        return placeholders;
    }
}

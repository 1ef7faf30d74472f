package io.para4j;

import io.para4j.error.Target;
import io.para4j.internal.codec.ClassPlan;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.internal.codec.StandardField;
import io.para4j.spi.Condition;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Path;
import io.para4j.spi.SortRange;
import java.util.Optional;

/** Plans queries: finds the index, and converts the values of a query to stored values. */
final class QueryPlanner {
    private final DeclaredIndexes indexes;
    private final ObjectCodec codec;

    QueryPlanner(DeclaredIndexes indexes, ObjectCodec codec) {
        this.indexes = indexes;
        this.codec = codec;
    }

    /**
     * Returns the request for the first page of a query.
     *
     * @throws IllegalArgumentException if the index is not declared, or a value does not fit it
     */
    IndexQuery plan(Query<?> query, int limit) {
        IndexDefinition index = index(query.source());
        Query.Selection selection = query.selection();
        Optional<ClassPlan> plan = codec.plan(index.type());
        if (selection.partition() == null) {
            throw new IllegalArgumentException(
                    "a query of index " + Target.quote(index.fullName()) + " needs a value of its field "
                            + Target.quote(index.partition().name()) + "; give it by equal(...)");
        }
        Object partition =
                key(index, index.partition(), plan, selection.partition(), IndexDefinition.MAX_PARTITION_BYTES);
        SortRange range = range(index, plan, selection.range());
        Optional<Condition> filter = selection.filter().map(new ConditionPlanner(codec, plan)::planned);
        return new IndexQuery(index, partition, range, selection.isDescending(), filter, limit, Optional.empty());
    }

    private IndexDefinition index(Query.Source<?> source) {
        return indexes.find(source.type(), source.index())
                .orElseThrow(() -> new IllegalArgumentException("no index " + Target.quote(source.index())
                        + " is declared for type " + Target.quote(source.type()) + "; it has "
                        + indexes.of(source.type()).stream()
                                .map(IndexDefinition::name)
                                .toList()));
    }

    private SortRange range(IndexDefinition index, Optional<ClassPlan> plan, SortRange range) {
        if (range.isAll()) {
            return range;
        }
        IndexField sort = index.sort()
                .orElseThrow(() -> new IllegalArgumentException("index " + Target.quote(index.fullName())
                        + " has no sort field, so a query gives no range of it"));
        if (range.prefix().isPresent()) {
            boolean isText = sort.kind() == IndexField.Kind.TEXT;
            if (!isText) {
                throw new InvalidValueException(
                        sort.name(), "only a text begins with a text, but it is " + sort.kind());
            }
            sort.check(
                    Item.normalise(sort.name(), range.prefix().get()),
                    IndexDefinition.MAX_SORT_BYTES,
                    index.fullName());
            return range;
        }
        return new SortRange(
                range.lower().map(bound -> stored(index, sort, plan, bound)),
                range.upper().map(bound -> stored(index, sort, plan, bound)),
                Optional.empty());
    }

    private SortRange.Bound stored(
            IndexDefinition index, IndexField sort, Optional<ClassPlan> plan, SortRange.Bound bound) {
        Object value = key(index, sort, plan, bound.value(), IndexDefinition.MAX_SORT_BYTES);
        return new SortRange.Bound(value, bound.isInclusive());
    }

    private Object key(IndexDefinition index, IndexField field, Optional<ClassPlan> plan, Object value, int maxBytes) {
        String name = field.name();
        Object stored;
        if (StandardField.isReserved(name)) {
            stored = Item.normalise(name, value);
        } else if (plan.isPresent()) {
            stored = ConditionPlanner.operand(plan.get().declared(Path.field(name)), value);
        } else {
            stored = codec.toComparable(name, value);
        }
        return field.check(stored, maxBytes, index.fullName());
    }
}

package io.para4j.testkit;

import io.para4j.Query;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A query about parcels with the answer that the contract demands, which is found by looking at each parcel. It shares
 * no rule with core or with a store.
 *
 * @param value the value of the partition field
 * @param prefix the beginning of the sort field's texts, beside which there are no bounds
 */
record Question(
        ParcelIndex index,
        Object value,
        Optional<Bound> lower,
        Optional<Bound> upper,
        Optional<String> prefix,
        boolean isDescending) {

    /** A bound of the sort field. */
    record Bound(Object value, boolean isInclusive) {
        @Override
        public String toString() {
            return shown(value) + (isInclusive ? " included" : " excluded");
        }
    }

    static Question of(ParcelIndex index, Object value) {
        return new Question(index, value, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** Returns a question with values that parcels have, and any kind of range that the index allows. */
    static Question random(Random random) {
        ParcelIndex index = ParcelValues.oneOf(random, List.of(ParcelIndex.values()));
        Question all = of(index, ParcelValues.oneOf(random, index.partitions()));
        boolean isDescending = random.nextBoolean();
        if (index.isSortedByText() && random.nextInt(3) == 0) {
            String text = (String) ParcelValues.oneOf(random, index.sorts());
            return all.with(Optional.empty(), Optional.empty(), Optional.of(text), isDescending);
        }
        if (!index.hasSort()) {
            return all.with(Optional.empty(), Optional.empty(), Optional.empty(), isDescending);
        }
        return all.with(bound(random, index), bound(random, index), Optional.empty(), isDescending);
    }

    private static Optional<Bound> bound(Random random, ParcelIndex index) {
        return random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(new Bound(ParcelValues.oneOf(random, index.sorts()), random.nextBoolean()));
    }

    private Question with(Optional<Bound> from, Optional<Bound> to, Optional<String> start, boolean isOtherDescending) {
        return new Question(index, value, from, to, start, isOtherDescending);
    }

    Question descending() {
        return with(lower, upper, prefix, true);
    }

    Question from(Object least, boolean isInclusive) {
        return with(Optional.of(new Bound(least, isInclusive)), upper, prefix, isDescending);
    }

    Question to(Object greatest, boolean isInclusive) {
        return with(lower, Optional.of(new Bound(greatest, isInclusive)), prefix, isDescending);
    }

    Question prefix(String start) {
        return with(lower, upper, Optional.of(start), isDescending);
    }

    Query<Parcel> query() {
        Query<Parcel> query = Query.of(Parcel.class, index.indexName()).equal(value);
        if (lower.isPresent()) {
            Object least = lower.get().value();
            query = lower.get().isInclusive() ? query.from(least) : query.above(least);
        }
        if (upper.isPresent()) {
            Object greatest = upper.get().value();
            query = upper.get().isInclusive() ? query.to(greatest) : query.below(greatest);
        }
        if (prefix.isPresent()) {
            query = query.prefix(prefix.get());
        }
        return isDescending ? query.descending() : query;
    }

    boolean matches(Parcel parcel) {
        Object partition = index.partition(parcel);
        Object sort = index.sort(parcel);
        return partition != null
                && ParcelValues.compare(partition, value) == 0
                && (index.hasSort() ? sort != null && isInRange(sort) : true);
    }

    private boolean isInRange(Object sort) {
        return lower.map(bound -> isBefore(bound.value(), sort, bound)).orElse(true)
                && upper.map(bound -> isBefore(sort, bound.value(), bound)).orElse(true)
                && prefix.map(start -> ((String) sort).startsWith(start)).orElse(true);
    }

    private static boolean isBefore(Object left, Object right, Bound bound) {
        int order = ParcelValues.compare(left, right);
        return bound.isInclusive() ? order <= 0 : order < 0;
    }

    /** Returns the ids of the parcels that match, in the order of the answer. */
    List<String> answer(List<Parcel> parcels) {
        Comparator<Parcel> order = ((Comparator<Parcel>) this::compareSort).thenComparing(ParcelValues.BY_ID);
        return parcels.stream()
                .filter(this::matches)
                .sorted(isDescending ? order.reversed() : order)
                .map(Samples::id)
                .toList();
    }

    private int compareSort(Parcel left, Parcel right) {
        Object first = index.sort(left);
        Object second = index.sort(right);
        return first == null || second == null ? 0 : ParcelValues.compare(first, second);
    }

    @Override
    public String toString() {
        return index.indexName() + " of " + shown(value)
                + lower.map(bound -> " from " + bound).orElse("")
                + upper.map(bound -> " to " + bound).orElse("")
                + prefix.map(text -> " beginning with " + shown(text)).orElse("")
                + (isDescending ? " descending" : "");
    }

    private static String shown(@Nullable Object value) {
        return value instanceof byte[] bytes ? java.util.Arrays.toString(bytes) : JavaText.literal(value);
    }
}

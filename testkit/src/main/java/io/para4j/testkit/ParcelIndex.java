package io.para4j.testkit;

import io.para4j.model.ParaObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The indexes of {@link Parcel}, with sample values of their fields. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable, and the functions have no state
enum ParcelIndex {
    BY_CITY(parcel -> parcel.city, parcel -> parcel.weight, ParcelValues.CITIES, ParcelValues.WEIGHTS),
    BY_STREET(parcel -> parcel.city, parcel -> parcel.street, ParcelValues.CITIES, ParcelValues.STREETS),
    BY_QUALITY(parcel -> parcel.quality, parcel -> parcel.due, ParcelValues.QUALITIES, ParcelValues.DUES),
    BY_LANE(parcel -> parcel.lane, parcel -> parcel.seal, ParcelValues.LANES, ParcelValues.SEALS),
    BY_SEAL(parcel -> parcel.seal, parcel -> null, ParcelValues.SEALS, List.of()),
    BY_PARENT(ParaObject::getParentid, ParaObject::getTimestamp, ParcelValues.PARENTS, ParcelValues.TIMES);

    /** The size that a time of creation counts in a key, as any number does. */
    static final int TIME_BYTES = 21;

    private final Function<Parcel, @Nullable Object> partition;
    private final Function<Parcel, @Nullable Object> sort;
    private final List<?> partitions;
    private final List<?> sorts;

    ParcelIndex(
            Function<Parcel, @Nullable Object> partition,
            Function<Parcel, @Nullable Object> sort,
            List<?> partitions,
            List<?> sorts) {
        this.partition = partition;
        this.sort = sort;
        this.partitions = partitions;
        this.sorts = sorts;
    }

    /** Returns the name in the annotation. */
    String indexName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean hasSort() {
        return !sorts.isEmpty();
    }

    boolean isSortedByText() {
        return sorts.equals(ParcelValues.STREETS);
    }

    /** Returns sample values of the partition field. */
    List<?> partitions() {
        return partitions;
    }

    /** Returns sample values of the sort field, in its order. */
    List<?> sorts() {
        return sorts;
    }

    @Nullable
    Object partition(Parcel parcel) {
        return partition.apply(parcel);
    }

    @Nullable
    Object sort(Parcel parcel) {
        return sort.apply(parcel);
    }

    /** Returns a parcel with values in the fields of this index only. */
    Parcel parcel(String id, Object partitionValue, Object sortValue) {
        Parcel parcel = new Parcel(id);
        parcel.setTimestamp(1L);
        parcel.setVersion(1L);
        set(parcel, partitionValue, sortValue);
        return parcel;
    }

    private void set(Parcel parcel, Object partitionValue, Object sortValue) {
        switch (this) {
            case BY_CITY -> {
                parcel.city = (String) partitionValue;
                parcel.weight = (BigDecimal) sortValue;
            }
            case BY_STREET -> {
                parcel.city = (String) partitionValue;
                parcel.street = (String) sortValue;
            }
            case BY_QUALITY -> {
                parcel.quality = (Grade) partitionValue;
                parcel.due = (Instant) sortValue;
            }
            case BY_LANE -> {
                parcel.lane = (Long) partitionValue;
                parcel.seal = (byte[]) sortValue;
            }
            case BY_SEAL -> parcel.seal = (byte[]) partitionValue;
            case BY_PARENT -> {
                parcel.setParentid((String) partitionValue);
                parcel.setTimestamp((Long) sortValue);
            }
        }
    }

    /** Returns the indexes that have a sort field. */
    static List<ParcelIndex> sorted() {
        return Arrays.stream(values()).filter(ParcelIndex::hasSort).toList();
    }
}

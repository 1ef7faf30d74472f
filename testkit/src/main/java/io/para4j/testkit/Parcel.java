package io.para4j.testkit;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Index;
import io.para4j.model.Stored;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The kit's domain class with indexes, for stores that keep them. Its fields have names that no other class of the kit
 * has, because the values of an indexed name are checked in every object. {@link ParcelIndex} lists the indexes.
 */
@Index(name = "by_city", partition = "city", sort = "weight")
@Index(name = "by_street", partition = "city", sort = "street")
@Index(name = "by_quality", partition = "quality", sort = "due")
@Index(name = "by_lane", partition = "lane", sort = "seal")
@Index(name = "by_seal", partition = "seal")
@Index(name = "by_parent", partition = "parentid", sort = "timestamp")
final class Parcel extends AbstractParaObject {
    static final String TYPE = "parcel";

    @Stored
    @Nullable
    String city;

    @Stored
    @Nullable
    String street;

    @Stored
    @Nullable
    BigDecimal weight;

    @Stored
    @Nullable
    Grade quality;

    @Stored
    @Nullable
    Instant due;

    @Stored
    @Nullable
    Long lane;

    @Stored
    byte @Nullable [] seal;

    /** In no index. */
    @Stored
    @Nullable
    Integer pieces;

    Parcel() {}

    int pieces() {
        return pieces == null ? 0 : pieces;
    }

    Parcel(String id) {
        setId(id);
    }
}

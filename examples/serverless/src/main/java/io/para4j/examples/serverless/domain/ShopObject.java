package io.para4j.examples.serverless.domain;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Locked;
import io.para4j.model.Stored;
import org.jspecify.annotations.Nullable;

/** An object that the shop offers over HTTP, in one of its collections. */
public abstract class ShopObject extends AbstractParaObject {
    /** The index of every collection that lists all of its objects. Its partition field is {@code collection}. */
    public static final String ALL = "all";

    /** The name of the collection, by which an index lists all objects of the collection and no others. */
    @Stored
    @Locked
    private @Nullable String collection;

    /** The hash of the request that created the object, if that request had an idempotency key. */
    @Stored
    @Locked
    private @Nullable String fingerprint;

    ShopObject() {}

    ShopObject(String collection) {
        this.collection = collection;
    }

    public final @Nullable String collection() {
        return collection;
    }

    public final @Nullable String fingerprint() {
        return fingerprint;
    }

    public final void setFingerprint(String fingerprint) {
        this.fingerprint = fingerprint;
    }
}

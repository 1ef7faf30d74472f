package io.para4j.internal.feed;

import io.para4j.feed.ObjectChange;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.ParaObject;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.Item;
import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** A change whose images are converted when they are asked for. */
final class DecodedChange implements ObjectChange {
    private final ItemChange change;
    private final Supplier<FeedPosition> position;
    private final ObjectCodec codec;

    DecodedChange(ItemChange change, Supplier<FeedPosition> position, ObjectCodec codec) {
        this.change = Objects.requireNonNull(change, "change");
        this.position = position;
        this.codec = codec;
    }

    private Item latest() {
        return change.after().or(change::before).map(ItemImage::item).orElseThrow();
    }

    @Override
    public String type() {
        return latest().type();
    }

    @Override
    public long version() {
        return latest().version();
    }

    @Override
    public Optional<String> revision() {
        return latest().revision();
    }

    @Override
    public Optional<ParaObject> before() {
        return change.before().map(this::decode);
    }

    @Override
    public Optional<ParaObject> after() {
        return change.after().map(this::decode);
    }

    private ParaObject decode(ItemImage image) {
        return codec.decode(app(), image.item());
    }

    @Override
    public FeedPosition position() {
        return position.get();
    }

    @Override
    public ItemChange item() {
        return change;
    }

    /** Returns the kind, app and id, without contents. */
    @Override
    public String toString() {
        return kind() + " " + id() + " in " + app();
    }
}

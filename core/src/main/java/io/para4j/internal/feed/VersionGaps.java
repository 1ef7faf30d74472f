package io.para4j.internal.feed;

import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Notices that a change is missing: the version before a change is higher than the one after the last change of the same
 * object. It remembers the objects that changed last. Used by one thread.
 */
final class VersionGaps {
    private static final int REMEMBERED = 10_000;

    private final Map<String, Long> versions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Returns whether a change between this one and the last one of the object is missing. */
    boolean isGap(ItemChange change) {
        Long last = versions.put(change.id(), version(change.after()));
        return last != null && version(change.before()) > last;
    }

    private static long version(Optional<ItemImage> image) {
        return image.filter(ItemImage.Decoded.class::isInstance)
                .map(each -> each.item().version())
                .orElse(0L);
    }
}

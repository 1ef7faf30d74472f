package io.para4j.testkit;

import io.para4j.spi.Item;
import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The changes that a test has made to objects of an app. What is stored is read before and after each write. A feed must
 * report exactly these changes of the objects, those of each object in order.
 */
final class MadeChanges {
    private final Tenant tenant;
    private final Map<String, Optional<Item>> stored = new LinkedHashMap<>();
    private final Map<String, List<Made>> made = new LinkedHashMap<>();
    private int count;

    /** One change of an object. */
    record Made(Mark mark, Optional<Item> before, Optional<Item> after) {}

    /** The marks by which a change is recognised if it arrives again. */
    record Mark(String id, ItemChange.Kind kind, long version, Optional<String> revision) {
        static Mark of(String id, Optional<Item> before, Optional<Item> after) {
            Item latest = after.or(() -> before).orElseThrow();
            ItemChange.Kind kind = before.isEmpty()
                    ? ItemChange.Kind.CREATED
                    : after.isEmpty() ? ItemChange.Kind.DELETED : ItemChange.Kind.UPDATED;
            return new Mark(id, kind, latest.version(), latest.revision());
        }

        static Mark of(ItemChange change) {
            return of(change.id(), image(change.before()), image(change.after()));
        }
    }

    MadeChanges(Tenant tenant) {
        this.tenant = tenant;
    }

    static Optional<Item> image(Optional<ItemImage> image) {
        return image.map(ItemImage::item);
    }

    /** Performs a write, and notes how it has changed objects. No other thread writes these objects. */
    MadeChanges by(Runnable write, String... ids) {
        return by(write, List.of(ids));
    }

    MadeChanges by(Runnable write, Collection<String> ids) {
        Set<String> unknown = new HashSet<>(ids);
        unknown.removeAll(stored.keySet());
        note(unknown);
        write.run();
        Map<String, Optional<Item>> before = new LinkedHashMap<>();
        ids.forEach(id -> before.put(id, stored.getOrDefault(id, Optional.empty())));
        note(before.keySet());
        before.forEach((id, item) -> add(id, item, stored.getOrDefault(id, Optional.empty())));
        return this;
    }

    private void note(Collection<String> ids) {
        Map<String, Item> found = tenant.stored(ids);
        ids.forEach(id -> stored.put(id, Optional.ofNullable(found.get(id))));
    }

    private void add(String id, Optional<Item> before, Optional<Item> after) {
        if (!before.equals(after)) {
            made.computeIfAbsent(id, any -> new ArrayList<>()).add(new Made(Mark.of(id, before, after), before, after));
            count++;
        }
    }

    int count() {
        return count;
    }

    /** Returns the marks of the changes that are not among those that have arrived. */
    Set<Mark> missing(Collection<Mark> arrived) {
        Set<Mark> missing = new HashSet<>();
        made.values().forEach(each -> each.forEach(change -> missing.add(change.mark())));
        missing.removeAll(arrived);
        return missing;
    }

    /**
     * Proves that changes are these changes, those of each object in order, apart from repeated ones. Changes of objects
     * that this test has not written are ignored.
     */
    void equalTo(List<ItemChange> changes) {
        Map<String, Map<Mark, ItemChange>> arrived = new LinkedHashMap<>();
        for (ItemChange change : changes) {
            Facts.equal("app of a change of " + Facts.show(change.id()), tenant.app(), change.app());
            if (stored.containsKey(change.id())) {
                ItemChange first = arrived.computeIfAbsent(change.id(), id -> new LinkedHashMap<>())
                        .putIfAbsent(Mark.of(change), change);
                Facts.claim(
                        first == null || isSame(first, change), "a repeated change differs from the first: %s", change);
            }
        }
        stored.keySet().forEach(id -> {
            List<Made> expected = made.getOrDefault(id, List.of());
            List<ItemChange> found =
                    List.copyOf(arrived.getOrDefault(id, Map.of()).values());
            Facts.equal(
                    "changes of " + Facts.show(id) + " in the order of their arrival",
                    expected.stream().map(Made::mark).toList(),
                    found.stream().map(Mark::of).toList());
            for (int i = 0; i < expected.size(); i++) {
                String what = " change " + i + " of " + Facts.show(id);
                same(
                        "what was stored before" + what,
                        expected.get(i).before(),
                        found.get(i).before());
                same(
                        "what was stored after" + what,
                        expected.get(i).after(),
                        found.get(i).after());
            }
        });
    }

    private static boolean isSame(ItemChange first, ItemChange second) {
        return first.before().equals(second.before()) && first.after().equals(second.after());
    }

    private static void same(String what, Optional<Item> expected, Optional<ItemImage> found) {
        Optional<Item> item = image(found);
        Facts.equal("whether there is an image of " + what, expected.isPresent(), item.isPresent());
        expected.ifPresent(each -> Facts.same(what, each, item.orElseThrow()));
    }
}

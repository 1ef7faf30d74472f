package io.para4j;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.Target;
import io.para4j.model.App;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A restore of items into the root app, which must not replace the records of apps. An item whose id is free is created,
 * and the store refuses it if an app of that name is created meanwhile. An item whose id belongs to another object
 * replaces that object, since no app can be created under a taken id. An id that was taken meanwhile is tried again, at
 * most {@value #ROUNDS} times in all.
 */
final class RootRestoration {
    private static final int ROUNDS = 3;

    private final DAO dao;
    private final AppId root;
    private final Map<String, Item> pending = new LinkedHashMap<>();
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    RootRestoration(DAO dao, AppId root) {
        this.dao = dao;
        this.root = root;
    }

    /** Restores items with different ids, and returns an outcome for each, in the same order. */
    List<Outcome> run(List<Item> items) {
        items.forEach(item -> pending.put(item.id(), item));
        for (int round = 0; round < ROUNDS && !pending.isEmpty(); round++) {
            restorePending();
        }
        return items.stream()
                .map(item -> Objects.requireNonNull(outcomes.get(item.id()), "outcome"))
                .toList();
    }

    private void restorePending() {
        Map<String, Item> stored = dao.readAll(root, pending.keySet(), Consistency.STRONG);
        List<Item> created = new ArrayList<>();
        List<Item> replacing = new ArrayList<>();
        for (Item item : List.copyOf(pending.values())) {
            Item present = stored.get(item.id());
            if (present == null) {
                created.add(item);
            } else if (present.type().equals(App.TYPE)) {
                end(item, refusal(item));
            } else {
                replacing.add(item);
            }
        }
        List<Creation> creations =
                created.stream().map(item -> new Creation(item, false)).toList();
        end(created, creations.isEmpty() ? List.of() : dao.createAll(root, creations));
        end(replacing, replacing.isEmpty() ? List.of() : dao.restoreAll(root, replacing));
    }

    private Outcome refusal(Item item) {
        Target target = Target.ofRestoration(root.name(), item.type(), item.id());
        List<String> violations = List.of("id is that of the record of an app; use para.apps()");
        return Outcome.of(new InvalidObjectException(target, violations));
    }

    private void end(List<Item> items, List<Outcome> ended) {
        if (items.size() != ended.size()) {
            throw new IllegalStateException(
                    "the store gave " + ended.size() + " outcomes for " + items.size() + " writes");
        }
        for (int i = 0; i < items.size(); i++) {
            end(items.get(i), ended.get(i));
        }
    }

    /** Records an outcome. An item whose id was taken meanwhile stays pending. */
    private void end(Item item, Outcome outcome) {
        outcomes.put(item.id(), outcome);
        boolean isTaken =
                outcome instanceof Outcome.Refused refused && refused.error() instanceof ObjectExistsException;
        if (!isTaken) {
            pending.remove(item.id());
        }
    }
}

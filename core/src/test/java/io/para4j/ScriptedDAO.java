package io.para4j;

import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A test double for a store. It keeps the items of all apps in one sorted map, records its calls, and runs the test's
 * hooks.
 */
public final class ScriptedDAO implements DAO {
    public final ConcurrentSkipListMap<String, Item> items = new ConcurrentSkipListMap<>();
    public final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    public final List<Update> updates = new ArrayList<>();
    public final List<Creation> creations = new ArrayList<>();

    /** Runs before each write. An exception that it throws becomes the write's outcome. */
    public Consumer<String> beforeWrite = id -> {};

    /** Runs in each read after the item was found and before it is returned. */
    public Runnable beforeAnswer = () -> {};

    /** Runs after each write. An exception that it throws reaches the caller although the write is applied. */
    public Consumer<String> afterWrite = id -> {};

    /** Runs before each read of an item. An exception that it throws becomes the outcome. */
    public Consumer<String> beforeRead = id -> {};

    /** Changes the outcomes of batches of creations. */
    @Nullable
    public UnaryOperator<List<Outcome>> outcomes;

    /** The ids of rows of another program. Every page reports them as unreadable. */
    public final List<String> unreadable = new ArrayList<>();

    private static String key(AppId app, String id) {
        return app + "/" + id;
    }

    /** Removes the items of an app. */
    public void removeAll(AppId app) {
        items.keySet().removeIf(key -> key.startsWith(app + "/"));
    }

    private Optional<Item> stored(AppId app, String id) {
        return Optional.ofNullable(items.get(key(app, id)));
    }

    private void begin(String call, String id) {
        calls.add(call + " " + id);
        beforeWrite.accept(id);
    }

    @Override
    public void create(AppId app, Creation creation) {
        begin("create", creation.id());
        creations.add(creation);
        items.put(key(app, creation.id()), creation.applyTo(app, stored(app, creation.id())));
        afterWrite.accept(creation.id());
    }

    @Override
    public List<Outcome> createAll(AppId app, List<Creation> creations) {
        List<Outcome> made = DAO.super.createAll(app, creations);
        return outcomes == null ? made : outcomes.apply(made);
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        calls.add("read " + id + " " + consistency);
        beforeRead.accept(id);
        Optional<Item> found = stored(app, id);
        beforeAnswer.run();
        return found;
    }

    @Override
    public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        calls.add("readAll " + ids + " " + consistency);
        return DAO.super.readAll(app, ids, consistency);
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        begin("update", update.id());
        updates.add(update);
        Item after = update.applyTo(app, stored(app, update.id()));
        items.put(key(app, update.id()), after);
        afterWrite.accept(update.id());
        return Optional.of(after);
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        begin("delete", deletion.id());
        deletion.verify(app, stored(app, deletion.id()));
        items.remove(key(app, deletion.id()));
        afterWrite.accept(deletion.id());
    }

    @Override
    public void restore(AppId app, Item item) {
        begin("restore", item.id());
        items.put(key(app, item.id()), item);
        afterWrite.accept(item.id());
    }

    @Override
    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
        calls.add("readPage " + limit);
        String prefix = app + "/";
        List<Item> rest = new ArrayList<>(
                items.tailMap(position.orElse(prefix), position.isEmpty()).values());
        boolean isLast = rest.size() <= limit;
        List<Item> page = isLast ? rest : rest.subList(0, limit);
        List<UnreadableObjectException> errors = unreadable.stream()
                .map(id -> new UnreadableObjectException(Target.of("read", app.name(), id), "", "it has no type", null))
                .toList();
        return new ItemPage(
                page,
                errors,
                isLast
                        ? Optional.empty()
                        : Optional.of(prefix + page.get(limit - 1).id()));
    }
}

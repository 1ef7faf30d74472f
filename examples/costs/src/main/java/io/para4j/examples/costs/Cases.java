package io.para4j.examples.costs;

import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.error.ParaException;
import io.para4j.spi.Condition;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The operations to measure. Each starts with an empty app. */
final class Cases {
    private static final int MANY = 100;
    private static final String WRITE = "1 write unit per KB, of the larger of before and after";
    private static final String REFUSED = "1 write unit per KB of what is stored, without the index; no read";
    private static final String EVENTUAL = "0.5 read units per 4 KB";
    private static final String STRONG = "1 read unit per 4 KB";
    private static final String IN_25 = "1 request per 25 objects, 1 write unit per KB of each";
    private static final String EACH = "1 request per object, since BatchWriteItem has no conditions";
    private static final String PAGE = "0.5 read units per 4 KB of all together";

    private Cases() {}

    static List<Case> all() {
        return Stream.of(reads(), writes(), refusals(), batches(), pages())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> reads() {
        return List.of(
                onStored("`read`", EVENTUAL, (store, thing) -> () -> store.read(Thing.class, thing.key())),
                onStored(
                        "`read`, `strong()`",
                        STRONG,
                        (store, thing) -> () -> store.read(Thing.class, thing.key(), ReadOptions.strong())),
                new Case("`read` of nothing", "0.5 read units", store -> () -> store.read("none")),
                onStored("`exists`", EVENTUAL, (store, thing) -> () -> store.exists(thing.key())));
    }

    private static List<Case> writes() {
        return List.of(
                new Case("`create`", "1 write unit per KB", store -> () -> store.create(Thing.small())),
                new Case("`create` of 3 KB", "1 write unit per KB", store -> () -> store.create(Thing.large())),
                onStored("`update`", WRITE, (store, thing) -> () -> store.update(thing)),
                new Case("`update` of 3 KB", WRITE, store -> {
                    Thing thing = Thing.large();
                    store.create(thing);
                    return () -> store.update(thing);
                }),
                onStored(
                        "`patch`, with the object after it",
                        WRITE,
                        (store, thing) -> () ->
                                store.patch(thing.key(), Patch.of(Thing.class).add("count", 1))),
                onStored(
                        "`patch` with `appendIfAbsent` or `removeElements`",
                        "a strong read and an update",
                        (store, thing) -> () ->
                                store.patch(thing.key(), Patch.of(Thing.class).appendIfAbsent("tags", "new"))),
                onStored(
                        "`modify`",
                        "a strong read and an update",
                        (store, thing) -> () -> store.modify(Thing.class, thing.key(), each -> each.count = 7)),
                onStored("`delete(object)`", "1 write unit per KB", (store, thing) -> () -> store.delete(thing)),
                onStored("`delete(id)`", "1 write unit per KB", (store, thing) -> () -> store.delete(thing.key())),
                new Case("`delete(id)` of nothing", "1 write unit", store -> () -> store.delete("none")));
    }

    private static List<Case> refusals() {
        return List.of(
                onStored("`create`, the id is taken", REFUSED, (store, thing) -> {
                    Thing other = Thing.small();
                    other.setId(thing.key());
                    return refused(() -> store.create(other));
                }),
                onStored("`update`, conflict", REFUSED, (store, thing) -> {
                    Thing stale = store.read(Thing.class, thing.key()).orElseThrow();
                    store.update(thing);
                    return refused(() -> store.update(stale));
                }),
                onStored(
                        "`patch`, the condition does not hold",
                        REFUSED,
                        (store, thing) -> refused(() -> store.patch(
                                thing.key(),
                                Patch.of(Thing.class)
                                        .onlyIf(Condition.equal("count", 9))
                                        .add("count", 1)))),
                onStored("`delete(object)`, conflict", REFUSED, (store, thing) -> {
                    Thing stale = store.read(Thing.class, thing.key()).orElseThrow();
                    store.update(thing);
                    return refused(() -> store.delete(stale));
                }));
    }

    private static List<Case> batches() {
        return List.of(
                new Case("`createAll` of 100", IN_25, store -> () -> store.createAll(things())),
                onMany(
                        "`readAll` of 100",
                        "1 request per 100 objects, 0.5 read units per 4 KB of each",
                        (store, things) -> () -> store.readAll(Thing.class, ids(things))),
                onMany(
                        "`readAll` of 100, `strong()`",
                        "1 request per 100 objects, 1 read unit per 4 KB of each",
                        (store, things) -> () -> store.readAll(Thing.class, ids(things), ReadOptions.strong())),
                onMany("`updateAll` of 100", EACH, (store, things) -> () -> store.updateAll(things)),
                onMany("`deleteAll` of 100", EACH, (store, things) -> () -> store.deleteAll(things)),
                onMany("`deleteAllById` of 100", IN_25, (store, things) -> () -> store.deleteAllById(ids(things))),
                onMany("`restoreAll` of 100", IN_25, (store, things) -> {
                    store.deleteAll(things);
                    return () -> store.restoreAll(things);
                }));
    }

    private static List<Case> pages() {
        return List.of(
                onMany("`readPage` of 10", PAGE, (store, things) -> () -> store.readPage(Pager.of(10))),
                onMany("`readPage` of 99", PAGE, (store, things) -> () -> store.readPage(Pager.of(99))));
    }

    private static Case onStored(String name, String least, BiFunction<Store, Thing, Runnable> preparation) {
        return new Case(name, least, store -> {
            Thing thing = Thing.small();
            store.create(thing);
            return preparation.apply(store, thing);
        });
    }

    private static Case onMany(String name, String least, BiFunction<Store, List<Thing>, Runnable> preparation) {
        return new Case(name, least, store -> {
            List<Thing> things = things();
            store.createAll(things);
            return preparation.apply(store, things);
        });
    }

    private static Runnable refused(Runnable operation) {
        return () -> {
            try {
                operation.run();
            } catch (ParaException e) {
                return;
            }
            throw new IllegalStateException("not refused");
        };
    }

    private static List<Thing> things() {
        return IntStream.range(0, MANY).mapToObj(i -> Thing.small()).toList();
    }

    private static List<String> ids(List<Thing> things) {
        return things.stream().map(Thing::key).toList();
    }
}

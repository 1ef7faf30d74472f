package io.para4j.examples.costs;

import io.para4j.ObjectKey;
import io.para4j.Pager;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.Transactions;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The operations on several objects together and by indexes. Each starts with an empty app. */
final class TogetherCases {
    private static final String WRITE = "2 write units per KB of each, to prepare and to commit; 1 in the index";
    private static final String READ = "2 read units per 4 KB of each";
    private static final String INDEX = "1 write unit per KB, and again in each index";
    private static final String QUERY = "0.5 read units per 4 KB of all together";

    private final Transactions transactions;

    private TogetherCases(Transactions transactions) {
        this.transactions = transactions;
    }

    static List<Case> all(Transactions transactions) {
        TogetherCases cases = new TogetherCases(transactions);
        return List.of(
                cases.creations(2),
                cases.creations(10),
                cases.check(),
                cases.reads(10),
                new Case("`create` in 1 index", INDEX, store -> () -> store.create(new Filed())),
                new Case("`create` in 3 indexes", INDEX, store -> () -> store.create(Filed.inThree())),
                query(20),
                query(100));
    }

    private Case creations(int count) {
        return new Case("transaction of " + count + " creations", WRITE, store -> {
            List<Thing> things = many(count, Thing::small);
            return () -> transactions.write(tx -> things.forEach(tx.in(store.app())::create));
        });
    }

    private Case check() {
        return new Case("transaction of an update and a check", "as two writes", store -> {
            List<Thing> things = many(2, Thing::small);
            store.createAll(things);
            return () -> transactions.write(tx -> {
                tx.in(store.app()).update(things.get(0));
                tx.in(store.app()).check(things.get(1));
            });
        });
    }

    private Case reads(int count) {
        return new Case("consistent read of " + count, READ, store -> {
            List<Thing> things = many(count, Thing::small);
            store.createAll(things);
            List<ObjectKey<Thing>> keys = things.stream()
                    .map(thing -> new ObjectKey<>(store.app(), Thing.class, thing.key()))
                    .toList();
            return () -> transactions.read(keys);
        });
    }

    private static Case query(int count) {
        return new Case("`find` of " + count, QUERY, store -> {
            store.createAll(many(count, Filed::new));
            return () -> find(store, count);
        });
    }

    private static void find(Store store, int count) {
        store.find(Query.of(Filed.class, "by_shelf").equal("top").page(Pager.of(count)));
    }

    private static <T> List<T> many(int count, Supplier<T> creation) {
        return Stream.generate(creation).limit(count).toList();
    }
}

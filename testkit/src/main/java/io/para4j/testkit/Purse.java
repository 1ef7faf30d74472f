package io.para4j.testkit;

import io.para4j.ObjectKey;
import io.para4j.ReadWriteTransaction;
import io.para4j.Snapshot;
import io.para4j.Transactions;
import io.para4j.spi.AppId;
import io.para4j.spi.ItemKey;
import io.para4j.testkit.SerializationGraph.Access;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * Gadgets of two apps between which transactions move amounts, as between purses. The stock of a gadget is its amount.
 */
final class Purse {
    /** The amount that each gadget has at first. */
    static final int AMOUNT = 100;

    private final List<ObjectKey<Gadget>> keys = new ArrayList<>();
    private final Transactions transactions;

    private Purse(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Creates gadgets, in turn in each of the apps. */
    static Purse of(Kit kit, int gadgets, Tenant... tenants) {
        Purse purse = new Purse(kit.transactions());
        for (int i = 0; i < gadgets; i++) {
            Tenant tenant = tenants[i % tenants.length];
            Gadget gadget = new Gadget(kit.newId());
            gadget.stock = AMOUNT;
            tenant.given(gadget);
            purse.keys.add(new ObjectKey<>(tenant.store().app(), Gadget.class, Samples.id(gadget)));
        }
        return purse;
    }

    int size() {
        return keys.size();
    }

    ObjectKey<Gadget> key(int number) {
        return keys.get(number);
    }

    /** Moves an amount from one gadget to another, and returns the versions that were read and written. */
    Access transfer(int from, int to, int amount) {
        return transactions.modify(tx -> {
            Gadget payer = read(tx, keys.get(from));
            Gadget payee = read(tx, keys.get(to));
            Map<ItemKey, Long> versions =
                    Map.of(itemKey(keys.get(from)), version(payer), itemKey(keys.get(to)), version(payee));
            payer.stock -= amount;
            payee.stock += amount;
            tx.in(keys.get(from).app()).update(payer);
            tx.in(keys.get(to).app()).update(payee);
            return Access.of(versions, versions.keySet());
        });
    }

    /** Moves an amount between two gadgets that are chosen at random. */
    Access transfer(Random random) {
        int from = random.nextInt(size());
        int to = (from + 1 + random.nextInt(size() - 1)) % size();
        return transfer(from, to, 1 + random.nextInt(5));
    }

    private static Gadget read(ReadWriteTransaction tx, ObjectKey<Gadget> key) {
        return tx.in(key.app())
                .read(Gadget.class, key.id())
                .orElseThrow(() -> new AssertionError(key + " is stored but was not found"));
    }

    private static long version(Gadget gadget) {
        return Objects.requireNonNull(gadget.getVersion(), "a gadget that was read has no version");
    }

    private static ItemKey itemKey(ObjectKey<Gadget> key) {
        return new ItemKey(AppId.of(key.app()), key.id());
    }

    /** Reads all gadgets together, and returns their versions. Proves that their sum is that of the beginning. */
    Access checkedTotal(String when) {
        Snapshot snapshot = transactions.read(keys);
        int total = 0;
        Map<ItemKey, Long> versions = new LinkedHashMap<>();
        for (ObjectKey<Gadget> key : keys) {
            Gadget gadget = snapshot.get(key).orElseThrow(() -> new AssertionError(key + " was not found"));
            total += gadget.stock;
            versions.put(itemKey(key), version(gadget));
        }
        Facts.equal("total of " + size() + " gadgets read together " + when, AMOUNT * size(), total);
        return Access.of(versions, Set.of());
    }
}

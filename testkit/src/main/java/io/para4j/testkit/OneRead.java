package io.para4j.testkit;

import io.para4j.Pager;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A read of one stored object that no cache holds.
 *
 * @param name the call
 * @param id the object's id
 * @param isFound reads the object, and returns whether it was found
 */
record OneRead(String name, String id, Predicate<String> isFound) {

    /** Returns one read of each kind, each of its own object, in an app that has no other objects. */
    static List<OneRead> all(Kit kit, Tenant tenant) {
        Store store = tenant.store();
        DAO dao = tenant.dao();
        AppId app = tenant.app();
        Map<String, Predicate<String>> calls = Map.of(
                "read", id -> store.read(Gadget.class, id).isPresent(),
                "strong read",
                        id -> store.read(Gadget.class, id, ReadOptions.strong()).isPresent(),
                "exists", store::exists,
                "readAll", id -> store.readAll(List.of("other", id)).containsKey(id),
                "page",
                        id -> store.readPage(Pager.first()).objects().stream()
                                .anyMatch(each -> id.equals(each.getId())),
                "stream", id -> store.stream(Pager.first()).anyMatch(each -> id.equals(each.getId())),
                "item read", id -> dao.read(app, id, Consistency.EVENTUAL).isPresent(),
                "strong item readAll",
                        id -> dao.readAll(app, List.of(id), Consistency.STRONG).containsKey(id),
                "item page",
                        id -> dao.readPage(app, Kit.PAGE_SIZE, Optional.empty()).items().stream()
                                .anyMatch(item -> item.id().equals(id)));
        List<OneRead> reads = calls.entrySet().stream()
                .map(call -> new OneRead(call.getKey(), unknownToCaches(kit, tenant), call.getValue()))
                .toList();
        kit.awaitVisible();
        return reads;
    }

    /** Stores a gadget so that the DAO from which the tests read is bypassed. */
    private static String unknownToCaches(Kit kit, Tenant tenant) {
        Item item = tenant.newItem(kit.newId(), Gadget.TYPE, Map.of("label", "unknown to caches", "stock", 7));
        kit.rawDAO().create(tenant.app(), new Creation(item, false));
        return item.id();
    }

    boolean run() {
        return isFound.test(id);
    }
}

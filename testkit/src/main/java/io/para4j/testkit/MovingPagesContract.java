package io.para4j.testkit;

import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.testkit.rules.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks PAG-3: objects that stay are seen once while others are created, changed and deleted between pages or by
 * another thread.
 */
interface MovingPagesContract extends Contract {

    @Test
    @Rule("PAG-3")
    @Tag("PAG-3")
    default void objectsThatStayAreSeenOnceWhileOthersComeAndGoBetweenPages() {
        for (boolean isRaw : new boolean[] {false, true}) {
            List<String> staying = new ArrayList<>();
            Tenant tenant = kit().newTenant().populate(PagingContract.LIMIT * 4, Duration.ofMillis(1), staying);
            List<String> leaving = new ArrayList<>(staying.subList(0, PagingContract.LIMIT));
            staying.removeAll(leaving);
            Walk walk = isRaw
                    ? Walk.through(tenant.dao(), tenant.app(), 4, page -> disturb(tenant, page, staying, leaving))
                    : Walk.through(tenant.store(), Pager.of(4), page -> disturb(tenant, page, staying, leaving));
            walk.sawOnce(staying);
        }
    }

    /** Creates one object, deletes one, and changes and restores some that stay, after each page. */
    private void disturb(Tenant tenant, int page, List<String> staying, List<String> leaving) {
        kit().clock().step(Duration.ofMillis(1));
        if (page > PagingContract.LIMIT * 4) {
            return;
        }
        tenant.store().create(new Gadget());
        if (!leaving.isEmpty()) {
            tenant.store().delete(leaving.remove(0));
        }
        for (int i = 0; i < 2; i++) {
            String changed = staying.get((page * 7 + i * 13) % staying.size());
            tenant.store().patch(changed, Patch.of(Gadget.class).add("stock", 1));
        }
        String rewritten = staying.get(page % staying.size());
        tenant.store().update(tenant.reread(Gadget.class, rewritten));
        String restored = staying.get((page * 11) % staying.size());
        tenant.store().restoreAll(List.of(tenant.reread(Gadget.class, restored)));
    }

    @Test
    @Rule("PAG-3")
    @Tag("PAG-3")
    default void objectsThatStayAreSeenOnceWhileAnotherThreadWrites() {
        List<String> ids = new ArrayList<>();
        Tenant tenant = kit().newTenant().populate(PagingContract.LIMIT * 3, Duration.ofMillis(1), ids);
        AtomicBoolean isWalking = new AtomicBoolean(true);
        Race.allWon("a walk beside a writer", kit().race().run(2, thread -> {
            if (thread == 0) {
                write(tenant, ids, isWalking);
                return thread;
            }
            try {
                for (int i = 0; i < 5; i++) {
                    Walk.through(tenant.store(), Pager.of(4)).sawOnce(ids);
                }
            } finally {
                isWalking.set(false);
            }
            return thread;
        }));
    }

    private static void write(Tenant tenant, List<String> staying, AtomicBoolean isWalking) {
        for (int i = 0; isWalking.get() && i < 10_000; i++) {
            String passing = tenant.store().create(new Gadget());
            tenant.store()
                    .patch(
                            staying.get(i % staying.size()),
                            Patch.of(Gadget.class).add("stock", 1));
            tenant.store().delete(passing);
        }
    }
}

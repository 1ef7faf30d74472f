package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.error.ConditionFailedException;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that writes with a condition succeed exactly when {@code Condition.test} accepts the stored item. */
final class ConditionCheck {
    private final Kit kit;
    private final Tenant tenant;

    private ConditionCheck(Kit kit) {
        this.kit = kit;
        this.tenant = kit.tenant();
    }

    /** Updates and deletes one item under each condition. */
    static void all(Kit kit, Map<String, Object> fields, List<Condition> conditions) {
        new ConditionCheck(kit).run(fields, conditions);
    }

    private void run(Map<String, Object> fields, List<Condition> conditions) {
        Item item = tenant.given(fields);
        for (Condition condition : conditions) {
            item = condition.test(item) ? isApplied(item, condition) : isRefused(item, condition);
        }
        Condition holds = Condition.exists(Item.TYPE);
        tenant.dao().delete(tenant.app(), new Deletion(item.id(), only(holds)));
        tenant.absent("item delete with a condition that holds", item.id());
    }

    private static Precondition only(Condition condition) {
        return new Precondition(Optional.empty(), Optional.empty(), Optional.of(condition));
    }

    private Update update(Item item, Condition condition) {
        return Update.of(item.id(), only(condition), kit.newRevision(), List.of(new Change.Set("mark", 1L)))
                .returningItem();
    }

    private Item isApplied(Item item, Condition condition) {
        Item after = tenant.dao().update(tenant.app(), update(item, condition)).orElseThrow();
        Map<String, Object> expected = new LinkedHashMap<>(item.attributes());
        expected.put("mark", 1L);
        equal("attributes after an update if " + condition, expected, after.attributes());
        equal("version after an update if " + condition, item.version() + 1, after.version());
        return after;
    }

    private Item isRefused(Item item, Condition condition) {
        ConditionFailedException error = refused(
                ConditionFailedException.class,
                "item update if " + condition,
                () -> tenant.dao().update(tenant.app(), update(item, condition)));
        equal("item in the error", item, error.stored(Item.class));
        claim(error.condition().equals(condition.text()), "the error names another condition: %s", error.condition());
        refused(
                ConditionFailedException.class,
                "item delete if " + condition,
                () -> tenant.dao().delete(tenant.app(), new Deletion(item.id(), only(condition))));
        tenant.unchanged("item update and delete if " + condition, item);
        return item;
    }
}

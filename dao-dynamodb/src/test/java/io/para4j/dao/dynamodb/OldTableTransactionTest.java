package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.OldItems.everyKind;
import static io.para4j.dao.dynamodb.OldItems.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.Patch;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.TransactionException;
import io.para4j.error.VersionConflictException;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import org.junit.jupiter.api.Test;

/** Tests transactions on a table that Para's old plug-in filled. */
class OldTableTransactionTest extends OldTableOnServiceTest {

    @Test
    void transactionConvertsTheItemsThatItWrites() {
        table.put(everyKind("g1"));
        table.put(object("s1", "sysprop"));
        table.put(object("s2", "sysprop"));
        table.put(object("s3", "sysprop"));
        EveryFieldKind changed = table.everyKind("g1");
        changed.count = 13;
        Sysprop deleted = generic("s1");
        Sysprop checked = generic("s2");
        table.para.transactions().write(tx -> {
            tx.in(table.app).update(changed);
            tx.in(table.app).delete(deleted);
            tx.in(table.app).check(checked);
            tx.in(table.app).patch("s3", Patch.of("sysprop").set("city", "Oslo"));
        });
        assertThat(table.everyKind("g1").count).isEqualTo(13);
        assertThat(table.raw("g1")).containsKey("_w");
        assertThat(table.raw("s1")).isEmpty();
        assertThat(table.raw("s2")).doesNotContainKey("_w");
        assertThat(generic("s3").get("city")).isEqualTo("Oslo");
    }

    @Test
    void refusalOfAnOldItemChangesNothing() {
        table.put(everyKind("g1"));
        EveryFieldKind stale = table.everyKind("g1");
        store.update(table.everyKind("g1"));
        table.put(everyKind("g2"));
        assertThatExceptionOfType(TransactionException.class)
                .isThrownBy(() -> table.para.transactions().write(tx -> {
                    tx.in(table.app).update(stale);
                    tx.in(table.app)
                            .patch(
                                    "g2",
                                    Patch.of(EveryFieldKind.class)
                                            .set("title", "new")
                                            .onlyIf(Condition.equal("count", 99)));
                }))
                .satisfies(e -> {
                    assertThat(e.entries().get(0).error()).containsInstanceOf(VersionConflictException.class);
                    assertThat(e.entries().get(1).error()).containsInstanceOf(ConditionFailedException.class);
                });
        assertThat(table.raw("g2")).doesNotContainKey("_w");
    }
}

package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.examples.guide.Order.Address;
import io.para4j.examples.guide.Order.Line;
import io.para4j.examples.guide.Order.State;
import io.para4j.spi.Condition;
import io.para4j.spi.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the code of patches.md. */
class PatchesPageTest {
    private final Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private Para para;
    private Store shop;
    private String id;

    @BeforeEach
    void start() {
        para = Para.start(new ParaModule().types(Order.class), new MemoryDAOModule());
        para.apps().create("shop");
        shop = para.store("shop");
        Order order = new Order(new Address("High Street", "York"), List.of(new Line("cup", 2)), now);
        order.setPoints(Map.of("base", 10));
        id = shop.create(order);
    }

    @AfterEach
    void close() {
        para.close();
    }

    @Test
    void changesReachInsideFields() {
        String campaign = "spring.2026";

        Order order = shop.patch(
                id,
                Patch.of(Order.class)
                        .set("address.city", "Leeds")
                        .add("lines[0].amount", 1)
                        .add(Path.field("points").name(campaign), 5)
                        .appendIfAbsent("vouchers", "WELCOME")
                        .removeElements("tags", "draft", "test"));

        assertThat(order.getAddress()).isEqualTo(new Address("High Street", "Leeds"));
        assertThat(order.getLines()).containsExactly(new Line("cup", 3));
        assertThat(order.getPoints()).containsEntry("spring.2026", 5);
        assertThat(order.getVouchers()).containsExactly("WELCOME");
    }

    @Test
    void conditionsCombine() {
        Condition unpaid = Condition.equal("state", State.OPEN).and(Condition.lessOrEqual("due", now));
        Condition local =
                Condition.in("address.city", "York", "Leeds").or(Condition.beginsWith("address.street", "High"));
        Condition unused = Condition.contains("vouchers", "WELCOME").not();

        shop.patch(
                id,
                Patch.of(Order.class)
                        .append("vouchers", "WELCOME")
                        .set("due", now.plus(Duration.ofDays(7)))
                        .onlyIf(unpaid.and(local).and(unused)));

        assertThat(shop.read(Order.class, id))
                .hasValueSatisfying(order -> assertThat(order.getDue()).isEqualTo(now.plus(Duration.ofDays(7))));
        assertThatExceptionOfType(ConditionFailedException.class)
                .isThrownBy(() ->
                        shop.patch(id, Patch.of(Order.class).set("due", now).onlyIf(unused)));
    }

    @Test
    void whatTheClassDoesNotHaveIsRefused() {
        Patch<Order> patch = Patch.of(Order.class).set("state", State.SENT);
        assertThatThrownBy(() -> shop.patch(id, patch.onlyIf(Condition.absent("adress"))))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("adress: " + Order.class.getName() + " has no stored field of this name");
        assertThatThrownBy(() -> shop.patch(id, patch.onlyIf(Condition.lessThan("state", State.PAID))))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("state: the order of its stored values is not that of its class");
    }
}

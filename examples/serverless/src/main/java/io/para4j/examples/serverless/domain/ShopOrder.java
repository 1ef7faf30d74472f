package io.para4j.examples.serverless.domain;

import io.para4j.model.Index;
import io.para4j.model.Locked;
import io.para4j.model.Stored;
import io.para4j.model.Type;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order. Its account, lines and total never change; its state and note do. */
@Type(ShopOrder.TYPE)
@Index(name = ShopObject.ALL, partition = "collection", sort = "placed")
@Index(name = "by_account", partition = "account", sort = "placed")
public final class ShopOrder extends ShopObject {
    /** The type of orders. */
    public static final String TYPE = "order";

    /** The name of the collection. */
    public static final String COLLECTION = "orders";

    /** The most lines of an order. With the order and the account they are the parts of one transaction. */
    public static final int MAX_LINES = 20;

    /** The states of an order. */
    public enum State {
        OPEN,
        PAID,
        SENT
    }

    @Stored
    @Locked
    @NotBlank
    @Pattern(regexp = ShopAccount.NAME)
    private @Nullable String account;

    @Stored
    @Locked
    @NotEmpty
    @Size(max = MAX_LINES)
    private @Nullable List<@Valid OrderLine> lines;

    @Stored
    @Locked
    private @Nullable BigDecimal total;

    @Stored
    @Locked
    private @Nullable Instant placed;

    @Stored
    @NotNull
    private State state = State.OPEN;

    @Stored
    @Size(max = 1_000)
    private @Nullable String note;

    public ShopOrder() {
        super(COLLECTION);
    }

    public @Nullable String account() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account;
    }

    public List<OrderLine> lines() {
        return lines == null ? List.of() : lines;
    }

    public void setLines(@Nullable List<OrderLine> lines) {
        this.lines = lines;
    }

    public BigDecimal total() {
        return total == null ? BigDecimal.ZERO : total;
    }

    public @Nullable Instant placed() {
        return placed;
    }

    /** Sets the lines with their prices, the total, and the time of the order. */
    public void place(List<OrderLine> priced, Instant now) {
        this.lines = priced;
        this.total = priced.stream().map(OrderLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        this.placed = now;
    }

    public State state() {
        return state;
    }

    public void setState(@Nullable State state) {
        this.state = state == null ? State.OPEN : state;
    }

    public @Nullable String note() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }
}

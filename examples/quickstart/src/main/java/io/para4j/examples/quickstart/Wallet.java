package io.para4j.examples.quickstart;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import jakarta.validation.constraints.PositiveOrZero;

/** The money of a customer, or of the shop. Its id is the name of the owner. */
final class Wallet extends AbstractParaObject {
    @Stored
    @PositiveOrZero
    private long money;

    /** For Para, which sets the fields when it reads a wallet. */
    Wallet() {}

    Wallet(String owner, long money) {
        setId(owner);
        this.money = money;
    }

    long money() {
        return money;
    }

    void pay(Wallet other, long amount) {
        money -= amount;
        other.money += amount;
    }
}

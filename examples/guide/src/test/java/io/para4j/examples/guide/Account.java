package io.para4j.examples.guide;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;

public final class Account extends AbstractParaObject {
    @Stored
    private long balance;

    Account() {}

    public Account(String id, long balance) {
        setId(id);
        this.balance = balance;
    }

    public long getBalance() {
        return balance;
    }

    public boolean withdraw(long amount) {
        if (balance < amount) {
            return false;
        }
        balance -= amount;
        return true;
    }

    public void deposit(long amount) {
        balance += amount;
    }
}

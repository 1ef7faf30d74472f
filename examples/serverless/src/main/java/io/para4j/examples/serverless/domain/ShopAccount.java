package io.para4j.examples.serverless.domain;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import io.para4j.model.Type;
import java.math.BigDecimal;

/** A customer's money. It is not offered over HTTP: orders change it, in their transactions. */
@Type("account")
public final class ShopAccount extends AbstractParaObject {
    /** The pattern of an account's name. */
    public static final String NAME = "[a-z0-9-]{1,50}";

    @Stored
    private BigDecimal balance = BigDecimal.ZERO;

    ShopAccount() {}

    public ShopAccount(String name, BigDecimal balance) {
        setId(idOf(name));
        this.balance = balance;
    }

    /** Returns the id of an account. It has a colon, so no request can name it as the id of another object. */
    public static String idOf(String name) {
        return "account:" + name;
    }

    public BigDecimal balance() {
        return balance;
    }
}

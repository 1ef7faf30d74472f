package io.para4j.examples.serverless;

import io.para4j.Para;
import io.para4j.error.ObjectExistsException;
import io.para4j.examples.serverless.domain.ShopAccount;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;

/** Opens tenants. This is a task of an operator: the functions have no permission for it. */
public final class Tenants {
    private final Para para;

    @Inject
    public Tenants(Para para) {
        this.para = para;
    }

    /** Opens a tenant, an app in the shared table, and those of its accounts that do not exist yet. */
    public void open(String tenant, Map<String, BigDecimal> accounts) {
        para.apps().openOrCreateShared(tenant);
        accounts.forEach((name, balance) -> {
            try {
                para.store(tenant).create(new ShopAccount(name, balance));
            } catch (ObjectExistsException e) {
                // Opened before: the account keeps its balance.
            }
        });
    }
}

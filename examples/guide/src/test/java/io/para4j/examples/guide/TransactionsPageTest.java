package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.ConfigFactory;
import io.para4j.ObjectKey;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Snapshot;
import io.para4j.Store;
import io.para4j.Transactions;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ParaException;
import io.para4j.error.TransactionException;
import io.para4j.examples.guide.Product.Category;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import io.para4j.spi.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the code of transactions.md. */
class TransactionsPageTest {
    private final List<Operation> operations = new ArrayList<>();
    private Para para;
    private Transactions transactions;
    private Store shop;
    private Store bank;
    private String bicycle;

    @BeforeEach
    void start() {
        para = Para.start(
                new ParaModule(ConfigFactory.empty())
                        .types(Account.class, Product.class)
                        .withoutValidation()
                        .listener(operations::add),
                new MemoryDAOModule());
        transactions = para.transactions();
        para.apps().create("shop");
        para.apps().create("bank");
        shop = para.store("shop");
        bank = para.store("bank");
        bicycle = shop.create(new Product("Roadster", Category.BICYCLE, new BigDecimal("250")));
        shop.patch(bicycle, Patch.of(Product.class).add("stock", 2));
        bank.createAll(List.of(new Account("ada", 300), new Account("shop", 0)));
        operations.clear();
    }

    @AfterEach
    void close() {
        para.close();
    }

    private Sysprop order(String id) {
        Sysprop order = new Sysprop("order");
        order.setId(id);
        return order;
    }

    private void place(Sysprop order) {
        transactions.write(tx -> {
            tx.in("shop").create(order);
            tx.in("shop")
                    .patch(
                            bicycle,
                            Patch.of(Product.class).add("stock", -1).onlyIf(Condition.greaterOrEqual("stock", 1)));
            tx.in("bank")
                    .patch(
                            "ada",
                            Patch.of(Account.class)
                                    .add("balance", -250)
                                    .onlyIf(Condition.greaterOrEqual("balance", 250)));
            tx.in("bank").patch("shop", Patch.of(Account.class).add("balance", 250));
        });
    }

    private long balance(String id) {
        return bank.read(Account.class, id).orElseThrow().getBalance();
    }

    @Test
    void orderTakesStockAndMoneyTogether() {
        place(order("o1"));

        assertThat(shop.exists("o1")).isTrue();
        assertThat(shop.read(Product.class, bicycle).orElseThrow().getStock()).isEqualTo(1);
        assertThat(balance("ada")).isEqualTo(50);
        assertThat(balance("shop")).isEqualTo(250);
        assertThat(operations.get(0).cost().requests()).isEqualTo(1);
        assertThat(operations.get(0).cost().writeUnits()).isEqualTo(8);
    }

    @Test
    void refusalNamesThePart() {
        place(order("o1"));
        String refused = "";
        try {
            place(order("o2"));
        } catch (TransactionException e) {
            for (TransactionException.Entry part : e.entries()) {
                Optional<ParaException> error = part.error(); // empty for the parts that would have been done
                refused += error.map(ParaException::getMessage).orElse("");
            }
        }
        assertThat(refused)
                .isEqualTo("[CONDITION_FAILED] patch of account 'ada' in app 'bank' refused: the condition balance >= a"
                        + " number does not hold on the stored object. Look at stored(), and decide whether to change"
                        + " the condition.");
        assertThat(shop.exists("o2")).isFalse();
        assertThat(shop.read(Product.class, bicycle).orElseThrow().getStock()).isEqualTo(1);
    }

    private boolean transfer(String from, String to, long amount) {
        return transactions.modify(tx -> {
            Account payer = tx.in("bank").read(Account.class, from).orElseThrow();
            Account payee = tx.in("bank").read(Account.class, to).orElseThrow();
            if (!payer.withdraw(amount)) {
                return false;
            }
            payee.deposit(amount);
            tx.in("bank").update(payer);
            tx.in("bank").update(payee);
            return true;
        });
    }

    @Test
    void moneyMovesByModify() {
        assertThat(transfer("ada", "shop", 100)).isTrue();
        assertThat(transfer("ada", "shop", 1_000)).isFalse();
        assertThat(balance("ada")).isEqualTo(200);
        assertThat(balance("shop")).isEqualTo(100);
    }

    @Test
    void severalObjectsAreReadInOneState() {
        ObjectKey<Account> ada = new ObjectKey<>("bank", Account.class, "ada");
        ObjectKey<Account> owner = new ObjectKey<>("bank", Account.class, "shop");

        Snapshot snapshot = transactions.read(List.of(ada, owner));
        long total = snapshot.get(ada).orElseThrow().getBalance()
                + snapshot.get(owner).orElseThrow().getBalance();

        assertThat(total).isEqualTo(300);
        assertThat(operations.get(0).cost().readUnits()).isEqualTo(4);
    }

    @Test
    void aliasMakesAValueUnique() {
        Account account = new Account("u1", 0);
        Sysprop alias = new Sysprop("email");
        alias.setId("email:ada@example.org");
        alias.setParentid("u1");

        transactions.write(tx -> {
            tx.in("bank").create(account);
            tx.in("bank").create(alias);
        });

        Sysprop taken = new Sysprop("email");
        taken.setId("email:ada@example.org");
        assertThatExceptionOfType(TransactionException.class)
                .isThrownBy(() -> transactions.write(tx -> {
                    tx.in("bank").create(new Account("u2", 0));
                    tx.in("bank").create(taken);
                }))
                .withCauseInstanceOf(ObjectExistsException.class);
        assertThat(bank.exists("u2")).isFalse();
    }

    private boolean once(String command) {
        Sysprop done = new Sysprop("command");
        done.setId("command:" + command);
        try {
            transactions.write(tx -> {
                tx.in("bank").create(done);
                tx.in("bank").patch("ada", Patch.of(Account.class).add("balance", 10));
            });
            return true;
        } catch (TransactionException e) {
            if (e.getCause() instanceof ObjectExistsException) {
                return false; // an earlier call has done it
            }
            throw e;
        }
    }

    @Test
    void commandWithAChosenIdIsDoneOnce() {
        assertThat(once("7f3a")).isTrue();
        assertThat(once("7f3a")).isFalse();
        assertThat(balance("ada")).isEqualTo(310);
    }

    @Test
    void checkedObjectsAreNotWritten() {
        Account ada = bank.read(Account.class, "ada").orElseThrow();
        transactions.write(tx -> {
            tx.in("shop").create(order("o3"));
            tx.in("bank").check(ada);
            tx.in("bank").check(Account.class, "shop", Condition.exists("balance"));
            tx.in("shop").checkAbsent("o4");
        });
        bank.modify(Account.class, "ada", account -> account.deposit(1));
        assertThatExceptionOfType(TransactionException.class)
                .isThrownBy(() -> transactions.write(tx -> {
                    tx.in("shop").create(order("o5"));
                    tx.in("bank").check(ada);
                }));
        assertThatExceptionOfType(TransactionException.class)
                .isThrownBy(() -> transactions.write(tx -> {
                    tx.in("shop").create(order("o5"));
                    tx.in("bank").check(Account.class, "ada", Condition.lessThan("balance", 100));
                }))
                .withCauseInstanceOf(ConditionFailedException.class);
    }
}

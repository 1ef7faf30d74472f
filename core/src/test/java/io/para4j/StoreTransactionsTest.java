package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.multibindings.OptionalBinder;
import com.typesafe.config.ConfigFactory;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.ConfigException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ParaException;
import io.para4j.error.TransactionConflictException;
import io.para4j.error.TransactionException;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.App;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.ItemCheck;
import io.para4j.spi.Raw;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionWrite;
import io.para4j.spi.TransactionalDAO;
import io.para4j.spi.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of {@link StoreTransactions}: what is sent, what is run again, and what happens to the caller's objects. */
class StoreTransactionsTest {
    static class Account extends AbstractParaObject {
        @Stored
        long balance;
    }

    static class Voucher extends AbstractParaObject {}

    private final ScriptedDAO dao = new ScriptedDAO();
    private final ScriptedTransactions store = new ScriptedTransactions(dao);
    private final Para para = Para.start(
            new ParaModule(ConfigFactory.parseString("para.modify_deadline = 1s")).types(Account.class, Voucher.class),
            new ScriptedModule(dao, new ScriptedStorage()),
            new AbstractModule() {
                @Override
                protected void configure() {
                    OptionalBinder.newOptionalBinder(binder(), Key.get(TransactionalDAO.class, Raw.class))
                            .setBinding()
                            .toInstance(store);
                }
            });
    private final Transactions transactions = para.transactions();
    private final Store bank = para.store("para");

    @AfterEach
    void close() {
        para.close();
    }

    private static Account account(String id, long balance) {
        Account account = new Account();
        account.setId(id);
        account.balance = balance;
        return account;
    }

    private Account stored(String id, long balance) {
        Account account = account(id, balance);
        bank.create(account);
        return account;
    }

    private static Account read(ReadWriteTransaction tx, String id) {
        return tx.in("para").read(Account.class, id).orElseThrow();
    }

    private TransactionWrite sent(int index) {
        return store.requests.get(store.requests.size() - 1).parts().get(index).write();
    }

    // write

    @Test
    void allWritesHaveTheIdOfTheTransactionAsTheirRevision() {
        Account changed = stored("a", 1);
        Account created = account("b", 2);
        transactions.write(tx -> {
            tx.in("para").update(changed);
            tx.in("para").create(created);
        });
        assertThat(store.requests).hasSize(1);
        assertThat(changed.getRevision()).isEqualTo(store.requests.get(0).id());
        assertThat(created.getRevision()).isEqualTo(store.requests.get(0).id());
        assertThat(changed.getVersion()).isEqualTo(2);
        assertThat(created.getVersion()).isEqualTo(1);
    }

    @Test
    void refusalLeavesTheObjectsAndNamesEachPart() {
        Account created = new Account();
        Account taken = stored("a", 1);
        assertThatExceptionOfType(TransactionException.class)
                .isThrownBy(() -> transactions.write(tx -> {
                    tx.in("para").create(created);
                    tx.in("para").create(account("a", 2));
                    tx.in("para").patch("x", Patch.of(Account.class).add("balance", 1));
                }))
                .satisfies(e -> {
                    assertThat(e.entries().get(0).error()).isEmpty();
                    assertThat(e.entries().get(1).error()).containsInstanceOf(ObjectExistsException.class);
                    assertThat(e.entries().get(2).error()).containsInstanceOf(ObjectNotFoundException.class);
                });
        assertThat(created.getId()).isNull();
        assertThat(created.getVersion()).isNull();
        assertThat(bank.read(Account.class, "a").orElseThrow().balance).isEqualTo(taken.balance);
    }

    @Test
    void updateAndChecksOfAMissingObjectDoNotFindIt() {
        Account updated = stored("updated", 1);
        Account checked = stored("checked", 1);
        Account deleted = stored("deleted", 1);
        List.of("updated", "checked", "deleted").forEach(bank::delete);
        assertThatExceptionOfType(TransactionException.class)
                .isThrownBy(() -> transactions.write(tx -> {
                    tx.in("para").update(updated);
                    tx.in("para").check(checked);
                    tx.in("para").check(Account.class, "none", Condition.equal("balance", 1));
                    tx.in("para").delete(deleted);
                }))
                .satisfies(e -> {
                    assertThat(e.entries().subList(0, 3))
                            .allSatisfy(entry ->
                                    assertThat(entry.error()).containsInstanceOf(ObjectNotFoundException.class));
                    assertThat(e.entries().get(3).error()).isEmpty();
                });
    }

    @Test
    void objectToCreateKeepsItsIdAfterAnUnknownOutcome() {
        Account created = new Account();
        store.afterWrite = request -> {
            throw new WriteOutcomeUnknownException(
                    request.parts().stream().map(TransactionPart::target).toList(), 3, null);
        };
        assertThatExceptionOfType(WriteOutcomeUnknownException.class)
                .isThrownBy(() -> transactions.write(tx -> {
                    tx.in("para").create(created);
                    tx.in("para").checkAbsent("x");
                }))
                .satisfies(e -> assertThat(e.targets()).hasSize(2));
        assertThat(created.getId()).isEqualTo(sent(0).id());
        assertThat(created.getVersion()).isNull();
    }

    @Test
    void functionThatAddsNothingSendsNothing() {
        transactions.write(tx -> {});
        assertThat(transactions.<String>modify(tx -> "result")).isEqualTo("result");
        assertThat(store.requests).isEmpty();
    }

    @Test
    void functionThatThrowsSendsNothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.write(tx -> {
                    tx.in("para").create(account("a", 1));
                    throw new IllegalStateException("stop");
                }));
        assertThat(store.requests).isEmpty();
    }

    @Test
    void moreThanAHundredPartsAreRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transactions.write(tx -> {
                    for (int i = 0; i <= TransactionRequest.MAX_PARTS; i++) {
                        tx.in("para").create(account("a" + i, i));
                    }
                }))
                .withMessage("a transaction has 1 to 100 parts, not 101; split it, if the objects need not change"
                        + " together");
        assertThat(store.requests).isEmpty();
    }

    @Test
    void moreThanFourMegabytesAreRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transactions.write(tx -> {
                    for (int i = 0; i < 11; i++) {
                        Account large = account("a" + i, i);
                        large.setName("x".repeat(400_000));
                        tx.in("para").create(large);
                    }
                }))
                .withMessageStartingWith(
                        "the objects of a transaction have at most 4194304 bytes together, these have ");
        assertThat(store.requests).isEmpty();
    }

    @Test
    void objectTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transactions.write(tx -> {
                    tx.in("para").delete("a");
                    tx.in("para").create(account("a", 1));
                }))
                .withMessage(
                        "object 'a' of app 'para' is already in the transaction; combine its changes in one write");
    }

    @Test
    void recordOfAnAppIsRefused() {
        App app = para.apps().create("shop");
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> transactions.write(tx -> tx.in("para").update(app)))
                .withMessageContaining("type 'app' is for the records of apps; use para.apps()");
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() ->
                        transactions.write(tx -> tx.in("para").check(App.class, "shop", Condition.exists("name"))));
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> transactions.write(tx -> tx.in("para").check(app)));
        assertThatExceptionOfType(TransactionException.class)
                .isThrownBy(() -> transactions.write(tx -> tx.in("para").delete("shop")))
                .satisfies(
                        e -> assertThat(e.entries().get(0).error()).containsInstanceOf(ConditionFailedException.class));
        assertThat(para.apps().read("shop")).isPresent();
    }

    @Test
    void readOfTheRecordOfAnAppIsRefused() {
        para.apps().create("shop");
        for (Class<? extends ParaObject> type : List.of(App.class, ParaObject.class, Sysprop.class, Account.class)) {
            assertThatExceptionOfType(InvalidObjectException.class)
                    .isThrownBy(() -> transactions.read(List.of(new ObjectKey<>("para", type, "shop"))));
            assertThatExceptionOfType(InvalidObjectException.class)
                    .isThrownBy(() -> transactions.<Boolean>modify(tx -> {
                        tx.in("para").create(account("a", 1));
                        return tx.in("para").read(type, "shop").isPresent();
                    }))
                    .withMessageContaining("read of app 'shop' in app 'para'")
                    .withMessageContaining("type 'app' is for the records of apps; use para.apps()");
        }
        assertThat(store.requests).isEmpty();
    }

    /** A function may catch the error. The record takes no part all the same. */
    @Test
    void recordOfAnAppWhoseReadWasRefusedIsNotChecked() {
        para.apps().create("shop");
        transactions.<Boolean>modify(tx -> {
            tx.in("para").create(account("a", 1));
            assertThatExceptionOfType(InvalidObjectException.class)
                    .isThrownBy(() -> tx.in("para").read(ParaObject.class, "shop"));
            return true;
        });
        assertThat(store.requests.get(0).parts()).hasSize(1);
    }

    @Test
    void writeAfterTheFunctionHasEndedIsRefused() {
        List<Transaction> kept = new ArrayList<>();
        transactions.write(kept::add);
        assertThatIllegalStateException()
                .isThrownBy(() -> kept.get(0).in("para").delete("a"))
                .withMessage("the transaction has ended; add writes within its function");
    }

    // modify

    @Test
    void objectThatWasReadAndNotWrittenIsChecked() {
        Account account = stored("a", 1);
        stored("b", 1);
        transactions.<Boolean>modify(tx -> {
            read(tx, "a");
            tx.in("para").read(Account.class, "none");
            tx.in("para").update(read(tx, "b"));
            return true;
        });
        assertThat(sent(0)).isInstanceOf(Update.class);
        assertThat(((ItemCheck) sent(1)).id()).isEqualTo("a");
        assertThat(((ItemCheck) sent(1))
                        .precondition()
                        .orElseThrow()
                        .state()
                        .orElseThrow()
                        .revision())
                .contains(account.getRevision());
        assertThat(sent(2)).isEqualTo(ItemCheck.absent("none"));
    }

    @Test
    void writeByIdOfAnObjectThatWasReadRequiresItsState() {
        Account a = stored("a", 1);
        Account b = stored("b", 1);
        transactions.<Boolean>modify(tx -> {
            read(tx, "a");
            read(tx, "b");
            tx.in("para").patch("a", Patch.of(Account.class).add("balance", 1));
            tx.in("para").delete("b");
            return true;
        });
        assertThat(((Update) sent(0)).precondition().state().orElseThrow().revision())
                .contains(a.getRevision());
        assertThat(((Deletion) sent(1)).precondition().state().orElseThrow().revision())
                .contains(b.getRevision());
        assertThat(((Deletion) sent(1)).isRequired()).isTrue();
    }

    /** Deletes each of some objects once, before the transaction is applied. */
    private void deletedMeanwhile(String id) {
        AtomicInteger runs = new AtomicInteger();
        store.beforeWrite = request -> {
            if (runs.incrementAndGet() == 1) {
                dao.items.remove("para/" + id);
            }
        };
    }

    @Test
    void deletionOfAnObjectThatIsGoneSinceItWasReadIsRunAgain() {
        stored("a", 100);
        stored("b", 0);
        deletedMeanwhile("a");
        long moved = transactions.modify(tx -> {
            Optional<Account> closed = tx.in("para").read(Account.class, "a");
            Account other = read(tx, "b");
            closed.ifPresent(account -> {
                other.balance += account.balance;
                tx.in("para").delete(account);
            });
            tx.in("para").update(other);
            return other.balance;
        });
        assertThat(moved).isZero();
        assertThat(bank.read(Account.class, "b").orElseThrow().balance).isZero();
    }

    @Test
    void objectThatIsRecreatedWithAnotherTypeSinceItWasReadIsRunAgain() {
        stored("a", 1);
        stored("b", 1);
        store.beforeWrite = request -> {
            if (store.requests.size() == 1) {
                recreatedAsVoucher("a");
            } else if (store.requests.size() == 2) {
                recreatedAsVoucher("b");
            }
        };
        List<String> seen = new ArrayList<>();
        transactions.<Boolean>modify(tx -> {
            ParaObject checked = tx.in("para").read(ParaObject.class, "a").orElseThrow();
            ParaObject updated = tx.in("para").read(ParaObject.class, "b").orElseThrow();
            seen.add(checked.getType() + " " + updated.getType());
            updated.setName("updated");
            tx.in("para").update(updated);
            return true;
        });
        assertThat(seen).containsExactly("account account", "voucher account", "voucher voucher");
        assertThat(bank.read(Voucher.class, "b").orElseThrow().getName()).isEqualTo("updated");
    }

    private void recreatedAsVoucher(String id) {
        bank.delete(id);
        Voucher other = new Voucher();
        other.setId(id);
        bank.create(other);
    }

    @Test
    void changeSinceTheReadRunsTheFunctionAgain() {
        stored("a", 1);
        List<Long> seen = new ArrayList<>();
        store.beforeWrite = request -> {
            if (seen.size() < 3) {
                bank.modify(Account.class, "a", account -> account.balance *= 10);
            }
        };
        long result = transactions.modify(tx -> {
            Account account = read(tx, "a");
            seen.add(account.balance);
            account.balance++;
            tx.in("para").update(account);
            return account.balance;
        });
        assertThat(seen).containsExactly(1L, 10L, 100L);
        assertThat(result).isEqualTo(101);
    }

    private void assertRunsOnce(TransactionalWork work) {
        AtomicInteger runs = new AtomicInteger();
        assertThatExceptionOfType(TransactionException.class)
                .isThrownBy(() -> transactions.<Boolean>modify(tx -> {
                    runs.incrementAndGet();
                    work.run(tx);
                    return true;
                }));
        assertThat(runs).hasValue(1);
    }

    /** The work of a transaction without a result. */
    private interface TransactionalWork {
        void run(ReadWriteTransaction tx);
    }

    @Test
    void refusalThatNoReadCausedIsNotRepeated() {
        Account stale = stored("a", 1);
        bank.modify(Account.class, "a", account -> account.balance = 2);
        assertRunsOnce(tx -> tx.in("para").update(stale));
        assertRunsOnce(tx -> {
            tx.in("para").read(Account.class, "none");
            tx.in("para").patch("none", Patch.of(Account.class).add("balance", 1));
        });
        assertRunsOnce(tx -> {
            read(tx, "a");
            tx.in("para").patch("a", Patch.of(Voucher.class).set("name", "of another type"));
        });
        assertRunsOnce(tx -> {
            read(tx, "a");
            tx.in("para")
                    .patch("a", Patch.of(Account.class).add("balance", 1).onlyIf(Condition.greaterThan("balance", 10)));
        });
    }

    /** Does work that contradicts what it reads, and the change of another caller that would allow it nevertheless. */
    private void assertRefusedOnWhatWasRead(Class<? extends ParaException> error, String id, TransactionalWork work) {
        int sent = store.requests.size();
        assertThatExceptionOfType(TransactionException.class)
                .isThrownBy(() -> transactions.<Boolean>modify(tx -> {
                    tx.in("para").create(account("beside", 1));
                    work.run(tx);
                    if (dao.items.remove("para/" + id) == null) {
                        stored(id, 1);
                    }
                    return true;
                }))
                .satisfies(e -> {
                    assertThat(e.entries().get(0).error()).isEmpty();
                    assertThat(e.entries().get(1).error()).containsInstanceOf(error);
                });
        assertThat(store.requests).as("nothing is sent").hasSize(sent);
        assertThat(bank.exists("beside")).isFalse();
    }

    @Test
    void writeOfAnObjectThatWasReadAsAbsentIsRefusedThoughItWasCreatedSince() {
        assertRefusedOnWhatWasRead(ObjectNotFoundException.class, "patched", tx -> {
            assertThat(tx.in("para").read(Account.class, "patched")).isEmpty();
            tx.in("para").patch("patched", Patch.of(Account.class).add("balance", 1));
        });
        assertThat(bank.read(Account.class, "patched").orElseThrow().balance).isEqualTo(1);
        assertRefusedOnWhatWasRead(ObjectNotFoundException.class, "checked", tx -> {
            assertThat(tx.in("para").read(Account.class, "checked")).isEmpty();
            tx.in("para").check(Account.class, "checked", Condition.greaterThan("balance", 0));
        });
        Account given = stored("given", 1);
        bank.delete("given");
        assertRefusedOnWhatWasRead(ObjectNotFoundException.class, "given", tx -> {
            assertThat(tx.in("para").read(Account.class, "given")).isEmpty();
            tx.in("para").update(given);
        });
    }

    @Test
    void creationOfAnObjectThatWasReadIsRefusedThoughItWasDeletedSince() {
        stored("created", 1);
        assertRefusedOnWhatWasRead(
                ObjectExistsException.class,
                "created",
                tx -> tx.in("para").create(account("created", read(tx, "created").balance + 1)));
        stored("checked", 1);
        assertRefusedOnWhatWasRead(ObjectExistsException.class, "checked", tx -> {
            read(tx, "checked");
            tx.in("para").checkAbsent("checked");
        });
    }

    @Test
    void objectInAnotherStateThanTheOneReadIsRefused() {
        Account stale = stored("a", 1);
        bank.modify(Account.class, "a", account -> account.balance = 2);
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.<Boolean>modify(tx -> {
                    read(tx, "a");
                    tx.in("para").update(stale);
                    return true;
                }))
                .withMessage("object 'a' is given in another state than the transaction has read; write or check the"
                        + " object that it read");
        assertThat(store.requests).isEmpty();
    }

    @Test
    void deadlineEndsTheRepetition() {
        stored("a", 1);
        store.beforeWrite = request -> bank.modify(Account.class, "a", account -> account.balance++);
        assertThatExceptionOfType(TransactionException.class)
                .isThrownBy(() -> transactions.<Boolean>modify(tx -> {
                    tx.in("para").update(read(tx, "a"));
                    return true;
                }))
                .withCauseInstanceOf(VersionConflictException.class);
        assertThat(store.requests).hasSizeGreaterThan(2);
    }

    @Test
    void conflictWithAnotherTransactionIsRunAgain() {
        stored("a", 1);
        store.beforeWrite = request -> {
            if (store.requests.size() < 3) {
                throw new TransactionConflictException(request.parts().get(0).target(), 1, null);
            }
        };
        transactions.<Boolean>modify(tx -> {
            tx.in("para").update(read(tx, "a"));
            return true;
        });
        assertThat(store.requests).hasSize(3);
    }

    @Test
    void readOfAnObjectThatIsAlreadyWrittenIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.<Boolean>modify(tx -> {
                    tx.in("para").create(account("a", 1));
                    return tx.in("para").read(Account.class, "a").isPresent();
                }))
                .withMessage("object 'a' of app 'para' is already written in the transaction; read it first");
    }

    @Test
    void oneReadAloneSendsNothingAndTwoAreCheckedTogether() {
        stored("a", 1);
        stored("b", 1);
        transactions.<Account>modify(tx -> read(tx, "a"));
        assertThat(store.requests).isEmpty();
        transactions.<Long>modify(tx -> read(tx, "a").balance + read(tx, "b").balance);
        assertThat(store.requests.get(0).parts())
                .extracting(TransactionPart::write)
                .hasOnlyElementsOfType(ItemCheck.class);
    }

    // read

    @Test
    void snapshotHasTheObjectsOfItsKeysOnly() {
        stored("a", 7);
        ObjectKey<Account> key = new ObjectKey<>("para", Account.class, "a");
        ObjectKey<Account> missing = new ObjectKey<>("para", Account.class, "b");
        Snapshot snapshot = transactions.read(List.of(key, missing));
        assertThat(snapshot.get(key).orElseThrow().balance).isEqualTo(7);
        assertThat(snapshot.get(missing)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> snapshot.get(new ObjectKey<>("para", Account.class, "c")));
        assertThatIllegalArgumentException().isThrownBy(() -> transactions.read(List.of(key, key)));
        assertThatIllegalArgumentException().isThrownBy(() -> transactions.read(List.of()));
    }

    @Test
    void objectsThatAreTooLargeTogetherAreRefusedThoughTheStoreReadsThem() {
        List<ObjectKey<Account>> keys = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            Account large = account("a" + i, i);
            large.setName("x".repeat(400_000));
            bank.create(large);
            keys.add(new ObjectKey<>("para", Account.class, "a" + i));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transactions.read(keys))
                .withMessageMatching("the objects of a consistent read have at most 4194304 bytes together, these have"
                        + " 44\\d{5}; split it, if they need not be of one state");
        assertThat(transactions.read(keys.subList(0, 10)).get(keys.get(9))).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transactions.<Boolean>modify(tx -> {
                    keys.forEach(key -> read(tx, key.id()));
                    return true;
                }))
                .withMessageStartingWith("the objects of a transaction have at most 4194304 bytes together");
    }

    // the store

    @Test
    void storeWithoutTransactionsIsNamed() {
        try (Para without =
                Para.start(new ParaModule(ConfigFactory.empty()), new ScriptedModule(dao, new ScriptedStorage()))) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(without::transactions)
                    .withMessage("[INVALID_CONFIG] 1 problem: the application needs Transactions, but the store"
                            + " io.para4j.ScriptedDAO offers none: its module binds no TransactionalDAO."
                            + " AWSDynamoDAOModule and MemoryDAOModule bind one.");
        }
    }

    @Test
    void creationInATransactionIsTheSameAsAlone() {
        transactions.write(tx -> tx.in("para").create(account("a", 3)));
        assertThat(sent(0)).isInstanceOf(Creation.class);
        assertThat(bank.read(Account.class, "a").orElseThrow().balance).isEqualTo(3);
    }
}

package io.para4j.testkit.tests.mutants;

import com.google.inject.Module;
import io.para4j.Transactions;
import io.para4j.spi.TransactionalDAO;
import io.para4j.testkit.TinyTransactionalDAO;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A store with transactions and one bug.
 *
 * @param name the bug, stated as a claim
 * @param dao creates the store over stored items
 * @param network creates the transactions that call those of the store over a network
 * @param core breaks core's transactions
 * @param para breaks the module of core
 * @param rules the rules whose tests always fail
 * @param racing the rules whose tests fail in some runs
 */
record TransactionMutant(
        String name,
        Function<StoredItems, TinyTransactionalDAO> dao,
        BiFunction<TransactionalDAO, Network, TransactionalDAO> network,
        UnaryOperator<Transactions> core,
        UnaryOperator<Module> para,
        Set<String> rules,
        Set<String> racing) {

    private static TransactionMutant sound(String name) {
        return new TransactionMutant(
                name,
                data -> new TinyTransactionalDAO(data.apps()),
                NetworkTransactions::new,
                core -> core,
                para -> para,
                Set.of(),
                Set.of());
    }

    static TransactionMutant ofDAO(String name, Function<StoredItems, TinyTransactionalDAO> dao) {
        TransactionMutant sound = sound(name);
        return new TransactionMutant(name, dao, sound.network, sound.core, sound.para, sound.rules, sound.racing);
    }

    static TransactionMutant ofNetwork(String name, BiFunction<TransactionalDAO, Network, TransactionalDAO> network) {
        TransactionMutant sound = sound(name);
        return new TransactionMutant(name, sound.dao, network, sound.core, sound.para, sound.rules, sound.racing);
    }

    static TransactionMutant ofCore(String name, UnaryOperator<Transactions> core) {
        TransactionMutant sound = sound(name);
        return new TransactionMutant(name, sound.dao, sound.network, core, sound.para, sound.rules, sound.racing);
    }

    static TransactionMutant ofPara(String name, UnaryOperator<Module> para) {
        TransactionMutant sound = sound(name);
        return new TransactionMutant(name, sound.dao, sound.network, sound.core, para, sound.rules, sound.racing);
    }

    TransactionMutant breaks(String... ids) {
        return new TransactionMutant(name, dao, network, core, para, new TreeSet<>(Arrays.asList(ids)), racing);
    }

    TransactionMutant mayBreak(String... ids) {
        return new TransactionMutant(name, dao, network, core, para, rules, Set.of(ids));
    }

    /** Returns the rules whose tests it breaks, always or in some runs. */
    Set<String> allRules() {
        Set<String> all = new TreeSet<>(rules);
        all.addAll(racing);
        return all;
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.para4j.testkit.tests.mutants;

import com.google.inject.Module;
import io.para4j.Store;
import io.para4j.testkit.TinyIndexedDAO;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A store that keeps indexes, with one bug.
 *
 * @param name the bug, stated as a claim
 * @param dao creates the DAO over stored items
 * @param store breaks core's store, which is over that DAO
 * @param para breaks the module of core
 * @param rules the rules whose tests fail
 */
record IndexMutant(
        String name,
        Function<StoredItems, TinyIndexedDAO> dao,
        UnaryOperator<Store> store,
        UnaryOperator<Module> para,
        Set<String> rules) {

    static IndexMutant ofDAO(String name, Function<StoredItems, TinyIndexedDAO> dao) {
        return new IndexMutant(name, dao, store -> store, para -> para, Set.of());
    }

    static IndexMutant ofCore(String name, UnaryOperator<Store> store) {
        return new IndexMutant(name, data -> new TinyIndexedDAO(data.apps()), store, para -> para, Set.of());
    }

    static IndexMutant ofPara(String name, UnaryOperator<Module> para) {
        return new IndexMutant(name, data -> new TinyIndexedDAO(data.apps()), store -> store, para, Set.of());
    }

    IndexMutant breaks(String... ids) {
        return new IndexMutant(name, dao, store, para, new TreeSet<>(Arrays.asList(ids)));
    }

    @Override
    public String toString() {
        return name;
    }
}

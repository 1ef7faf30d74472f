package io.para4j.testkit.tests.mutants;

import io.para4j.Store;
import io.para4j.spi.DAO;
import io.para4j.testkit.TinyDAO;
import io.para4j.testkit.tests.mutants.PacedDAO.Pace;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A store with one bug.
 *
 * @param name the bug, stated as a claim
 * @param defects the numbers of the known defects, seen in real systems, that it represents
 * @param dao creates the DAO over stored items
 * @param network creates the DAO that calls that one over a network
 * @param store breaks core's store, which is over that DAO
 * @param pace the write that goes first in races between an update and a delete
 * @param rules the rules whose tests always fail
 * @param racing the rules whose tests fail in some runs, because a race has to go one way; no other rule's tests fail
 */
record Mutant(
        String name,
        List<Integer> defects,
        Function<StoredItems, TinyDAO> dao,
        BiFunction<DAO, Network, NetworkDAO> network,
        BiFunction<Store, DAO, Store> store,
        Pace pace,
        Set<String> rules,
        Set<String> racing) {

    static Mutant ofDAO(String name, Function<StoredItems, TinyDAO> dao) {
        return new Mutant(name, List.of(), dao, NetworkDAO::new, (store, any) -> store, Pace.ANY, Set.of(), Set.of());
    }

    static Mutant ofNetwork(String name, BiFunction<DAO, Network, NetworkDAO> network) {
        return new Mutant(
                name,
                List.of(),
                data -> new TinyDAO(data.apps()),
                network,
                (store, any) -> store,
                Pace.ANY,
                Set.of(),
                Set.of());
    }

    static Mutant ofCore(String name, Function<Store, Store> store) {
        return ofCore(name, (sound, dao) -> store.apply(sound));
    }

    static Mutant ofCore(String name, BiFunction<Store, DAO, Store> store) {
        return new Mutant(
                name,
                List.of(),
                data -> new TinyDAO(data.apps()),
                NetworkDAO::new,
                store,
                Pace.ANY,
                Set.of(),
                Set.of());
    }

    Mutant defect(Integer... numbers) {
        return new Mutant(name, List.of(numbers), dao, network, store, pace, rules, racing);
    }

    Mutant paced(Pace first) {
        return new Mutant(name, defects, dao, network, store, first, rules, racing);
    }

    Mutant breaks(String... ids) {
        return new Mutant(name, defects, dao, network, store, pace, new TreeSet<>(Arrays.asList(ids)), racing);
    }

    Mutant mayBreak(String... ids) {
        return new Mutant(name, defects, dao, network, store, pace, rules, Set.of(ids));
    }

    @Override
    public String toString() {
        return name;
    }
}

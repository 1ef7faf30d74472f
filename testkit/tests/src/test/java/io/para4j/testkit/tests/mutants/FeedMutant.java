package io.para4j.testkit.tests.mutants;

import io.para4j.feed.Changes;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A store that reports changes, or a feed of core, with one bug.
 *
 * @param name the bug, stated as a claim
 * @param dao creates the store over what is stored and recorded
 * @param core breaks core's feeds
 * @param rules the rules whose tests always fail
 * @param racing the rules whose tests fail in some runs
 */
record FeedMutant(
        String name,
        Function<RecordedItems, RollingFeedDAO> dao,
        UnaryOperator<Changes> core,
        Set<String> rules,
        Set<String> racing) {

    static FeedMutant ofDAO(String name, Function<RecordedItems, RollingFeedDAO> dao) {
        return new FeedMutant(name, dao, core -> core, Set.of(), Set.of());
    }

    static FeedMutant ofCore(String name, UnaryOperator<Changes> core) {
        return new FeedMutant(name, RollingFeedDAO::new, core, Set.of(), Set.of());
    }

    FeedMutant breaks(String... ids) {
        return new FeedMutant(name, dao, core, new TreeSet<>(Arrays.asList(ids)), racing);
    }

    FeedMutant mayBreak(String... ids) {
        return new FeedMutant(name, dao, core, rules, Set.of(ids));
    }

    @Override
    public String toString() {
        return name;
    }
}

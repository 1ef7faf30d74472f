package io.para4j.testkit.tests.mutants;

import java.util.List;
import java.util.stream.Stream;

/** All mutants of stores that report changes, and those of core's feeds. */
final class FeedMutants {
    static final FeedMutant SOUND = FeedMutant.ofDAO("no bug", RollingFeedDAO::new);

    private FeedMutants() {}

    static List<FeedMutant> all() {
        return Stream.of(
                        RecordingMutants.all(), FeedReadMutants.all(), FeedPositionMutants.all(), FeedCoreMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    static FeedMutant named(String name) {
        return Stream.concat(Stream.of(SOUND), all().stream())
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

package io.para4j.testkit.tests.mutants;

import io.para4j.testkit.TinyDAO;
import java.util.List;
import java.util.stream.Stream;

/** All mutants. */
final class Mutants {
    static final Mutant SOUND = Mutant.ofDAO("no bug", data -> new TinyDAO(data.apps()));

    private Mutants() {}

    /** Returns all mutants. Those whose threads wait for each other the longest are first, so that others run beside them. */
    static List<Mutant> all() {
        return Stream.of(
                        RaceMutants.all(),
                        BeginnersMistakes.all(),
                        ObjectMutants.all(),
                        CreateMutants.all(),
                        ReadMutants.all(),
                        UpdateMutants.all(),
                        LockingMutants.all(),
                        PatchMutants.all(),
                        PathMutants.all(),
                        BatchMutants.all(),
                        PagingMutants.all(),
                        TenancyMutants.all(),
                        RestartMutants.all(),
                        SharedStateMutants.all(),
                        NetworkMutants.all(),
                        CoreMutants.all(),
                        CoreWriteMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    static Mutant named(String name) {
        return Stream.concat(Stream.of(SOUND), all().stream())
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

package io.para4j.testkit.tests.mutants;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** All mutants of caches and of stores behind a cache. */
final class CacheMutants {
    static final CacheMutant SOUND = CacheMutant.ofDAO("no bug", SoundCachingDAO::new);

    private CacheMutants() {}

    static List<CacheMutant> all() {
        return Stream.concat(EntryMutants.all().stream(), FencingMutants.all().stream())
                .toList();
    }

    /** Returns the mutant that the parameter of a run names. */
    static CacheMutant chosen(ExtensionContext context) {
        return named(context.getConfigurationParameter(MutantContract.MUTANT).orElseThrow());
    }

    static CacheMutant named(String name) {
        return Stream.concat(Stream.of(SOUND), all().stream())
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

package io.para4j.testkit;

import io.para4j.spi.ItemKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The order between transactions that their reads and writes show, as a direct serialization graph (Adya, "Weak
 * Consistency", 1999, section 3.1). The versions of an object are its order of writes. A transaction comes after the one
 * that wrote the version it read, and before the one that wrote the next version. The transactions are serialisable if
 * no transaction comes before itself.
 */
final class SerializationGraph {
    private final List<Access> accesses;
    private final Map<Access, Set<Access>> later = new LinkedHashMap<>();

    /**
     * The objects that a transaction has read, with the versions it found, and the versions it wrote.
     *
     * @param read the version of each object that was read
     * @param written the version of each object that was written
     * @param mark an object of its own, which distinguishes transactions that accessed the same versions
     */
    record Access(Map<ItemKey, Long> read, Map<ItemKey, Long> written, Object mark) {

        /** Returns the access of a transaction that wrote the next version of some of the objects it read. */
        static Access of(Map<ItemKey, Long> read, Collection<ItemKey> written) {
            Map<ItemKey, Long> next = new LinkedHashMap<>();
            written.forEach(
                    key -> next.put(key, Objects.requireNonNull(read.get(key), "read before it is written") + 1));
            return new Access(Map.copyOf(read), next, new Object());
        }

        @Override
        public String toString() {
            return "read " + shown(read) + (written.isEmpty() ? "" : ", wrote " + shown(written));
        }

        private static Map<String, Long> shown(Map<ItemKey, Long> versions) {
            Map<String, Long> shown = new TreeMap<>();
            versions.forEach((key, version) -> shown.put(key.id(), version));
            return shown;
        }
    }

    SerializationGraph(Collection<Access> accesses) {
        this.accesses = List.copyOf(accesses);
        Map<ItemKey, Map<Long, Access>> writers = new HashMap<>();
        for (Access access : this.accesses) {
            later.put(access, new LinkedHashSet<>());
            access.written()
                    .forEach((key, version) -> writers.computeIfAbsent(key, each -> new HashMap<>())
                            .merge(version, access, SerializationGraph::twice));
        }
        for (Access access : this.accesses) {
            access.read().forEach((key, version) -> {
                Map<Long, Access> known = writers.getOrDefault(key, Map.of());
                connect(known.get(version), access);
                connect(access, known.get(version + 1));
            });
        }
    }

    private static Access twice(Access one, Access other) {
        throw new AssertionError("two transactions wrote the same version: " + one + "; " + other);
    }

    private void connect(@Nullable Access before, @Nullable Access after) {
        if (before != null && after != null && !before.equals(after)) {
            later.getOrDefault(before, new HashSet<>()).add(after);
        }
    }

    /** Returns transactions of which each comes before the next, and the last before the first; empty if there are none. */
    Optional<List<Access>> cycle() {
        Set<Access> done = new HashSet<>();
        for (Access access : accesses) {
            List<Access> path = new ArrayList<>();
            if (findCycle(access, path, new LinkedHashSet<>(), done)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private boolean findCycle(Access access, List<Access> path, Set<Access> open, Set<Access> done) {
        if (open.contains(access)) {
            path.addAll(List.copyOf(open).subList(List.copyOf(open).indexOf(access), open.size()));
            return true;
        }
        if (done.contains(access)) {
            return false;
        }
        open.add(access);
        for (Access next : later.getOrDefault(access, Set.of())) {
            if (findCycle(next, path, open, done)) {
                return true;
            }
        }
        open.remove(access);
        done.add(access);
        return false;
    }
}

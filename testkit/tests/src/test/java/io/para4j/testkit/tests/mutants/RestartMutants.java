package io.para4j.testkit.tests.mutants;

import io.para4j.error.InvalidCursorException;
import io.para4j.spi.AppId;
import io.para4j.spi.ItemPage;
import io.para4j.testkit.TinyDAO;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** DAOs that lose something when they are closed, or leave something open. */
final class RestartMutants {
    /** The positions of all instances: the bug. */
    private static final Map<String, String> POSITIONS = new ConcurrentHashMap<>();

    private RestartMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofDAO("data is gone after closing", ForgetfulDAO::new).breaks("PAG-4", "CLO-1", "CLO-2"),
                Mutant.ofDAO("a thread is not registered with the closer", data -> {
                            Thread thread = new Thread(LockSupport::park, "mutant-flusher");
                            thread.setDaemon(true);
                            thread.start();
                            return new TinyDAO(data.apps());
                        })
                        .breaks("CLO-2"),
                Mutant.ofDAO("positions are kept in static memory", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                ItemPage page = super.readPage(app, limit, position.map(RestartMutants::idAt));
                                return ItemPage.of(page.items(), page.next().map(RestartMutants::numbered));
                            }
                        })
                        .breaks("PAG-4"));
    }

    private static String idAt(String position) {
        return Optional.ofNullable(POSITIONS.get(position))
                .orElseThrow(() -> InvalidCursorException.ofMalformed(position, "it is unknown"));
    }

    private static String numbered(String id) {
        String number = Integer.toString(POSITIONS.size());
        POSITIONS.put(number, id);
        return number;
    }

    /** A DAO that keeps its items in memory and is closed with Para. The records of apps stay. */
    private static final class ForgetfulDAO extends TinyDAO implements AutoCloseable {
        private final StoredItems data;

        ForgetfulDAO(StoredItems data) {
            super(data.apps());
            this.data = data;
        }

        @Override
        public void close() {
            data.apps().clear();
        }
    }
}

package io.para4j.examples.customdao;

import io.para4j.error.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** A database that holds the commit of a write of the object {@value #HELD} until it is released. */
final class HeldDatabase extends Database {
    static final String HELD = "held";

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    HeldDatabase(DataSource pool) {
        super(pool);
    }

    @Override
    <T> T call(Target target, boolean isCommit, Work<T> work, Connection connection) throws SQLException {
        if (isCommit && target.id().equals(HELD)) {
            reached.countDown();
            await(released);
        }
        return super.call(target, isCommit, work, connection);
    }

    /** Waits until the write is about to commit. */
    void awaitHeld() {
        await(reached);
    }

    void release() {
        released.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.para4j.examples.customdao;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/** Runs SQL, and says of every failure what it means: the one place that knows {@link SQLException}. */
final class Transactions {
    private final DataSource pool;

    Transactions(DataSource pool) {
        this.pool = pool;
    }

    /** What is done in a connection. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    <T> T read(Target target, Work<T> work) {
        try (Connection connection = open(target)) {
            return work.run(connection);
        } catch (SQLException e) {
            throw failed(target, e);
        }
    }

    /**
     * Writes all or nothing, and returns whether it did. False: others were faster, nothing is written, the caller looks
     * again. Only a commit can leave open what is written; what fails before it is undone with its connection.
     */
    boolean write(Target target, Work<Boolean> work) {
        boolean isCommitted = false;
        try (Connection connection = open(target)) {
            connection.setAutoCommit(false);
            if (work.run(connection)) {
                commit(target, connection);
                isCommitted = true;
            }
        } catch (SQLException e) {
            if (!isCommitted && !othersWereFaster(e)) {
                throw failed(target, e);
            }
        }
        return isCommitted;
    }

    private Connection open(Target target) {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw StorageException.notSent(target.toString(), "no connection: " + e.getMessage(), e);
        }
    }

    private static void commit(Target target, Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (othersWereFaster(e)) {
                throw e;
            }
            throw new WriteOutcomeUnknownException(target, 1, e);
        }
    }

    /** Class 23: a key is taken, or the app is gone. Class 40: undone for others' sake; but 40003 is "completion unknown". */
    private static boolean othersWereFaster(SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        return state.startsWith("23") || (state.startsWith("40") && !state.equals("40003"));
    }

    private static StorageException failed(Target target, SQLException e) {
        return StorageException.failed(target.toString(), String.valueOf(e.getMessage()), e);
    }
}

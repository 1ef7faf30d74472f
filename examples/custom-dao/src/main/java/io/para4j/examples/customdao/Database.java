package io.para4j.examples.customdao;

import io.para4j.error.MessageText;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/** Runs SQL and translates every {@link SQLException} into an error of Para. No other class handles that exception. */
class Database {
    private final DataSource pool;

    Database(DataSource pool) {
        this.pool = pool;
    }

    /** Work to do on a connection. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    <T> T read(Target target, Work<T> work) {
        try (Connection connection = open(target)) {
            return call(target, false, work, connection);
        } catch (SQLException e) {
            throw failed(target, e);
        }
    }

    /** Reads as {@link #read} does, with all statements in one snapshot of the database. */
    <T> T readTogether(Target target, Work<T> work) {
        return read(target, connection -> {
            connection.setAutoCommit(false); // the pool sets both again
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return work.run(connection);
        });
    }

    /**
     * Writes everything or nothing, and returns whether it wrote. False means that another transaction was faster and
     * nothing was written; the caller reads again. Only the outcome of a commit can be unknown. A failure before it is
     * rolled back when the connection closes.
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
            if (!isCommitted && !isLostRace(e)) {
                throw failed(target, e);
            }
        }
        return isCommitted;
    }

    /** Writes as {@link #write} does, and again until no other transaction was faster. */
    void writeUntilDone(Target target, Work<Boolean> work) {
        boolean isDone = false;
        while (!isDone) {
            isDone = write(target, work);
        }
    }

    private static boolean committed(Connection connection) throws SQLException {
        connection.commit();
        return true;
    }

    /** Reads, or commits. Tests override this method to make calls fail. */
    <T> T call(Target target, boolean isCommit, Work<T> work, Connection connection) throws SQLException {
        return work.run(connection);
    }

    private Connection open(Target target) {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw StorageException.notSent(target.toString(), "no connection: " + MessageText.withoutValues(e), e);
        }
    }

    private void commit(Target target, Connection connection) throws SQLException {
        try {
            call(target, true, Database::committed, connection);
        } catch (SQLException e) {
            if (isLostRace(e)) {
                throw e;
            }
            throw new WriteOutcomeUnknownException(target, 1, e);
        }
    }

    /**
     * Returns whether another transaction was faster. Class 23 means that a key is taken or the app was deleted. Class
     * 40 means rolled back because of another transaction, except for 40003, "statement completion unknown".
     */
    private static boolean isLostRace(SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        return state.startsWith("23") || (state.startsWith("40") && !state.equals("40003"));
    }

    private static StorageException failed(Target target, SQLException e) {
        return StorageException.failed(target.toString(), MessageText.withoutValues(e), e);
    }
}

package io.para4j.examples.customdao;

import io.para4j.testkit.FeedControl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The control of the feed of this store, which removes changes as the retention does. */
record RemovedChanges(String url) implements FeedControl {

    /** Does nothing, since changes are kept in one sequence. */
    @Override
    public void rollover() {}

    @Override
    public void expire() {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM para_changes");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.para4j.examples.customdao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.ConfigFactory;
import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.error.ConfigException;
import io.para4j.error.StorageException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class JdbcDAOModuleTest {
    private static Para start(String config) {
        return Para.start(new ParaModule(ConfigFactory.parseString(config)), new JdbcDAOModule());
    }

    @Test
    void invalidValuesAreReportedTogether() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> start("para.jdbc { url = \"jdbc:mysql://x\", connections = 0, timeout = 1ms }"))
                .withMessage("[INVALID_CONFIG] 3 problems: para.jdbc.url = jdbc:mysql://x, expected jdbc:h2:... or"
                        + " jdbc:postgresql:...; para.jdbc.connections = 0, expected 1 to 1000; para.jdbc.timeout = 1ms,"
                        + " expected a duration from 250ms to 600s.");
    }

    @Test
    void aMissingDatabaseFailsTheStart() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> start("para.jdbc { url = \"jdbc:h2:file:/nowhere;IFEXISTS=TRUE\", timeout = 250ms }"))
                .satisfies(error -> assertThat(error.progress()).isEqualTo(StorageException.Progress.NOT_SENT));
    }

    @Test
    void aRowThatIsNotAnItemIsListedApartAndThePageContinues() throws SQLException {
        try (Para para = start("para.jdbc.url = \"jdbc:h2:mem:unreadable\"")) {
            para.apps().create("shop");
            Store shop = para.store("shop");
            String good = shop.create(new Sysprop("city"));
            String bad = shop.create(new Sysprop("city"));
            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:unreadable");
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE para_items SET item = JSON '[]' WHERE id = CAST('" + bad + "' AS VARBINARY)");
            }

            Page<ParaObject> page = shop.readPage(Pager.first());

            assertThat(page.objects()).extracting("id").containsExactly(good);
            assertThat(page.unreadable()).hasSize(1);
        }
    }

    /** A repeated result can be older than what another connection has already read. */
    @Test
    void h2RepeatsNoResult() throws SQLException {
        try (Para para = start("para.jdbc.url = \"jdbc:h2:mem:no-reuse\"");
                Connection connection = DriverManager.getConnection("jdbc:h2:mem:no-reuse");
                Statement statement = connection.createStatement()) {
            para.apps().create("no-reuse");
            statement.execute(
                    "CREATE ALIAS property DETERMINISTIC FOR 'java.lang.System.getProperty(java.lang.String)'");
            String query = "SELECT property(app) FROM para_apps WHERE app = 'no-reuse'";
            for (String value : List.of("old", "new")) {
                System.setProperty("no-reuse", value);
                try (ResultSet result = statement.executeQuery(query)) {
                    assertThat(result.next()).isTrue();
                    assertThat(result.getString(1)).isEqualTo(value);
                }
            }
        } finally {
            System.clearProperty("no-reuse");
        }
    }
}

package io.para4j.examples.customdao;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.examples.quickstart.Quickstart;
import org.junit.jupiter.api.Test;

class JdbcQuickstartTest {
    @Test
    void theQuickstartRunsUnchangedOnJdbc() {
        assertThat(Quickstart.runOn("JDBC", new JdbcDAOModule())).isZero();
    }
}

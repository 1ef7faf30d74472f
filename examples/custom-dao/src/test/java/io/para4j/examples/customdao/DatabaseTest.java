package io.para4j.examples.customdao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    private static final Target TARGET = new Target("update", "shop", "product", "a1");
    private static final String CONNECTION_LOST = "08006";

    /**
     * Returns transactions on connections whose named methods fail with the given SQL states. Other methods do nothing.
     */
    private static Database failing(Map<String, String> states) {
        return new Database(proxy(DataSource.class, states));
    }

    private static <T> T proxy(Class<T> type, Map<String, String> states) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    String state = states.get(method.getName());
                    if (state != null) {
                        throw new SQLException("scripted", state);
                    }
                    return method.getReturnType() == Connection.class ? proxy(Connection.class, states) : null;
                }));
    }

    private static boolean write(Map<String, String> states) {
        return failing(states).write(TARGET, connection -> {
            connection.nativeSQL("");
            return true;
        });
    }

    @Test
    void aCommitWithALostAnswerHasAnUnknownOutcome() {
        assertThatExceptionOfType(WriteOutcomeUnknownException.class)
                .isThrownBy(() -> write(Map.of("commit", CONNECTION_LOST)))
                .withMessageContaining("update of product 'a1' in app 'shop'");
    }

    @Test
    void aFailureBeforeTheCommitIsReportedAsFailed() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> write(Map.of("nativeSQL", CONNECTION_LOST)))
                .withMessageContaining("update of product 'a1' in app 'shop' failed: scripted");
    }

    @Test
    void aFailureAfterTheCommitIsIgnored() {
        assertThat(write(Map.of("close", CONNECTION_LOST))).isTrue();
    }

    @Test
    void withoutAConnectionNothingIsSent() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> write(Map.of("getConnection", CONNECTION_LOST)))
                .satisfies(error -> assertThat(error.progress()).isEqualTo(StorageException.Progress.NOT_SENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23502", "40001", "40P01"})
    void aLostRaceIsNoError(String state) {
        assertThat(write(Map.of("nativeSQL", state))).isFalse();
        assertThat(write(Map.of("commit", state))).isFalse();
    }

    @Test
    void anUnknownCompletionIsNotTakenForARollback() {
        assertThatExceptionOfType(WriteOutcomeUnknownException.class)
                .isThrownBy(() -> write(Map.of("commit", "40003")));
    }

    @Test
    void aReadThatFailsIsAnError() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> failing(Map.of("nativeSQL", CONNECTION_LOST))
                        .read(TARGET, connection -> connection.nativeSQL("")));
    }
}

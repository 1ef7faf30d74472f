package io.para4j.testkit.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(DynamoDBExtension.class)
class EmbeddedDynamoDBTest {

    @Test
    void serverOfTheExtensionAnswers(EmbeddedDynamoDB dynamoDB) {
        try (DynamoDbClient client = dynamoDB.newClient()) {
            assertThat(client.listTables().hasTableNames()).isTrue();
        }
    }

    @Test
    void allTestsGetTheSameServer(EmbeddedDynamoDB one, EmbeddedDynamoDB other) {
        assertThat(one).isSameAs(other);
    }

    @Test
    void twoServersAreApartAndListenOnTheLoopbackInterfaceOnly() {
        try (EmbeddedDynamoDB one = EmbeddedDynamoDB.start();
                EmbeddedDynamoDB other = EmbeddedDynamoDB.start()) {
            assertThat(List.of(one.endpoint(), other.endpoint()))
                    .doesNotHaveDuplicates()
                    .allSatisfy(endpoint -> assertThat(endpoint.getHost()).isEqualTo("127.0.0.1"));
        }
    }

    @Test
    void closedServerDoesNotAnswerAndLeavesNoThread() throws InterruptedException {
        EmbeddedDynamoDB dynamoDB = EmbeddedDynamoDB.start();
        int before = threadsOfJobs();
        try (DynamoDbClient client = dynamoDB.newClient()) {
            client.listTables();
            dynamoDB.close();

            assertThatThrownBy(client::listTables).isInstanceOf(SdkClientException.class);
        }
        for (int i = 0; i < 100 && threadsOfJobs() > before; i++) {
            Thread.sleep(20);
        }
        assertThat(threadsOfJobs()).isLessThanOrEqualTo(before);
    }

    private static int threadsOfJobs() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread.getName().startsWith("pool-"))
                .count();
    }
}

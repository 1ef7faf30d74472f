package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import com.typesafe.config.Config;
import io.para4j.Store;
import io.para4j.model.Sysprop;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.Faults;
import io.para4j.testkit.FeedControl;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBFaults;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import io.para4j.testkit.dynamodb.FaultTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Runs the contract in a shared table next to a bystander, whose name is a prefix of the names of all the kit's apps.
 * After all tests the bystander's rows are unchanged, and the only other rows are those of the kit's last app.
 */
@ExtendWith(DynamoDBExtension.class)
class AWSDynamoDAOSharedContractTest extends DAOContract {
    private static final String TABLE = "para-shared-contract";
    private static final String BYSTANDER = "k";

    private static final String ROOT = "shared-contract-root";

    private final DynamoDBServer dynamoDB;

    @AutoClose
    private final FaultTransport transport = FaultTransport.create();

    private Map<String, Map<String, AttributeValue>> before = Map.of();

    AWSDynamoDAOSharedContractTest(DynamoDBServer dynamoDB) {
        this.dynamoDB = dynamoDB;
    }

    /** Omits the waits before the last pass of each purge, since no other node writes to the kit's apps. */
    @Override
    protected Module store() {
        return Modules.override(new AWSDynamoDAOModule(), TestClientModule.over(transport))
                .with(InstantSleeper.module());
    }

    @Override
    protected Optional<Module> reopen() {
        return Optional.of(store());
    }

    @Override
    protected Optional<Faults> faults() {
        return Optional.of(new DynamoDBFaults(transport, ROOT));
    }

    @Override
    protected boolean sharesStorage() {
        return true;
    }

    @Override
    protected Config config() {
        return TestConfig.at(
                dynamoDB,
                Map.of(
                        "para.app_name",
                        ROOT,
                        "para.prepend_shared_appids_with_space",
                        true,
                        "para.shared_table_name",
                        "shared-contract",
                        "para.dynamodb.deadline",
                        "500ms"));
    }

    @BeforeAll
    void populateBystander() {
        kit().para().apps().createShared(BYSTANDER);
        Store store = kit().para().store(BYSTANDER);
        List<Sysprop> objects = new ArrayList<>();
        for (String id : List.of("o1", "o2", "a", "_", "_a", "k_a", "k-1", " k", "x".repeat(1000))) {
            Sysprop object = new Sysprop().set("secret", id);
            object.setId(id);
            objects.add(object);
        }
        store.createAll(objects);
        before = rowsOf(" " + BYSTANDER);
        assertThat(before).hasSize(9);
    }

    @AfterAll
    void bystanderIsUntouchedAndNothingIsLeftOfDeletedApps() {
        assertThat(rowsOf(" " + BYSTANDER)).isEqualTo(before);
        assertThat(apps()).isSubsetOf(" " + BYSTANDER, kit().tenant().app().toString());
    }

    private Map<String, Map<String, AttributeValue>> rows() {
        try (DynamoDbClient client = dynamoDB.newClient()) {
            return DynamoDBTestStore.rows(client, TABLE);
        }
    }

    private Map<String, Map<String, AttributeValue>> rowsOf(String app) {
        Map<String, Map<String, AttributeValue>> rows = rows();
        rows.values().removeIf(row -> !row.get(TableLayout.APP).s().equals(app));
        return rows;
    }

    private List<String> apps() {
        return rows().values().stream()
                .map(row -> row.get(TableLayout.APP).s())
                .distinct()
                .toList();
    }

    @Override
    protected Optional<FeedControl> feed() {
        return StreamsControl.of(dynamoDB);
    }
}

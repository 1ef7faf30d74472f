package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Store;
import io.para4j.model.Sysprop;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.Faults;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBFaults;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import io.para4j.testkit.dynamodb.FaultTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The contract in a shared table, where a bystander lives whose name begins the names of all apps of the kit. After all tests
 * its rows in the table are what they were, and there are no others but those of the kit's last app.
 */
@ExtendWith(DynamoDBExtension.class)
class AWSDynamoDAOSharedContractTest extends DAOContract {
    private static final String TABLE = "para-shared-contract";
    private static final String BYSTANDER = "k";

    private static final String ROOT = "shared-contract-root";

    private final EmbeddedDynamoDB dynamoDB;

    @AutoClose
    private final FaultTransport transport = FaultTransport.create();

    private Map<String, Map<String, AttributeValue>> before = Map.of();

    AWSDynamoDAOSharedContractTest(EmbeddedDynamoDB dynamoDB) {
        this.dynamoDB = dynamoDB;
    }

    /** The waits before the last look of each deletion are left out: nobody else writes to the apps of the kit. */
    @Override
    protected Module store() {
        return Modules.override(new AWSDynamoDAOModule(), FaultyClient.over(transport))
                .with(new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(Time.class).to(RushedTime.class);
                    }
                });
    }

    @Override
    protected Optional<Module> reopen() {
        return Optional.of(new AWSDynamoDAOModule());
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
        return ConfigFactory.parseMap(Map.of(
                "para.app_name",
                ROOT,
                "para.prepend_shared_appids_with_space",
                true,
                "para.shared_table_name",
                "shared-contract",
                "para.dynamodb.deadline",
                "500ms",
                "para.dynamodb.endpoint",
                dynamoDB.endpoint().toString()));
    }

    @BeforeAll
    void populateBystander() {
        kit().para().apps().createShared(BYSTANDER);
        Store store = kit().para().store(BYSTANDER);
        List<Sysprop> objects = new ArrayList<>();
        for (String id : List.of("o1", "o2", "a", "_", "_a", "k_a", "k-1", " k", "x".repeat(1024))) {
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

    private List<Map<String, AttributeValue>> rows() {
        try (DynamoDbClient client = dynamoDB.newClient()) {
            return client.scanPaginator(request -> request.tableName(TABLE).consistentRead(true)).items().stream()
                    .toList();
        }
    }

    private Map<String, Map<String, AttributeValue>> rowsOf(String app) {
        return rows().stream()
                .filter(row -> row.get(Layout.APP).s().equals(app))
                .collect(Collectors.toMap(ItemCodec::keyOf, row -> row));
    }

    private List<String> apps() {
        return rows().stream().map(row -> row.get(Layout.APP).s()).distinct().toList();
    }
}

package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.spi.AppId;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares random queries of DynamoDB Local with a model. */
@ExtendWith(DynamoDBExtension.class)
class IndexQueryOnServiceTest {
    private static final int WRITES = 250;
    private static final int QUERIES = 250;

    @AutoClose
    private final DynamoDBTestStore store;

    IndexQueryOnServiceTest(DynamoDBServer dynamoDB) {
        store = DynamoDBTestStore.withPrefix("indexed-", dynamoDB.endpoint(), IndexModel.DECLARED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"indexed", " indexed"})
    void queriesFindWhatTheModelFinds(String name) {
        AppId app = AppId.parse(name);
        AppId bystander = AppId.parse(name + "-2");
        store.storage.ensure(app);
        store.storage.ensure(bystander);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        IndexModel model = new IndexModel(random);
        IndexModel others = new IndexModel(random);
        for (int i = 0; i < WRITES; i++) {
            model.write(store.dao, app);
            others.write(store.dao, bystander);
        }
        for (int i = 0; i < QUERIES; i++) {
            IndexQuery query = model.query();
            List<Item> expected = model.expected(query);

            assertThat(IndexModel.walk(store.indexed, app, query))
                    .as("seed %d, %s", seed, query)
                    .isEqualTo(expected);
            if (query.filter().isEmpty()) {
                ItemPage first = store.indexed.query(app, query);
                assertThat(first.items()).hasSize(Math.min(query.limit(), expected.size()));
                assertThat(first.next().isPresent()).isEqualTo(expected.size() > query.limit());
            }
        }
    }
}

package io.para4j.examples.benchmarks;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.util.Modules;
import com.typesafe.config.ConfigFactory;
import io.para4j.ForPara;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Para on the DynamoDB store, with a client whose transport answers from memory. */
final class StubbedStore {
    private static final String APP_RECORD = """
            {"Item":{"key":{"S":"shop"},"type":{"S":"app"},"version":{"N":"1"},"_w":{"S":"w0"},"appid":{"S":"para"},\
            "timestamp":{"N":"1700000000000"},"name":{"S":"shop"},"sharingTable":{"BOOL":false},"state":{"S":"ACTIVE"}}}""";

    private static final String BICYCLE = """
            {"ConsumedCapacity":{"CapacityUnits":0.5,"TableName":"para-shop"},"Item":{"key":{"S":"204"},"type":{"S":"bicycle"},\
            "version":{"N":"7"},"_w":{"S":"01jd3m9s6wv1k8e2q4r5t6y7z8"},"appid":{"S":"shop"},"timestamp":{"N":"1700000000000"},\
            "updated":{"N":"1700000000001"},"name":{"S":"18-Bike-204"},\
            "title":{"S":"18-Bike-204, a bicycle for long roads"},"description":{"S":"%s"},"brand":{"S":"Brand-Company C"},\
            "bicycleType":{"S":"Road"},"price":{"N":"499.95"},"stock":{"N":"12"},"sold":{"N":"3456"},"weight":{"N":"8.25"},\
            "inStock":{"BOOL":true},"colors":{"L":[{"S":"Red"},{"S":"Green"},{"S":"Black"}]},\
            "supplier":{"S":"Company C, warehouse 7"},"warranty":{"S":"Two years on the frame, one year on everything else"}}}""".formatted("A light frame, drop handlebars and narrow tyres. ".repeat(6));

    private static final String WRITTEN = """
            {"ConsumedCapacity":{"CapacityUnits":1.0,"TableName":"para-shop"}}""";

    final StubTransport transport = new StubTransport();
    final DynamoDbClient client;
    final Para para;
    final Store shop;

    /**
     * Starts Para.
     *
     * @param others further modules, such as a cache's
     */
    StubbedStore(Module... others) {
        transport
                .answer("DescribeTable", TABLE)
                .answer("GetItem", APP_RECORD)
                .answer("PutItem", WRITTEN)
                .answer("BatchWriteItem", "{}")
                .answer("UpdateItem", WRITTEN);
        client = DynamoDbClient.builder()
                .httpClient(transport)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        Module clients = new AbstractModule() {
            @Override
            protected void configure() {
                OptionalBinder.newOptionalBinder(binder(), Key.get(DynamoDbClient.class, ForPara.class))
                        .setBinding()
                        .toInstance(client);
            }
        };
        Module core = new ParaModule(
                        ConfigFactory.parseString("para { app_refresh = 1h, dynamodb.create_tables = off }"))
                .types(Bicycle.class);
        para = Para.start(core, new AWSDynamoDAOModule(), clients, Modules.combine(others));
        shop = para.store("shop");
        shop.exists("204");
        transport.answer("GetItem", BICYCLE);
    }

    private static final String TABLE = """
            {"Table":{"TableName":"para","TableStatus":"ACTIVE","KeySchema":[{"AttributeName":"key","KeyType":"HASH"}],\
            "AttributeDefinitions":[{"AttributeName":"key","AttributeType":"S"}]}}""";

    void close() {
        para.close();
        client.close();
    }
}

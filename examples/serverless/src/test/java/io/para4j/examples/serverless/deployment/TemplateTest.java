package io.para4j.examples.serverless.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.error.ErrorCode;
import io.para4j.examples.serverless.ShopStart;
import io.para4j.examples.serverless.Tenants;
import io.para4j.examples.serverless.log.EmbeddedMetrics;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Checks the template without AWS. */
class TemplateTest {
    private static final Path FILE = Path.of("template.yaml");
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";

    private final SamTemplate template = SamTemplate.read(FILE);
    private final TemplateSpecification specification = TemplateSpecification.read();

    TemplateTest() throws IOException {}

    @Test
    void eachPropertyIsOneOfItsResourceType() {
        List<String> errors = new ArrayList<>();
        template.section("Resources").forEach((id, resource) -> errors.addAll(specification.errors(id, resource)));
        errors.addAll(specification.errorsOfProperties(
                "Globals", template.section("Globals").get("Function"), FUNCTION));
        assertThat(errors).isEmpty();
    }

    @Test
    void whatIsInvalidIsFound() {
        Map<String, Object> properties = Map.of(
                "TableName", 7, "KeySchema", "key", "Colour", "red", "SSESpecification", Map.of("SSEType", "KMS"));
        assertThat(specification.errors("T", Map.of("Type", TABLE, "Properties", properties, "Condition", "Never")))
                .containsExactlyInAnyOrder(
                        "T has Condition",
                        "T.TableName is no string",
                        "T.Colour is unknown",
                        "T.KeySchema has another form",
                        "T.SSESpecification.SSEEnabled is missing");
        assertThat(specification.errors("T", Map.of("Type", "AWS::No::Thing")))
                .containsExactly("T has an unknown type: run extract.mjs again");
    }

    @Test
    void eachReferenceHasATarget() {
        Map<String, Map<?, ?>> resources = template.section("Resources");
        Set<String> parameters = template.section("Parameters").keySet();
        Set<String> used = new HashSet<>();
        template.references((name, attribute) -> {
            used.add(name);
            String reference = name + "." + attribute;
            if (attribute.isEmpty()) {
                assertThat(parameters.contains(name) || resources.containsKey(name))
                        .as(reference)
                        .isTrue();
            } else {
                assertThat(resources).as(reference).containsKey(name);
                Object type = resources.get(name).get("Type");
                boolean isAlias = type.equals(FUNCTION) && attribute.equals("Alias");
                assertThat(isAlias || specification.hasAttribute(type, attribute))
                        .as(reference)
                        .isTrue();
            }
        });
        assertThat(used).as("used parameters").containsAll(parameters);
    }

    @Test
    void tablesAreEncryptedAndKeptAndBackedUp() {
        assertThat(template.resources(TABLE)).hasSize(2).allSatisfy((id, table) -> {
            assertThat(table.get("StreamSpecification")).isEqualTo(Map.of("StreamViewType", "NEW_AND_OLD_IMAGES"));
            assertThat(table.get("SSESpecification")).isEqualTo(Map.of("SSEEnabled", true));
            assertThat(table.get("PointInTimeRecoverySpecification"))
                    .isEqualTo(Map.of("PointInTimeRecoveryEnabled", true));
            assertThat(table.get("DeletionProtectionEnabled")).isEqualTo(true);
            Map<?, ?> resource = template.section("Resources").get(id);
            assertThat(resource.get("DeletionPolicy")).isEqualTo("Retain");
            assertThat(resource.get("UpdateReplacePolicy")).isEqualTo("Retain");
        });
    }

    @Test
    void theSharedTableIsTheOneThatTheShopCreates() {
        try (EmbeddedDynamoDB database = EmbeddedDynamoDB.start();
                DynamoDbClient client = client(database)) {
            Config config = ConfigFactory.parseMap(
                            Map.of("para.dynamodb.endpoint", database.endpoint().toString()))
                    .withFallback(ConfigFactory.load());
            PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            ShopStart.start(config, out, new AWSDynamoDAOModule())
                    .getInstance(Tenants.class)
                    .open("demo", Map.of());
            Map<?, ?> ours = template.resources(TABLE).get("SharedTable");
            TableDescription table = client.describeTable(
                            request -> request.tableName(template.text(ours.get("TableName"))))
                    .table();
            assertThat(pairs(ours.get("KeySchema"), "KeyType")).isEqualTo(keys(table.keySchema()));
            assertThat(new HashSet<>(pairs(ours.get("AttributeDefinitions"), "AttributeType")))
                    .isEqualTo(table.attributeDefinitions().stream()
                            .map(each -> each.attributeName() + " " + each.attributeTypeAsString())
                            .collect(Collectors.toSet()));
            Map<String, List<String>> indexes = new TreeMap<>();
            table.globalSecondaryIndexes().forEach(each -> indexes.put(each.indexName(), keys(each.keySchema())));
            assertThat(indexesOf(ours)).isEqualTo(indexes);
            Object root = template.resources(TABLE).get("RootTable").get("TableName");
            assertThat(client.listTables().tableNames()).contains(template.text(root));
        }
    }

    private static DynamoDbClient client(EmbeddedDynamoDB database) {
        return DynamoDbClient.builder()
                .endpointOverride(database.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .build();
    }

    private static Map<String, List<String>> indexesOf(Map<?, ?> table) {
        Map<String, List<String>> indexes = new TreeMap<>();
        for (Object each : (List<?>) table.get("GlobalSecondaryIndexes")) {
            Map<?, ?> index = (Map<?, ?>) each;
            assertThat(index.get("Projection")).isEqualTo(Map.of("ProjectionType", "ALL"));
            indexes.put((String) index.get("IndexName"), pairs(index.get("KeySchema"), "KeyType"));
        }
        return indexes;
    }

    private static List<String> pairs(Object list, String member) {
        return ((List<?>) list)
                .stream()
                        .map(each -> ((Map<?, ?>) each).get("AttributeName") + " " + ((Map<?, ?>) each).get(member))
                        .toList();
    }

    private static List<String> keys(List<KeySchemaElement> schema) {
        return schema.stream()
                .map(each -> each.attributeName() + " " + each.keyTypeAsString())
                .toList();
    }

    @Test
    void eachFunctionHasItsOwnRoleAndLog() {
        Map<String, Map<?, ?>> functions = template.resources(FUNCTION);
        assertThat(functions).hasSize(3).allSatisfy((id, function) -> {
            String name = id.replace("Function", "");
            assertThat(template.text(function.get("Role"))).isEqualTo(name + "Role.Arn");
            assertThat(function.get("LoggingConfig"))
                    .isEqualTo(Map.of("LogGroup", Map.of("Ref", name + "Log"), "LogFormat", "JSON"));
            assertThat(template.text(template.resources("AWS::Logs::LogGroup")
                            .get(name + "Log")
                            .get("LogGroupName")))
                    .isEqualTo("/aws/lambda/" + template.text(function.get("FunctionName")));
        });
        assertThat(template.resources("AWS::IAM::Role")).hasSameSizeAs(functions);
        assertThat(template.resources("AWS::Logs::LogGroup"))
                .allSatisfy((id, log) -> assertThat(log.get("RetentionInDays")).isNotNull());
    }

    @Test
    void eachHandlerOfTheApiExistsAndHasItsRoutes() throws ReflectiveOperationException {
        for (String name : List.of("Products", "Orders")) {
            Map<?, ?> function = template.resources(FUNCTION).get(name + "Function");
            String handler = template.text(function.get("Handler"));
            Class<?> type = Class.forName(handler.replace("::handleRequest", ""));
            assertThat(type).isAssignableTo(RequestHandler.class);
            assertThat(type.getConstructor()).isNotNull();
            String path = "/" + type.getSimpleName().replace("Handler", "").toLowerCase(Locale.ROOT);
            Set<Object> paths = new HashSet<>();
            for (Object event : ((Map<?, ?>) function.get("Events")).values()) {
                paths.add(((Map<?, ?>) ((Map<?, ?>) event).get("Properties")).get("Path"));
            }
            assertThat(paths).containsExactlyInAnyOrder(path, path + "/{id}");
        }
    }

    @Test
    void functionsAreFasterThanTheirTimeoutAndStartFromASnapshot() {
        Map<?, ?> all = template.section("Globals").get("Function");
        Config config = ConfigFactory.load();
        assertThat((Integer) all.get("Timeout")).isGreaterThan((int)
                config.getDuration("para.dynamodb.deadline").toSeconds());
        assertThat(all.get("SnapStart")).isEqualTo(Map.of("ApplyOn", "PublishedVersions"));
        assertThat(all.get("AutoPublishAlias")).isEqualTo("live");
        Map<?, ?> variables = (Map<?, ?>) ((Map<?, ?>) all.get("Environment")).get("Variables");
        assertThat(variables.get("SHOP_CREATE_TABLES")).isEqualTo("off");
        assertThat(template.text(variables.get("SHOP_ROOT_APP"))).isEqualTo(config.getString("para.app_name"));
        assertThat(template.text(variables.get("SHOP_TABLE_PREFIX")))
                .isEqualTo(config.getString("para.dynamodb.table_prefix"));
    }

    @Test
    void changesThatFailForGoodGoToAQueue() {
        Map<?, ?> source = template.resources("AWS::Lambda::EventSourceMapping").get("BestSellersSource");
        assertThat(source.get("FunctionResponseTypes")).isEqualTo(List.of("ReportBatchItemFailures"));
        assertThat(template.text(source.get("EventSourceArn"))).isEqualTo("SharedTable.StreamArn");
        assertThat(source.get("DestinationConfig"))
                .isEqualTo(Map.of("OnFailure", Map.of("Destination", Map.of("Fn::GetAtt", "DeadLetters.Arn"))));
        assertThat((Integer) source.get("MaximumRetryAttempts")).isPositive();
    }

    @Test
    void thereIsAnAlarmForEachSignal() {
        Map<String, Map<?, ?>> alarms = template.resources("AWS::CloudWatch::Alarm");
        assertThat(alarms)
                .allSatisfy((id, alarm) ->
                        assertThat(alarm.get("AlarmActions")).as(id).isEqualTo(List.of(Map.of("Ref", "Alarms"))));
        Set<String> ours = new TreeSet<>();
        Set<String> service = new TreeSet<>();
        alarms.values().forEach(alarm -> collect(alarm, ours, service));
        assertThat(ours)
                .as("metrics of the shop")
                .containsExactlyInAnyOrder(
                        ErrorCode.WRITE_OUTCOME_UNKNOWN.name(),
                        ErrorCode.THROTTLED.name(),
                        ErrorCode.STORAGE_FAILED.name(),
                        ErrorCode.TRANSACTION_CONFLICT.name(),
                        "Retries",
                        "Duration");
        assertThat(service)
                .contains("ReadThrottleEvents", "WriteThrottleEvents", "SystemErrors", "UserErrors")
                .contains("TransactionConflict", "ConsumedWriteCapacityUnits", "IteratorAge", "Errors", "Throttles")
                .contains("ApproximateNumberOfMessagesVisible", "5xx");
    }

    @Test
    void eachIndexHasAnAlarmForThrottledWrites() {
        Set<Object> watched = new HashSet<>();
        template.resources("AWS::CloudWatch::Alarm").values().stream()
                .filter(alarm -> "WriteThrottleEvents".equals(alarm.get("MetricName")))
                .forEach(alarm -> ((List<?>) alarm.get("Dimensions"))
                        .stream()
                                .map(each -> (Map<?, ?>) each)
                                .filter(each -> each.get("Name").equals("GlobalSecondaryIndexName"))
                                .forEach(each -> watched.add(each.get("Value"))));
        assertThat(watched)
                .isEqualTo(
                        indexesOf(template.resources(TABLE).get("SharedTable")).keySet());
    }

    private static void collect(Object value, Set<String> ours, Set<String> service) {
        if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, ours, service));
        } else if (value instanceof Map<?, ?> map) {
            if (map.containsKey("MetricName")) {
                (EmbeddedMetrics.NAMESPACE.equals(map.get("Namespace")) ? ours : service)
                        .add((String) map.get("MetricName"));
            }
            map.values().forEach(each -> collect(each, ours, service));
        }
    }
}

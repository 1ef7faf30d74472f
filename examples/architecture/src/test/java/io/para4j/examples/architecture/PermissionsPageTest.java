package io.para4j.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks that the page of permissions names exactly the requests that the DynamoDB store sends. */
class PermissionsPageTest {
    private static final Path PAGE = Path.of("../../docs/iam.md");
    private static final Pattern POLICY = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    private static final JavaClasses STORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.para4j.dao.dynamodb");

    /** The actions of requests that have none of their own name, from the guide's page about IAM and transactions. */
    private static final Map<String, Set<String>> ACTIONS = Map.of(
            "TransactWriteItems",
            Set.of("PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"),
            "TransactGetItems",
            Set.of("GetItem"));

    @Test
    void thePoliciesAllowExactlyTheRequestsOfTheStore() throws IOException {
        Set<String> allowed = new TreeSet<>();
        for (JsonNode policy : policies()) {
            for (JsonNode statement : policy.get("Statement")) {
                statement.get("Action").forEach(action -> allowed.add(action.asText()));
            }
        }
        allowed.removeIf(action -> action.startsWith("kms:"));
        assertThat(allowed)
                .isEqualTo(requests().stream()
                        .flatMap(each -> ACTIONS.getOrDefault(each, Set.of(each)).stream())
                        .map(each -> "dynamodb:" + each)
                        .collect(Collectors.toSet()));
    }

    @Test
    void theTableOfFeaturesNamesEachRequest() throws IOException {
        String table = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| "))
                .collect(Collectors.joining("\n"));
        assertThat(requests())
                .contains("TransactWriteItems", "TransactGetItems")
                .allSatisfy(request -> {
                    assertThat(table).contains("`" + request + "`");
                    assertThat(ACTIONS.getOrDefault(request, Set.of()))
                            .allSatisfy(action -> assertThat(table).contains("`" + action + "`"));
                });
    }

    private static List<JsonNode> policies() throws IOException {
        List<JsonNode> policies = new ArrayList<>();
        Matcher blocks = POLICY.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            policies.add(parsed(blocks.group(1)));
        }
        return policies;
    }

    private static JsonNode parsed(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json);
    }

    /** Returns the actions that the store needs. Each has the name of the client method that the store calls. */
    private static Set<String> requests() {
        Set<String> requests = STORE.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .map(JavaAccess::getTarget)
                .filter(target -> target.getOwner().getName().matches(".*\\.DynamoDb(Streams)?Client"))
                .map(target -> target.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                        + target.getName().substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        requests.removeAll(Set.of("Builder", "Close", "ServiceClientConfiguration"));
        assertThat(requests).contains("GetItem", "CreateTable", "GetRecords");
        return requests;
    }
}

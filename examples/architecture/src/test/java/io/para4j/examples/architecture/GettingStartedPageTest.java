package io.para4j.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Checks the coordinates on the page for newcomers: the POM that they copy, and the tables of artifacts. */
class GettingStartedPageTest {
    private static final MavenModules MODULES = MavenModules.read();
    private static final Pattern POM = Pattern.compile("```xml\\n(<project .*?)```", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)`");

    @Test
    void thePomImportsTheBomOfThisVersion() throws IOException {
        Element bom = MavenModules.managed(pom()).get(0);
        assertThat(List.of("groupId", "artifactId", "version", "type", "scope"))
                .extracting(name -> MavenModules.text(bom, name))
                .containsExactly("io.para4j", "para-bom", MODULES.version(), "pom", "import");
    }

    @Test
    void thePomDependsOnPublishedArtifactsAndLeavesVersionsToTheBom() throws IOException {
        assertThat(MavenModules.dependencies(pom())).isNotEmpty().allSatisfy(dependency -> {
            assertThat(MavenModules.text(dependency, "groupId")).isEqualTo("io.para4j");
            assertThat(MODULES.published()).containsKey(MavenModules.text(dependency, "artifactId"));
            assertThat(MavenModules.child(dependency, "version")).isEmpty();
        });
    }

    @Test
    void theTablesNameEveryPublishedArtifact() throws IOException {
        assertThat(rows().filter(row -> !row.contains(":")))
                .containsAll(MODULES.published().keySet());
    }

    @Test
    void theOptionalDependenciesAreOnesThatTheBuildKnows() throws IOException {
        Set<String> known = MavenModules.managed(MODULES.module("para-parent").pom()).stream()
                .map(dependency ->
                        MavenModules.text(dependency, "groupId") + ":" + MavenModules.text(dependency, "artifactId"))
                .collect(Collectors.toSet());
        assertThat(rows().filter(row -> row.contains(":")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(known).contains(row));
    }

    @Test
    void everyOptionalDependencyOfAPublishedArtifactIsOnThePage() throws IOException {
        String page = page();
        assertThat(MODULES.published().values().stream()
                        .flatMap(module -> MavenModules.dependencies(module.pom()))
                        .filter(dependency ->
                                MavenModules.child(dependency, "optional").isPresent()))
                .isNotEmpty()
                .allSatisfy(dependency -> assertThat(page)
                        .contains(MavenModules.text(dependency, "groupId") + ":"
                                + MavenModules.text(dependency, "artifactId")));
    }

    @Test
    void theVersionsOnThePageAreThoseOfTheBuild() throws IOException {
        String root = Files.readString(MavenModules.ROOT.resolve("pom.xml"));
        for (String artifact : List.of("DynamoDBLocal", "maven-surefire-plugin")) {
            Matcher version = Pattern.compile(artifact + "</artifactId>\\s*<version>([^<]+)<")
                    .matcher(page());
            assertThat(version.find()).as(artifact).isTrue();
            assertThat(root)
                    .containsPattern("<(dynamodb-local\\.version|version)>" + Pattern.quote(version.group(1)) + "<");
        }
    }

    private static Element pom() throws IOException {
        Matcher pom = POM.matcher(page());
        assertThat(pom.find()).as("a POM on the page").isTrue();
        return MavenModules.parse(pom.group(1));
    }

    private static Stream<String> rows() throws IOException {
        return ROW.matcher(page()).results().map(result -> result.group(1));
    }

    private static String page() throws IOException {
        return Files.readString(MavenModules.ROOT.resolve("docs/getting-started.md"));
    }
}

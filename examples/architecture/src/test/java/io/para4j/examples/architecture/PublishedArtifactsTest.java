package io.para4j.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Checks that the published artifacts are complete: the BOM, the POMs, and the licence in each jar. */
class PublishedArtifactsTest {
    private static final MavenModules MODULES = MavenModules.read();

    /** The BOM as published, written when the build reaches the module. */
    private static final Element BOM =
            MavenModules.parse(MODULES.module("para-bom").folder().resolve("target/.flattened-pom.xml"));

    @Test
    void thePublishedArtifactsAreTheKnownOnes() {
        assertThat(MODULES.published().keySet())
                .containsExactlyInAnyOrder(
                        "para-core", "para-testkit", "para-cache", "para-dao-memory", "para-dao-dynamodb");
    }

    @Test
    void theBomManagesEveryPublishedArtifactAndNothingElse() {
        List<Element> managed = MavenModules.managed(BOM);
        assertThat(managed)
                .extracting(dependency -> MavenModules.text(dependency, "artifactId"))
                .containsExactlyInAnyOrderElementsOf(MODULES.published().keySet());
        assertThat(managed)
                .extracting(dependency -> MavenModules.text(dependency, "groupId"))
                .containsOnly("io.para4j");
        assertThat(managed)
                .extracting(dependency -> MavenModules.text(dependency, "version"))
                .containsOnly("${project.version}");
        assertThat(MavenModules.text(BOM, "version")).isEqualTo(MODULES.version());
    }

    @Test
    void theBomIsPublishedWithoutTheParentsManagedVersions() {
        assertThat(MavenModules.child(BOM, "parent")).isEmpty();
        assertThat(MavenModules.child(BOM, "properties")).isEmpty();
        assertThat(MavenModules.child(BOM, "dependencies")).isEmpty();
        assertThat(MavenModules.child(BOM, "build")).isEmpty();
    }

    @Test
    void everyPublishedPomHasTheMetadataThatMavenCentralRequires() {
        for (Element pom : List.of(MODULES.module("para-parent").pom(), BOM)) {
            assertThat(MavenModules.text(pom, "url")).startsWith("https://");
            assertThat(List.of("name", "description", "licenses", "developers", "scm", "issueManagement"))
                    .allSatisfy(element -> assertThat(MavenModules.child(pom, element))
                            .as(element)
                            .isPresent());
        }
        assertThat(MODULES.published().values())
                .allSatisfy(module -> assertThat(List.of("name", "description"))
                        .allSatisfy(element -> assertThat(MavenModules.text(module.pom(), element))
                                .isNotBlank()));
    }

    @Test
    void theUrlsOfTheProjectAgree() {
        Element parent = MODULES.module("para-parent").pom();
        String home = MavenModules.text(parent, "url");
        Element scm = MavenModules.child(parent, "scm").orElseThrow();
        assertThat(MavenModules.text(scm, "url")).isEqualTo(home);
        assertThat(MavenModules.text(scm, "connection")).isEqualTo("scm:git:" + home + ".git");
        assertThat(MavenModules.text(scm, "developerConnection")).isEqualTo("scm:git:" + home + ".git");
        assertThat(MavenModules.text(
                        MavenModules.child(parent, "issueManagement").orElseThrow(), "url"))
                .isEqualTo(home + "/issues");
    }

    @Test
    void aChildsUrlIsTheParentsUnchanged() {
        Element parent = MODULES.module("para-parent").pom();
        Element scm = MavenModules.child(parent, "scm").orElseThrow();
        assertThat(parent.getAttribute("child.project.url.inherit.append.path")).isEqualTo("false");
        assertThat(List.of("connection", "developerConnection", "url"))
                .allSatisfy(element -> assertThat(scm.getAttribute("child.scm." + element + ".inherit.append.path"))
                        .isEqualTo("false"));
    }

    @Test
    void everyPublishedJarHasTheLicenceAndTheNotice() throws IOException {
        for (String name : List.of("LICENSE", "NOTICE")) {
            String text = Files.readString(MavenModules.ROOT.resolve(name));
            for (MavenModules.Module module : MODULES.published().values()) {
                Path copy = module.folder().resolve("target/classes/META-INF").resolve(name);
                assertThat(copy).content().isEqualTo(text);
            }
        }
    }

    @Test
    void dynamoDBLocalIsNeverPassedOnToUsers() {
        assertThat(MODULES.published().values())
                .allSatisfy(module -> assertThat(MavenModules.dependencies(module.pom())
                                .filter(dependency -> MavenModules.text(dependency, "artifactId")
                                        .equals("DynamoDBLocal")))
                        .allSatisfy(
                                dependency -> assertThat(isPassedOn(dependency)).isFalse()));
    }

    private static boolean isPassedOn(Element dependency) {
        boolean isTest = textOf(dependency, "scope").equals(Optional.of("test"));
        boolean isOptional = textOf(dependency, "optional").equals(Optional.of("true"));
        return !isTest && !isOptional;
    }

    private static Optional<String> textOf(Element parent, String name) {
        return MavenModules.child(parent, name).map(Element::getTextContent);
    }
}

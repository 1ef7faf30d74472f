package io.para4j.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractMatrixTest {
    @TempDir
    private Path folder;

    private ContractMatrix matrix;

    @BeforeEach
    void readTwoRuns() throws IOException {
        write(
                "io.acme.AcmeDAOContractTest",
                "AcmeDAO",
                "failed",
                "staleIsRefused: [LCK-2] expected <refused> but\nstored \"it\"");
        write("io.acme.OtherDAOContractTest", "OtherDAO", "passed", "");
        matrix = ContractMatrix.read(List.of(folder, folder.resolve("not-there")));
    }

    private void write(String testClass, String store, String status, String message) throws IOException {
        String rules = Rules.all().stream()
                .map(rule -> rule.equals("LCK-2") ? rule(rule, status, message) : rule(rule, "passed", ""))
                .collect(Collectors.joining(","));
        Files.writeString(
                folder.resolve(testClass + ".json"),
                "{\"testClass\":\"" + testClass + "\",\"store\":\"" + store + "\",\"variant\":\"own storage\","
                        + "\"version\":\"1.2.3\",\"time\":\"2030-01-02T03:04:05Z\",\"seconds\":9,\"seed\":-77,"
                        + "\"rules\":[" + rules + "]}");
    }

    private static String rule(String id, String status, String message) {
        try {
            String text = new ObjectMapper().writeValueAsString(message);
            String messages = message.isEmpty() ? "" : ",\"messages\":[" + text + "]";
            return "{\"id\":\"" + id + "\",\"keptByCore\":false,\"status\":\"" + status + "\",\"tests\":2" + messages
                    + "}";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void markdownHasARowForEachRuleAndTheFactsOfWhatIsNotPassed() {
        assertThat(matrix.toMarkdown().lines())
                .contains(
                        "| rule | AcmeDAO, own storage | OtherDAO, own storage |",
                        "| LCK-1 | passed | passed |",
                        "| LCK-2 | **failed** | passed |",
                        "| failed | 1 | 0 |",
                        "## AcmeDAO, own storage (AcmeDAOContractTest)",
                        "- LCK-2 failed: staleIsRefused: [LCK-2] expected <refused> but stored \"it\"")
                .filteredOn(line -> line.matches("\\| [A-Z]{3}-\\d.*"))
                .hasSameSizeAs(Rules.all());
    }

    @Test
    void htmlLeadsFromAFailedCellToItsFactsInOneClick() {
        String page = matrix.toHtml();
        assertThat(page)
                .contains("<a class=\"failed\" href=\"#run0-LCK-2\">failed</a>")
                .contains("<section id=\"run0-LCK-2\" class=\"failed\">")
                .contains(
                        "<p class=\"test\">staleIsRefused</p>\n<pre>[LCK-2] expected &lt;refused&gt; but\nstored &quot;it&quot;</pre>")
                .contains("Every rule passed.");
    }

    @Test
    void htmlBeginsWithTheFailedRulesAndTheirFacts() {
        String page = matrix.toHtml();
        assertThat(page.indexOf("Failed rules")).isPositive().isLessThan(page.indexOf("run0-LCK-2"));
        assertThat(page.indexOf("staleIsRefused")).isPositive().isLessThan(page.indexOf("All rules"));
        assertThat(matrix.only("OtherDAOContractTest").toHtml()).doesNotContain("Failed rules");
    }

    @Test
    void htmlHasTheTextOfEachRuleBesideItsIdAndALinkToTheContract() {
        String page = matrix.toHtml();
        RuleTexts texts = RuleTexts.read();
        assertThat(Rules.all()).allSatisfy(rule -> {
            assertThat(texts.text(rule)).as(rule).isPresent();
            assertThat(page).contains("<th scope=\"row\"><a href=\"" + texts.address(rule) + "\">" + rule + "</a>");
        });
        assertThat(texts.address("LCK-3"))
                .isEqualTo("https://github.com/para4j/para4j/blob/main/docs/contract.md#locking-lck");
        assertThat(page)
                .contains(
                        ">LCK-8</a></th><td class=\"text\">In updateAll and deleteAll each object is checked; those that"
                                + " conflict are reported, the others are done.</td>",
                        "<code>BatchException</code> lists every object");
    }

    @Test
    void htmlHasTheTimeTheSeedAndTheVersionOfEachRun() {
        assertThat(matrix.toHtml())
                .contains("AcmeDAOContractTest, begun 2030-01-02T03:04:05Z, took 9 s, seed -77, para-testkit 1.2.3");
        assertThat(matrix.toJson()).contains("\"seed\" : \"-77\"");
    }

    @Test
    void htmlLoadsNothingElse() {
        String page = matrix.toHtml()
                .replaceAll("href=\"https://github.com/para4j/para4j/blob/main/docs/contract.md#[a-z-]+\"", "");
        assertThat(page).doesNotContain("http", "<script", "<link", "<img", "@import", "url(");
    }

    @Test
    void whatIsWrittenIsNotReadAsARunOfItsOwn() {
        matrix.writeTo(folder);
        ContractMatrix again = ContractMatrix.read(List.of(folder));
        assertThat(again.runs()).isEqualTo(matrix.runs());
        assertThat(folder.resolve("matrix.md")).hasContent(matrix.toMarkdown());
        assertThat(folder.resolve("matrix.html")).hasContent(matrix.toHtml());
        assertThat(folder.resolve("matrix.json")).content().contains("\"id\" : \"LCK-2\"");
    }

    @Test
    void aRuleThatIsNotOfARunsContractIsADash() throws IOException {
        Files.writeString(
                folder.resolve("old.json"), "{\"testClass\":\"a.B\",\"store\":\"Old\",\"variant\":\"v\",\"rules\":[]}");
        assertThat(ContractMatrix.read(List.of(folder)).toMarkdown()).contains("| LCK-1 | passed | – | passed |");
    }

    @Test
    void aRuleThatIsNotOfferedIsCountedAndHasNoFacts() throws IOException {
        write("PlainDAOContractTest", "PlainDAO", "not offered", "some: no index");
        ContractMatrix plain = ContractMatrix.read(List.of(folder)).only("PlainDAOContractTest");
        assertThat(plain.toMarkdown())
                .contains("| LCK-2 | not offered |", "| not checked | 0 |", "| not offered | 1 |")
                .doesNotContain("no index");
        assertThat(plain.toHtml())
                .contains(">not offered</td>", ", 1 not offered. ", "Every rule of what the store offers passed.")
                .doesNotContain("no index");
    }

    @Test
    void aRuleThatPassedHasItsFactsToo() throws IOException {
        write("BusyDAOContractTest", "BusyDAO", "passed", "busy: 12 schedules");
        ContractMatrix busy = ContractMatrix.read(List.of(folder)).only("BusyDAOContractTest");
        assertThat(busy.toMarkdown()).contains("| LCK-2 | passed |").contains("- LCK-2 passed: busy: 12 schedules\n");
        assertThat(busy.toHtml())
                .contains("<p class=\"test\">busy</p>\n<pre>12 schedules</pre>")
                .contains("Every rule passed.");
    }

    @Test
    void someRunsAreChosenInTheOrderAskedFor() {
        assertThat(matrix.only("OtherDAOContractTest", "AcmeDAOContractTest").toMarkdown())
                .startsWith("| rule | OtherDAO, own storage | AcmeDAO, own storage |");
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.only("NoDAOContractTest"));
    }
}

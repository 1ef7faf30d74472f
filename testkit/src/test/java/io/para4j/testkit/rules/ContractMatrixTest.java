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
        write("io.acme.AcmeDAOContractTest", "AcmeDAO", "failed", "[LCK-2] expected <refused> but\nstored \"it\"");
        write("io.acme.OtherDAOContractTest", "OtherDAO", "passed", "");
        matrix = ContractMatrix.read(List.of(folder, folder.resolve("not-there")));
    }

    private void write(String testClass, String store, String status, String message) throws IOException {
        String rules = Rules.all().stream()
                .map(rule -> rule.equals("LCK-2") ? rule(rule, status, message) : rule(rule, "passed", ""))
                .collect(Collectors.joining(","));
        Files.writeString(
                folder.resolve(testClass + ".json"),
                "{\"testClass\":\"" + testClass + "\",\"store\":\"" + store
                        + "\",\"variant\":\"own storage\",\"rules\":[" + rules + "]}");
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
                        "- LCK-2 failed: [LCK-2] expected <refused> but stored \"it\"")
                .filteredOn(line -> line.matches("\\| [A-Z]{3}-\\d.*"))
                .hasSameSizeAs(Rules.all());
    }

    @Test
    void htmlLeadsFromAFailedCellToItsFactsInOneClick() {
        String page = matrix.toHtml();
        assertThat(page)
                .contains("<a class=\"failed\" href=\"#run0-LCK-2\">failed</a>")
                .contains("<section id=\"run0-LCK-2\">")
                .contains("<pre>[LCK-2] expected &lt;refused&gt; but\nstored &quot;it&quot;</pre>")
                .contains("Every rule passed.");
    }

    @Test
    void htmlNeedsNothingElse() {
        assertThat(matrix.toHtml()).doesNotContain("http", "<script", "<link", "<img", "@import", "url(");
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
    void aRuleThatPassedHasItsFactsToo() throws IOException {
        write("BusyDAOContractTest", "BusyDAO", "passed", "busy: 12 schedules");
        ContractMatrix busy = ContractMatrix.read(List.of(folder)).only("BusyDAOContractTest");
        assertThat(busy.toMarkdown()).contains("| LCK-2 | passed |").contains("- LCK-2 passed: busy: 12 schedules\n");
        assertThat(busy.toHtml()).contains("<pre>busy: 12 schedules</pre>").contains("Every rule passed.");
    }

    @Test
    void someRunsAreChosenInTheOrderAskedFor() {
        assertThat(matrix.only("OtherDAOContractTest", "AcmeDAOContractTest").toMarkdown())
                .startsWith("| rule | OtherDAO, own storage | AcmeDAO, own storage |");
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.only("NoDAOContractTest"));
    }
}

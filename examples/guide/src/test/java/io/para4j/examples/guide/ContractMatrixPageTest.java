package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.testkit.rules.ContractMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Compares the published matrix of our stores and caches with the results of their runs, which the modules built before
 * this one have written. With {@code -Dcontract.matrix.update=true} it first writes the page.
 */
class ContractMatrixPageTest {
    private static final Path PAGE = Repository.ROOT.resolve("docs/contract-matrix.md");
    private static final String UPDATE = "contract.matrix.update";
    private static final String HEAD = """
            # Which stores keep which rules?

            The build generates this table by running the [contract](contract.md)'s kit on our stores, some of them
            behind a cache, and on our caches. The last two columns are the interleavings of core's caching. Core keeps
            the rules marked † for every store. A rule is not offered if it is of a capability that the store lacks, such
            as indexes. A rule marked – has no test in that run. The reason for each rule that is not checked, and the
            number of interleavings, are below the table.

            """;

    @Test
    void thePublishedMatrixMatchesThisBuild() throws IOException {
        ContractMatrix matrix = ContractMatrix.read(List.of(
                        results("dao-memory"),
                        results("cache"),
                        results("testkit/tests"),
                        results("dao-dynamodb"),
                        results("examples/custom-dao"),
                        results("examples/key-value-dao")))
                .only(
                        "MemoryDAOContractTest",
                        "CachedMemoryDAOContractTest",
                        "FlakyCachedMemoryDAOContractTest",
                        "AWSDynamoDAOContractTest",
                        "AWSDynamoDAOSharedContractTest",
                        "CachedAWSDynamoDAOContractTest",
                        "JdbcDAOContractTest",
                        "KeyValueDAOContractTest",
                        "CaffeineCacheContractTest",
                        "ByteCacheContractTest",
                        "CaffeineInterleavingTest",
                        "ByteCacheInterleavingTest");
        matrix.writeTo(Path.of("target/para-contract"));
        String made = HEAD + matrix.toMarkdown();
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(PAGE, made);
        }
        assertThat(PAGE)
                .as("run mvn -B -ntp verify -D%s=true to write this page", UPDATE)
                .content()
                .isEqualToNormalizingNewlines(made);
    }

    private static Path results(String module) {
        return Repository.ROOT.resolve(module).resolve("target/para-contract");
    }
}

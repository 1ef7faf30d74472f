package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.testkit.ContractMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Makes the published matrix of our stores and caches from the results of their runs, which the modules before this one have written. */
class ContractMatrixPageTest {
    private static final Path ROOT = Path.of("../..");
    private static final String HEAD = """
            # Which stores keep which rules?

            Made by the build from the runs of the [contract](contract.md)'s kit on our stores, some behind a cache, and on our caches; † is
            kept by core for every store, – is not asked of a cache. What is not checked has its reason below.

            """;

    @Test
    void thePublishedMatrixIsThatOfThisBuild() throws IOException {
        ContractMatrix matrix = ContractMatrix.read(List.of(
                        results("dao-memory"),
                        results("cache"),
                        results("dao-dynamodb"),
                        results("examples/custom-dao")))
                .only(
                        "MemoryDAOContractTest",
                        "CachedMemoryDAOContractTest",
                        "FlakyCachedMemoryDAOContractTest",
                        "AWSDynamoDAOContractTest",
                        "AWSDynamoDAOSharedContractTest",
                        "CachedAWSDynamoDAOContractTest",
                        "JdbcDAOContractTest",
                        "CaffeineCacheContractTest",
                        "ByteCacheContractTest");
        matrix.writeTo(Path.of("target/para-contract"));
        String made = HEAD + matrix.toMarkdown();
        Files.writeString(Path.of("target/para-contract/contract-matrix.md"), made);
        assertThat(ROOT.resolve("docs/contract-matrix.md"))
                .as(
                        "copy examples/guide/target/para-contract/contract-matrix.md there; mvn verify at the root makes it")
                .content()
                .isEqualToNormalizingNewlines(made);
    }

    private static Path results(String module) {
        return ROOT.resolve(module).resolve("target/para-contract");
    }
}

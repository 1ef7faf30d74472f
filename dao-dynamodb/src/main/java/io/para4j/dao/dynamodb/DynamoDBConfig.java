package io.para4j.dao.dynamodb;

import io.para4j.spi.ConfigReader;
import io.para4j.spi.ConfigSection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The values of the section {@code para.dynamodb}, read once and validated. This module's {@code reference.conf}
 * documents the meaning and the allowed values of each.
 */
record DynamoDBConfig(
        String tablePrefix,
        CreateTables createTables,
        Optional<String> region,
        Optional<URI> endpoint,
        int parallelism,
        Duration deadline,
        NewTables newTables) {

    static final ConfigSection<DynamoDBConfig> SECTION =
            new ConfigSection<>("para.dynamodb", DynamoDBConfig.class, DynamoDBConfig::read);

    private static final String LOOPBACK_REGION = "us-east-1";
    private static final int MAX_UNITS = 40_000;

    /** The settings of new tables. Existing tables are never changed. */
    record NewTables(
            boolean sseEnabled,
            Optional<String> kmsKeyId,
            boolean provisioned,
            int readCapacity,
            int writeCapacity,
            boolean backups,
            boolean deletionProtection) {

        private static NewTables read(ConfigReader reader) {
            NewTables tables = new NewTables(
                    reader.flag("sse_enabled"),
                    reader.optionalText("kms_key_id", "\\S{1,2048}", "the id, ARN or alias of a KMS key"),
                    reader.flag("provisioned_mode_enabled"),
                    reader.integer("read_capacity", 1, MAX_UNITS),
                    reader.integer("write_capacity", 1, MAX_UNITS),
                    reader.flag("backups_enabled"),
                    reader.flag("deletion_protection_enabled"));
            if (tables.kmsKeyId.isPresent() && !tables.sseEnabled) {
                reader.addProblem("kms_key_id", tables.kmsKeyId.get(), "expected sse_enabled = true with it");
            }
            return tables;
        }
    }

    private static DynamoDBConfig read(ConfigReader reader) {
        return new DynamoDBConfig(
                reader.text("table_prefix", "[a-zA-Z0-9_.-]{2,100}", "2 to 100 of a-z, A-Z, 0-9, '_', '-' and '.'"),
                reader.choice("create_tables", CreateTables.class),
                reader.optionalText("region", "[a-z]{2}(-[a-z]+)+-\\d+", "the name of a region, such as eu-west-1"),
                readEndpoint(reader),
                reader.integer("parallelism", 1, 256),
                reader.duration("deadline", Duration.ofMillis(100), Duration.ofMinutes(15)),
                NewTables.read(reader));
    }

    private static Optional<URI> readEndpoint(ConfigReader reader) {
        String allowed = "an address such as http://127.0.0.1:8000";
        Optional<String> text = reader.optionalText("endpoint", "https?://[^\\s/]+/?", allowed);
        try {
            return text.map(URI::create);
        } catch (IllegalArgumentException e) {
            reader.addProblem("endpoint", text.orElse(""), "expected " + allowed);
            return Optional.empty();
        }
    }

    /** Returns whether requests go to this machine, where region and credentials have no meaning. */
    boolean isLocal() {
        String host = endpoint.map(URI::getHost).orElse("");
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    /** Returns the configured region, or that of a local endpoint. Empty leaves the choice to the SDK's chain. */
    Optional<String> effectiveRegion() {
        return region.isEmpty() && isLocal() ? Optional.of(LOOPBACK_REGION) : region;
    }
}

package io.para4j.dao.dynamodb;

import io.para4j.error.ConfigException;
import io.para4j.spi.ConfigReader;
import io.para4j.spi.ConfigSection;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
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
        boolean plainHttpEnabled,
        int parallelism,
        Duration deadline,
        NewTables newTables) {

    static final ConfigSection<DynamoDBConfig> SECTION =
            new ConfigSection<>("para.dynamodb", DynamoDBConfig.class, DynamoDBConfig::read);

    private static final String LOOPBACK_REGION = "us-east-1";
    private static final int MAX_UNITS = 40_000;
    private static final int MAX_PORT = 65_535;

    private static final String ADDRESS =
            "an address such as http://127.0.0.1:8000: a host name of letters, digits, '-' and"
                    + " '.', and a port of 1 to 65535";

    private static final String HTTPS = "expected https beyond this machine, since http sends all objects in clear; or"
            + " plain_http_enabled = true";

    /** The settings of new tables. Existing tables are never changed. */
    record NewTables(
            boolean sseEnabled,
            Optional<String> kmsKeyId,
            boolean provisioned,
            int readCapacity,
            int writeCapacity,
            boolean backups,
            boolean deletionProtection,
            boolean streams) {

        private static NewTables read(ConfigReader reader) {
            NewTables tables = new NewTables(
                    reader.flag("sse_enabled"),
                    reader.optionalText("kms_key_id", "\\S{1,2048}", "the id, ARN or alias of a KMS key"),
                    reader.flag("provisioned_mode_enabled"),
                    reader.integer("read_capacity", 1, MAX_UNITS),
                    reader.integer("write_capacity", 1, MAX_UNITS),
                    reader.flag("backups_enabled"),
                    reader.flag("deletion_protection_enabled"),
                    reader.flag("streams_enabled"));
            if (tables.kmsKeyId.isPresent() && !tables.sseEnabled) {
                reader.addProblem("kms_key_id", tables.kmsKeyId.get(), "expected sse_enabled = true with it");
            }
            return tables;
        }
    }

    private static DynamoDBConfig read(ConfigReader reader) {
        boolean plainHttpEnabled = reader.flag("plain_http_enabled");
        return new DynamoDBConfig(
                reader.text("table_prefix", "[a-zA-Z0-9_.-]{2,100}", "2 to 100 of a-z, A-Z, 0-9, '_', '-' and '.'"),
                reader.choice("create_tables", CreateTables.class),
                reader.optionalText("region", "[a-z]{2}(-[a-z]+)+-\\d+", "the name of a region, such as eu-west-1"),
                readEndpoint(reader, plainHttpEnabled),
                plainHttpEnabled,
                reader.integer("parallelism", 1, 256),
                reader.duration("deadline", Duration.ofMillis(100), Duration.ofMinutes(15)),
                NewTables.read(reader));
    }

    private static Optional<URI> readEndpoint(ConfigReader reader, boolean plainHttpEnabled) {
        Optional<String> text = reader.optionalText("endpoint", "https?://[^\\s/]+/?", ADDRESS);
        if (text.isEmpty() || reader.isRefused("endpoint")) {
            return Optional.empty();
        }
        Optional<URI> endpoint = address(text.get());
        if (endpoint.isEmpty()) {
            reader.addProblem("endpoint", text.get(), "expected " + ADDRESS);
        } else if (isPlainHttpBeyondThisMachine(endpoint.get()) && !plainHttpEnabled) {
            reader.addProblem("endpoint", text.get(), HTTPS);
        }
        return endpoint;
    }

    /** Returns an address with a host that clients can connect to; empty if the text is none. */
    private static Optional<URI> address(String text) {
        try {
            URI address = new URI(text);
            boolean isComplete = address.getHost() != null
                    && address.getPort() <= MAX_PORT
                    && address.getPort() != 0
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null;
            return isComplete ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlainHttpBeyondThisMachine(URI endpoint) {
        return !"https".equalsIgnoreCase(endpoint.getScheme()) && !isLoopback(endpoint);
    }

    /**
     * Checks the address of a client, which the SDK may have taken from the environment, a profile or a customizer.
     *
     * @throws ConfigException if it is plain http beyond this machine, and that is not allowed
     */
    void checkEndpointOfClient(URI endpoint) {
        if (isPlainHttpBeyondThisMachine(endpoint) && !plainHttpEnabled) {
            throw new ConfigException(
                    List.of("the client's endpoint, from AWS_ENDPOINT_URL, a profile or the customizer, is " + endpoint
                            + ", " + HTTPS.replace("plain_http", "para.dynamodb.plain_http")));
        }
    }

    private static boolean isLoopback(URI endpoint) {
        String host = String.valueOf(endpoint.getHost());
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    /** Returns whether requests go to this machine, where region and credentials have no meaning. */
    boolean isLocal() {
        return endpoint.filter(DynamoDBConfig::isLoopback).isPresent();
    }

    /** Returns the configured region, or that of a local endpoint. Empty leaves the choice to the SDK's chain. */
    Optional<String> effectiveRegion() {
        return region.isEmpty() && isLocal() ? Optional.of(LOOPBACK_REGION) : region;
    }
}

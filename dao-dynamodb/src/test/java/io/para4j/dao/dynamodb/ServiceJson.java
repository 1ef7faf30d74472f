package io.para4j.dao.dynamodb;

/** The JSON of items and tables, as the service sends it. */
final class ServiceJson {
    /** The property of a table that is encrypted with a KMS key. */
    static final String KMS_ENCRYPTION = "\"SSEDescription\":{\"Status\":\"ENABLED\",\"SSEType\":\"KMS\","
            + "\"KMSMasterKeyArn\":\"arn:aws:kms:eu-west-1:1:key/k\"},";

    private ServiceJson() {}

    /** Returns the attribute that is the partition key of every table. */
    static String key(String key) {
        return "{" + keyAttribute(key) + "}";
    }

    /** Returns an item of the type {@code product} without version and revision, as other programs write it. */
    static String item(String key) {
        return "{" + keyAttribute(key) + "," + text("type", "product") + "}";
    }

    static String item(String key, long version, String revision, long timestamp) {
        return "{" + keyAttribute(key) + "," + text("type", "product") + "," + number("version", version) + ","
                + text("_w", revision) + "," + number("timestamp", timestamp) + "}";
    }

    private static String keyAttribute(String key) {
        return text("key", key);
    }

    private static String text(String name, String value) {
        return "\"" + name + "\":{\"S\":\"" + value + "\"}";
    }

    private static String number(String name, long value) {
        return "\"" + name + "\":{\"N\":\"" + value + "\"}";
    }

    /** Answers DescribeTable. */
    static ScriptedAnswer table(String name, String status) {
        return table(name, status, "");
    }

    /**
     * Answers DescribeTable.
     *
     * @param name the name of the table
     * @param status its status
     * @param more more properties, each with a comma after it
     */
    static ScriptedAnswer table(String name, String status, String more) {
        return ScriptedAnswer.ok("{\"Table\":{\"TableName\":\"" + name + "\",\"TableStatus\":\"" + status + "\"," + more
                + "\"KeySchema\":[{\"AttributeName\":\"key\",\"KeyType\":\"HASH\"}],\"AttributeDefinitions\":["
                + "{\"AttributeName\":\"key\",\"AttributeType\":\"S\"},{\"AttributeName\":\"appid\",\"AttributeType\":\"S\"},"
                + "{\"AttributeName\":\"timestamp\",\"AttributeType\":\"N\"}]}}");
    }

    /** Returns the property of the index of a shared table. Empty if the status is empty. */
    static String index(String status) {
        return status.isEmpty()
                ? ""
                : "\"GlobalSecondaryIndexes\":[{\"IndexName\":\"appid-timestamp-index\",\"IndexStatus\":\"" + status
                        + "\",\"Projection\":{\"ProjectionType\":\"ALL\"},\"KeySchema\":["
                        + "{\"AttributeName\":\"appid\",\"KeyType\":\"HASH\"},"
                        + "{\"AttributeName\":\"timestamp\",\"KeyType\":\"RANGE\"}]}],";
    }
}

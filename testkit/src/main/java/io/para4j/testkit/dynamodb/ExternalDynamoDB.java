package io.para4j.testkit.dynamodb;

import java.net.URI;

/** A server that runs elsewhere, and keeps its tables. */
record ExternalDynamoDB(URI endpoint) implements DynamoDBServer {
    ExternalDynamoDB {
        if (endpoint.getHost() == null) {
            throw new IllegalArgumentException(
                    "-D" + ENDPOINT + "=" + endpoint + ": expected an address such as http://127.0.0.1:8000");
        }
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "DynamoDB at " + endpoint;
    }
}

package io.para4j.examples.serverless.local;

import java.util.Iterator;
import java.util.List;

/**
 * The options of the local server.
 *
 * @param isMemory whether to use the store in memory instead of an embedded DynamoDB Local
 * @param port the port; 0 for any that is free
 */
record LocalOptions(boolean isMemory, int port) {
    static final String USAGE = "Usage: LocalShop [--memory] [--port NUMBER]";

    private static final int DEFAULT_PORT = 8080;

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if one is invalid
     */
    static LocalOptions parse(List<String> arguments) {
        boolean isMemory = false;
        int port = DEFAULT_PORT;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--memory" -> isMemory = true;
                case "--port" -> port = Integer.parseInt(rest.hasNext() ? rest.next() : "");
                default -> throw new IllegalArgumentException("unknown argument '" + argument + "'");
            }
        }
        return new LocalOptions(isMemory, port);
    }
}

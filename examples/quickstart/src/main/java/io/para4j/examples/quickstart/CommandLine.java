package io.para4j.examples.quickstart;

import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of the command line.
 *
 * @param store the store to run on
 * @param endpoint the address of DynamoDB; present for {@link Store#ENDPOINT} only
 * @param isCached whether a cache is put in front of the store
 * @param isFresh whether to delete the apps that an aborted run left behind
 * @param isHelp whether to print the usage only
 */
record CommandLine(Store store, Optional<URI> endpoint, boolean isCached, boolean isFresh, boolean isHelp) {
    static final String USAGE = """
            Usage: quickstart [--memory | --endpoint URL] [--cache] [--fresh]

              (no store)      runs on DynamoDB Local, embedded in this process
              --memory        runs on the store in memory
              --endpoint URL  runs on the DynamoDB at this address, such as http://127.0.0.1:8000
                              (an address of this machine needs no credentials)
              --cache         puts a cache in front of the store and reports what it saved
              --fresh         first deletes the apps that an aborted run left behind
              --help          prints this text

            Exit codes: 0 if every step passed, 1 if not, 2 for invalid arguments.""";

    /** The stores that the program can run on. */
    enum Store {
        EMBEDDED,
        MEMORY,
        ENDPOINT
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if an argument is invalid; the message gives the reason
     */
    static CommandLine parse(List<String> args) {
        CommandLine parsed = new CommandLine(Store.EMBEDDED, Optional.empty(), false, false, false);
        for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
            String arg = rest.next();
            parsed = switch (arg) {
                case "--memory" -> parsed.on(arg, Store.MEMORY, Optional.empty());
                case "--endpoint" -> parsed.on(arg, Store.ENDPOINT, Optional.of(endpoint(rest)));
                case "--cache" -> new CommandLine(parsed.store, parsed.endpoint, true, parsed.isFresh, parsed.isHelp);
                case "--fresh" -> new CommandLine(parsed.store, parsed.endpoint, parsed.isCached, true, parsed.isHelp);
                case "--help" -> new CommandLine(parsed.store, parsed.endpoint, parsed.isCached, parsed.isFresh, true);
                default -> throw new IllegalArgumentException("unknown argument '" + arg + "'");
            };
        }
        return parsed;
    }

    private CommandLine on(String arg, Store chosen, Optional<URI> address) {
        if (store != Store.EMBEDDED) {
            throw new IllegalArgumentException(arg + ": only one store can be chosen");
        }
        return new CommandLine(chosen, address, isCached, isFresh, isHelp);
    }

    private static URI endpoint(Iterator<String> rest) {
        String text = rest.hasNext() ? rest.next() : "";
        if (!text.matches("https?://[^\\s/]+/?")) {
            throw new IllegalArgumentException(
                    "--endpoint needs an address such as http://127.0.0.1:8000, not '" + text + "'");
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--endpoint: " + e.getMessage(), e);
        }
    }
}

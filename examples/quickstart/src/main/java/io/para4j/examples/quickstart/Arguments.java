package io.para4j.examples.quickstart;

import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param store which store to run on
 * @param endpoint the address of DynamoDB; present for {@link Store#ENDPOINT} only
 * @param isCached whether a cache is put before the store
 * @param isFresh whether what an aborted run has left is removed
 * @param isHelp whether only the usage is asked for
 */
record Arguments(Store store, Optional<URI> endpoint, boolean isCached, boolean isFresh, boolean isHelp) {
    static final String USAGE = """
            Usage: quickstart [--memory | --endpoint URL] [--cache] [--fresh]

              (no store)      runs on DynamoDB Local, embedded in this process
              --memory        runs on the store in memory
              --endpoint URL  runs on the DynamoDB at this address, such as http://127.0.0.1:8000
                              (an address of this machine needs no credentials)
              --cache         puts a cache before the store, and says what it saved
              --fresh         first removes the apps that an aborted run has left
              --help          prints this text

            Exit codes: 0 if every step did what it says, 1 if one did not, 2 for wrong arguments.""";

    /** The stores that the program can run on. */
    enum Store {
        EMBEDDED,
        MEMORY,
        ENDPOINT
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it cannot be understood; the message says why
     */
    static Arguments parse(List<String> args) {
        Arguments parsed = new Arguments(Store.EMBEDDED, Optional.empty(), false, false, false);
        for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
            String arg = rest.next();
            parsed = switch (arg) {
                case "--memory" -> parsed.on(arg, Store.MEMORY, Optional.empty());
                case "--endpoint" -> parsed.on(arg, Store.ENDPOINT, Optional.of(endpoint(rest)));
                case "--cache" -> new Arguments(parsed.store, parsed.endpoint, true, parsed.isFresh, parsed.isHelp);
                case "--fresh" -> new Arguments(parsed.store, parsed.endpoint, parsed.isCached, true, parsed.isHelp);
                case "--help" -> new Arguments(parsed.store, parsed.endpoint, parsed.isCached, parsed.isFresh, true);
                default -> throw new IllegalArgumentException("unknown argument '" + arg + "'");
            };
        }
        return parsed;
    }

    private Arguments on(String arg, Store chosen, Optional<URI> address) {
        if (store != Store.EMBEDDED) {
            throw new IllegalArgumentException(arg + ": a store is chosen already; choose one");
        }
        return new Arguments(chosen, address, isCached, isFresh, isHelp);
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

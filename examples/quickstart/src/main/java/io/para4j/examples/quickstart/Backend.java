package io.para4j.examples.quickstart;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.cache.caffeine.CaffeineCacheModule;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.spi.OperationListener;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.net.URI;
import java.util.Map;

/**
 * The choice of the store. Stores differ only in a Guice module and perhaps a line of configuration. The
 * rest of the program does not depend on the choice.
 */
final class Backend implements AutoCloseable {
    private final String name;
    private final Module storeModule;
    private final Config config;
    private final Runnable onClose;
    private final ValidatorFactory validators = Validation.buildDefaultValidatorFactory();

    Backend(String name, Module storeModule, Config config, Runnable onClose) {
        this.name = name;
        this.storeModule = storeModule;
        this.config = config;
        this.onClose = onClose;
    }

    static Backend of(CommandLine arguments) {
        return switch (arguments.store()) {
            case MEMORY ->
                new Backend("memory", withCache(arguments, new MemoryDAOModule()), config(arguments), () -> {});
            case EMBEDDED -> embedded(arguments);
            case ENDPOINT -> {
                URI endpoint = arguments.endpoint().orElseThrow();
                yield dynamoDB("DynamoDB at " + endpoint, endpoint, arguments, () -> {});
            }
        };
    }

    static Backend of(String name, Module storeModule) {
        return new Backend(name, NoIndexes.addedTo(storeModule), ConfigFactory.load(), () -> {});
    }

    private static Backend embedded(CommandLine arguments) {
        DynamoDBServer server = DynamoDBServer.forTests();
        String name = server instanceof EmbeddedDynamoDB ? "embedded DynamoDB Local" : server.toString();
        return dynamoDB(name, server.endpoint(), arguments, server::close);
    }

    private static Backend dynamoDB(String name, URI endpoint, CommandLine arguments, Runnable onClose) {
        Config config = ConfigFactory.parseMap(Map.of("para.dynamodb.endpoint", endpoint.toString()))
                .withFallback(config(arguments));
        return new Backend(name, withCache(arguments, new AWSDynamoDAOModule()), config, onClose);
    }

    /** Adds the module of the cache, which is the same for every store. */
    private static Module withCache(CommandLine arguments, Module store) {
        return arguments.isCached() ? Modules.combine(store, new CaffeineCacheModule()) : store;
    }

    /**
     * Turns strong reads off behind a cache, because they would bypass it. There a node sees its own writes in
     * eventually consistent reads too.
     */
    private static Config config(CommandLine arguments) {
        Config config = ConfigFactory.load();
        return arguments.isCached()
                ? ConfigFactory.parseMap(Map.of("para.consistent_reads", false)).withFallback(config)
                : config;
    }

    /** Returns the store's name, for the report. */
    String name() {
        return name;
    }

    /** Starts Para on this store. */
    Para start(OperationListener listener) {
        return Para.start(
                new ParaModule(config)
                        .types(CatalogProduct.class, City.class, Wallet.class)
                        .validator(validators.getValidator())
                        .listener(listener),
                storeModule);
    }

    @Override
    public void close() {
        validators.close();
        onClose.run();
    }
}

package io.para4j.examples.serverless;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import java.io.PrintStream;
import org.crac.Core;

/** The start of a process: one injector, and nothing in static initialisers. */
public final class ShopStart {

    /** Starts the shop on DynamoDB, and prepares it for a snapshot of the process. */
    static Injector inLambda() {
        Injector injector = start(ConfigFactory.load(), System.out, new AWSDynamoDAOModule());
        Core.getGlobalContext().register(injector.getInstance(WarmUp.class));
        return injector;
    }

    /** Starts the shop on a store. */
    public static Injector start(Config config, PrintStream out, Module store) {
        Injector injector = Guice.createInjector(new ShopModule(config, out), store);
        Para.from(injector);
        return injector;
    }

    private ShopStart() {}
}

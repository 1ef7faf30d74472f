package io.para4j.examples.serverless;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.name.Names;
import com.typesafe.config.Config;
import io.para4j.DomainModule;
import io.para4j.ParaModule;
import io.para4j.examples.serverless.domain.CountedChange;
import io.para4j.examples.serverless.domain.ProductSales;
import io.para4j.examples.serverless.domain.ShopAccount;
import io.para4j.examples.serverless.domain.ShopOrder;
import io.para4j.examples.serverless.domain.ShopProduct;
import io.para4j.examples.serverless.log.EmbeddedMetrics;
import io.para4j.examples.serverless.log.FeedLog;
import io.para4j.examples.serverless.log.JsonLines;
import io.para4j.spi.OperationListener;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.PrintStream;
import java.time.Clock;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Everything of the shop except the store, whose module is installed beside this one. */
public final class ShopModule extends AbstractModule {
    private final Config config;
    private final PrintStream out;

    /**
     * Creates the module.
     *
     * @param config the settings of the framework
     * @param out where the log and the metrics go
     */
    public ShopModule(Config config, PrintStream out) {
        this.config = config;
        this.out = out;
    }

    @Override
    protected void configure() {
        install(new ParaModule(config));
        install(new DomainModule()
                .types(ShopProduct.class, ShopOrder.class, ShopAccount.class, ProductSales.class, CountedChange.class));
        bind(JsonLines.class).toInstance(new JsonLines(out));
        bind(Clock.class).toInstance(Clock.systemUTC());
        bindConstant().annotatedWith(Names.named("rootApp")).to(config.getString("para.app_name"));
        Multibinder<OperationListener> listeners = Multibinder.newSetBinder(binder(), OperationListener.class);
        listeners.addBinding().to(EmbeddedMetrics.class);
        listeners.addBinding().to(FeedLog.class);
    }

    /** Returns a validator whose messages need no expression language, which makes the start shorter. */
    @Provides
    @Singleton
    Validator validator() {
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
    }
}

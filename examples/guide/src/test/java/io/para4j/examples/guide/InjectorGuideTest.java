package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.DomainModule;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.cache.caffeine.CaffeineCacheModule;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.error.InvalidObjectException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs the code of getting-started.md for applications with an injector of their own. */
class InjectorGuideTest {
    static final class CatalogModule extends AbstractModule {
        @Override
        protected void configure() {
            install(new DomainModule().types(Product.class));
        }

        @Provides
        @Singleton
        Catalog catalog(Para para) {
            para.apps().openOrCreate("shop");
            return new Catalog(para.store("shop"));
        }
    }

    static final class OrdersModule extends AbstractModule {
        @Override
        protected void configure() {
            install(new DomainModule().types(Order.class));
        }
    }

    static final class ApplicationModule extends AbstractModule {
        @Provides
        Clock clock() {
            return Clock.systemUTC();
        }

        @Provides
        @Singleton
        Validator validator() {
            return Validation.buildDefaultValidatorFactory().getValidator();
        }
    }

    static final class Catalog {
        private final Store shop;

        Catalog(Store shop) {
            this.shop = shop;
        }

        String add(Product product) {
            return shop.create(product);
        }
    }

    private final Config config = ConfigFactory.empty();

    @Test
    void applicationHasOneInjectorForItselfAndPara() {
        Injector injector = Guice.createInjector(
                new ApplicationModule(),
                new CatalogModule(),
                new OrdersModule(),
                new ParaModule(config),
                new MemoryDAOModule());
        Para para = Para.from(injector);

        try (para) {
            Catalog catalog = injector.getInstance(Catalog.class);
            Product bicycle = new Product("Road", Product.Category.BICYCLE, BigDecimal.TEN);
            catalog.add(bicycle);
            assertThat(Instant.ofEpochMilli(bicycle.getTimestamp())).isBeforeOrEqualTo(Instant.now());
            assertThatExceptionOfType(InvalidObjectException.class)
                    .isThrownBy(() -> catalog.add(new Product("", Product.Category.BOOK, BigDecimal.ONE)));
        }
    }

    @Test
    void moduleOfAStoreOrACacheMayBeInstalledTwice() {
        Guice.createInjector(
                new ParaModule(config),
                new MemoryDAOModule(),
                new MemoryDAOModule(),
                new CaffeineCacheModule(),
                new CaffeineCacheModule());
        Guice.createInjector(
                new ParaModule(ConfigFactory.parseMap(Map.of("para.dynamodb.region", "eu-west-1"))),
                new AWSDynamoDAOModule(),
                new AWSDynamoDAOModule());
        assertThat(new MemoryDAOModule()).isNotEqualTo(new AWSDynamoDAOModule());
    }
}

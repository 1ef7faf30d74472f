package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.PrivateModule;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.util.Modules;
import com.typesafe.config.ConfigFactory;
import io.para4j.error.ConfigException;
import io.para4j.error.InvalidObjectException;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.Operation;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests Para in an injector that also holds the application's own bindings. */
class ApplicationInjectorTest {
    private static final Clock BERLIN = Clock.fixed(Instant.ofEpochSecond(5), ZoneId.of("Europe/Berlin"));

    private final ScriptedDAO dao = new ScriptedDAO();
    private final ScriptedStorage storage = new ScriptedStorage();

    /** A part of a number, which only the module of the feature can convert. */
    public static final class Ratio {
        final BigInteger parts;

        public Ratio(BigInteger parts) {
            this.parts = parts;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Ratio ratio && ratio.parts.equals(parts);
        }

        @Override
        public int hashCode() {
            return parts.hashCode();
        }

        @Override
        public String toString() {
            return parts.toString();
        }
    }

    public static class Offer extends AbstractParaObject {
        @Stored
        @NotBlank
        String title = "";
    }

    public static class Share extends AbstractParaObject {
        @Stored
        private Ratio ratio = new Ratio(BigInteger.TWO);
    }

    private static final class Ratios extends SimpleModule {
        private static final long serialVersionUID = 1L;

        Ratios() {
            addSerializer(Ratio.class, ToStringSerializer.instance);
            addDeserializer(Ratio.class, new FromStringDeserializer<>(Ratio.class) {
                private static final long serialVersionUID = 1L;

                @Override
                protected Ratio _deserialize(String text, DeserializationContext context) {
                    return new Ratio(new BigInteger(text));
                }
            });
        }
    }

    private static ParaModule module() {
        return new ParaModule(ConfigFactory.empty());
    }

    private Module store() {
        return new ScriptedModule(dao, storage);
    }

    private static Module binding(Validator validator) {
        return binder -> binder.bind(Validator.class).toInstance(validator);
    }

    private static Validator validator() {
        return Validation.buildDefaultValidatorFactory().getValidator();
    }

    @Test
    void paraInAPrivateModuleTakesTheBindingsOfTheApplicationAndTheDomainsOfItsFeatures() {
        List<Operation> heard = new ArrayList<>();
        Module application = new AbstractModule() {
            @Override
            protected void configure() {
                bind(Clock.class).toInstance(BERLIN);
                bind(Validator.class).toInstance(validator());
                install(new PrivateModule() {
                    @Override
                    protected void configure() {
                        install(module());
                        install(store());
                        install(new DomainModule().types(Offer.class).listener(heard::add));
                        install(new DomainModule()
                                .types(Share.class, Offer.class)
                                .jacksonModules(new Ratios()));
                        expose(Para.class);
                    }
                });
            }
        };
        Injector injector = Guice.createInjector(application);
        try (Para para = Para.from(injector)) {
            Store root = para.store("para");
            Share share = new Share();
            root.create(share);
            assertThat(share.getTimestamp()).isEqualTo(5000);
            assertThat(root.read(Share.class, share.getId()).orElseThrow().ratio.parts)
                    .isEqualTo(BigInteger.TWO);
            assertThatExceptionOfType(InvalidObjectException.class)
                    .isThrownBy(() -> root.create(new Offer()))
                    .withMessageContaining("title");
        }
        assertThat(injector.getInstance(Clock.class)).isSameAs(BERLIN);
    }

    @Test
    void paraStartsInAChildInjector() {
        Injector parent =
                Guice.createInjector(binder -> binder.bind(Clock.class).toInstance(BERLIN));
        try (Para para = Para.from(parent.createChildInjector(module(), store()))) {
            assertThat(para.store("para").app()).isEqualTo("para");
        }
    }

    @Test
    void optionalBindingsOfTheApplicationAreItsOwnInAnyPlace() {
        Module optional = new AbstractModule() {
            @Override
            protected void configure() {
                OptionalBinder.newOptionalBinder(binder(), Clock.class)
                        .setBinding()
                        .toInstance(BERLIN);
                OptionalBinder.newOptionalBinder(binder(), Validator.class);
            }
        };
        Module inside = new PrivateModule() {
            @Override
            protected void configure() {
                install(module().types(Share.class).jacksonModules(new Ratios()));
                install(store());
                expose(Para.class);
            }
        };
        Module beside = Modules.combine(module().types(Share.class).jacksonModules(new Ratios()), store());
        for (Injector injector : List.of(
                Guice.createInjector(optional, inside),
                Guice.createInjector(optional).createChildInjector(beside),
                Guice.createInjector(optional, beside))) {
            try (Para para = Para.from(injector)) {
                Share share = new Share();
                para.store("para").create(share);
                assertThat(share.getTimestamp()).isEqualTo(5000);
            }
        }
    }

    @Test
    void clockOfParaAloneTakesPrecedenceOverThatOfTheApplication() {
        Clock own = Clock.fixed(Instant.ofEpochSecond(9), ZoneOffset.UTC);
        Module clocks = new AbstractModule() {
            @Override
            protected void configure() {
                bind(Clock.class).toInstance(BERLIN);
                OptionalBinder.newOptionalBinder(binder(), Key.get(Clock.class, ForPara.class))
                        .setBinding()
                        .toInstance(own);
            }
        };
        Share share = new Share();
        try (Para para = Para.start(module().types(Share.class).jacksonModules(new Ratios()), store(), clocks)) {
            para.store("para").create(share);
        }
        assertThat(share.getTimestamp()).isEqualTo(9000);
        assertThat(share.getId()).startsWith(new TimeOrderedIds(own).next().substring(0, 9));
    }

    @Test
    void errorsOfTheStartInAnOwnInjectorAreThrownAsTheyAre() {
        Injector injector =
                Guice.createInjector(new ParaModule(ConfigFactory.parseMap(Map.of("para.page_size", 0))), store());
        assertThatThrownBy(() -> Para.from(injector)).isInstanceOf(ConfigException.class);
    }

    public static class Unstorable extends AbstractParaObject {
        @Stored
        @Nullable
        Thread thread;
    }

    @Test
    void classThatCannotBeStoredIsRefusedByItsOwnError() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Para.start(module().types(Unstorable.class), store()))
                .withMessageStartingWith(Unstorable.class.getName() + " cannot be stored: ");
    }

    /** A class with a constraint in its superclass, in the elements of a list, and on a nested object. */
    public static class Special extends Offer {}

    public static class Listed extends AbstractParaObject {
        @Stored
        List<@NotNull String> names = List.of();
    }

    public static class Nesting extends AbstractParaObject {
        @Stored
        @Valid
        Map<String, String> inner = Map.of();
    }

    public static class Repeated extends AbstractParaObject {
        @Stored
        @Max.List({@Max(5), @Max(value = 9, message = "far too much")})
        int count;
    }

    public static class Computed extends AbstractParaObject {
        @NotNull
        public String getCode() {
            return "x";
        }
    }

    interface Coded {
        @NotBlank
        String getCode();
    }

    public static class Inheriting extends AbstractParaObject implements Coded {
        @Override
        public String getCode() {
            return "x";
        }
    }

    /** A class with annotations at places that no validator checks. */
    public static class Unconstrained extends AbstractParaObject {
        @NotBlank
        static String kind = "";

        @NotNull
        public String render(int width) {
            return "x".repeat(width);
        }

        @NotNull
        static String getDefault() {
            return "x";
        }

        @Valid
        Unconstrained copied() {
            return this;
        }
    }

    @Test
    void annotationsThatNoValidatorWouldCheckAreAllowed() {
        Para.start(module().types(Unconstrained.class), store()).close();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Offer.class,
                Special.class,
                Listed.class,
                Nesting.class,
                Repeated.class,
                Computed.class,
                Inheriting.class
            })
    void annotationsThatNothingWouldCheckAreRefusedAtTheStart(Class<? extends AbstractParaObject> type) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Para.start(module().types(type), store()))
                .withMessageMatching(".*1 problem: io\\.para4j\\.ApplicationInjectorTest\\$" + type.getSimpleName()
                        + " has validation annotations \\(on (title|names|inner|count|getCode)\\), which nothing would"
                        + " check; bind a jakarta\\.validation\\.Validator, or give one to ParaModule\\.validator, or"
                        + " call ParaModule\\.withoutValidation\\.");
        for (ParaModule allowed : List.of(module().validator(validator()), module().withoutValidation())) {
            Para.start(allowed.types(type), store()).close();
        }
        Para.start(module().types(type), store(), binding(validator())).close();
    }

    @Test
    void classesWithoutAnnotationsNeedNoValidator() {
        assertThat(Optional.of(Para.start(module().types(Share.class).jacksonModules(new Ratios()), store())))
                .hasValueSatisfying(Para::close);
    }
}

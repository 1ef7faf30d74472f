package io.para4j.testkit.tests.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.spi.Operation;
import io.para4j.spi.Raw;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes each capability of stores through each decorator. */
class CapabilitiesTest {

    private static Stream<Arguments> pairs() {
        return Arrays.stream(Capability.values())
                .flatMap(capability ->
                        Arrays.stream(Decorator.values()).map(decorator -> Arguments.of(capability, decorator)));
    }

    private static Injector injector(Module store, Config config, List<Operation> operations) {
        ParaModule para = new ParaModule(config).indexes(Capability.INDEX).listener(operations::add);
        return Guice.createInjector(para, store);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aDecoratorPassesTheCapabilityOn(Capability capability, Decorator decorator) {
        // Reads through late wrappers are strong. Those through the cache are not, or they would not use it.
        boolean isStrong = decorator == Decorator.STALE_READS;
        List<Operation> operations = Collections.synchronizedList(new ArrayList<>());
        Injector injector = injector(
                decorator.module(), ConfigFactory.parseString("para.consistent_reads = " + isStrong), operations);
        try (Para para = injector.getInstance(Para.class)) {
            para.apps().create("shop");
            capability.use(para);
        }
        List<Operation> uses = operations.stream()
                .filter(each -> each.kind() == capability.kind())
                .toList();
        assertThat(uses.isEmpty()).isNotEqualTo(decorator.isMetered());
        assertThat(uses).allSatisfy(use -> {
            assertThat(use.cost().requests()).isPositive();
            assertThat(use.cost().readUnits() > 0).isEqualTo(capability.hasReadUnits());
        });
    }

    /** A capability that core looks up and that is not in the list would go through no decorator. */
    @Test
    void everyCapabilityThatCoreKnowsIsInTheList() {
        Injector injector = injector(new MemoryDAOModule(), ConfigFactory.empty(), new ArrayList<>());
        Set<Type> known = injector.getAllBindings().keySet().stream()
                .filter(key -> key.getAnnotationType() == Raw.class
                        && key.getTypeLiteral().getRawType() == Optional.class)
                .map(CapabilitiesTest::element)
                .filter(Class.class::isInstance)
                .collect(Collectors.toSet());
        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Capability.values()).map(Capability::spi).collect(Collectors.toSet()));
    }

    /** Returns the type in an optional binding. Guice also binds one of its provider. */
    private static Type element(Key<?> key) {
        return ((ParameterizedType) key.getTypeLiteral().getType()).getActualTypeArguments()[0];
    }
}

package io.para4j.examples.serverless.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.para4j.examples.serverless.ShopStart;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks what a process may do when it starts. */
class StartRulesTest {
    /** Packages of values. None of them opens files or connections, or starts threads. */
    private static final Set<String> VALUES = Set.of(
            "java.lang",
            "java.lang.invoke",
            "java.util",
            "java.util.regex",
            "java.util.stream",
            "java.math",
            "java.time");

    /** The classes that are deployed, without those of the tests. */
    private static final JavaClasses SHOP = new ClassFileImporter()
            .importUrl(ShopStart.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void staticInitialisersMakeValuesOnly() {
        assertThat(workIn(SHOP.stream())).isEmpty();
    }

    @Test
    void workInAStaticInitialiserIsFound() {
        assertThat(workIn(Stream.of(new ClassFileImporter().importClass(Eager.class))))
                .containsExactly("Eager calls Guice.createInjector");
    }

    /** A class that breaks the rule. */
    private static final class Eager {
        static {
            Guice.createInjector();
        }
    }

    @Test
    void aProcessHasOneInjector() {
        assertThat(SHOP.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTarget().getOwner().isEquivalentTo(Guice.class))
                        .map(call -> call.getOriginOwner().getName()))
                .containsExactly(ShopStart.class.getName());
    }

    private static List<String> workIn(Stream<JavaClass> classes) {
        return classes.flatMap(type -> type.getStaticInitializer().stream())
                .flatMap(initializer -> initializer.getCallsFromSelf().stream())
                .filter(call -> !isValue(call))
                .map(call -> call.getOriginOwner().getSimpleName() + " calls "
                        + call.getTarget().getOwner().getSimpleName() + "."
                        + call.getTarget().getName())
                .collect(Collectors.toList());
    }

    private static boolean isValue(JavaCall<?> call) {
        JavaClass owner = call.getTarget().getOwner();
        return owner.equals(call.getOriginOwner())
                || owner.isEnum()
                || (VALUES.contains(owner.getPackageName()) && !owner.isAssignableTo(Thread.class));
    }
}

package io.para4j.examples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules that the code of all modules keeps. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.para4j");

    /** Fewer classes than this in a package mean that something was not imported, not that all is well. */
    private static final Map<String, Integer> LEAST_CLASSES = Map.of(
            "io.para4j", 30,
            "io.para4j.spi", 25,
            "io.para4j.error", 15,
            "io.para4j.dao.memory", 2,
            "io.para4j.dao.dynamodb", 10,
            "io.para4j.cache.caffeine", 4,
            "io.para4j.testkit", 12,
            "io.para4j.testkit.dynamodb", 2);

    private static final Set<String> VALUES = Set.of(
            "int", "long", "boolean", "double", "char", "java.lang.String", "java.lang.Class", "java.lang.Integer");

    @Test
    void everyPackageIsThereWithItsClasses() {
        LEAST_CLASSES.forEach((name, least) -> assertThat(
                        CLASSES.stream().filter(type -> type.getPackageName().equals(name)))
                .as("classes of %s", name)
                .hasSizeGreaterThanOrEqualTo(least));
    }

    @Test
    void modulesDependOnCoreAndNeverSideways() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("core")
                .definedBy("io.para4j", "io.para4j.spi..", "io.para4j.error..")
                .layer("dao-memory")
                .definedBy("io.para4j.dao.memory..")
                .layer("dao-dynamodb")
                .definedBy("io.para4j.dao.dynamodb..")
                .layer("cache")
                .definedBy("io.para4j.cache..")
                .layer("testkit")
                .definedBy("io.para4j.testkit..")
                .whereLayer("core")
                .mayNotAccessAnyLayer()
                .whereLayer("dao-memory")
                .mayOnlyAccessLayers("core")
                .whereLayer("dao-dynamodb")
                .mayOnlyAccessLayers("core")
                .whereLayer("cache")
                .mayOnlyAccessLayers("core")
                .whereLayer("testkit")
                .mayOnlyAccessLayers("core")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.para4j.(**)").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.para4j.error")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.para4j", "io.para4j.spi")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.para4j.spi")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.para4j")
                .check(CLASSES);
    }

    @Test
    void coreKnowsNoStoreAndNoCacheLibrary() {
        noClasses()
                .that()
                .resideInAnyPackage("io.para4j", "io.para4j.spi", "io.para4j.error")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "com.github.benmanes..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void onlyTheListenerForItNeedsMicrometer() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.para4j.micrometer.MicrometerListener")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.para4j.micrometer.MicrometerListener")
                .check(CLASSES);
    }

    @Test
    void aStoreOrCacheShowsItsModuleAndWhatUsersImplementOnly() {
        classes()
                .that()
                .resideInAnyPackage("io.para4j.dao.memory", "io.para4j.cache.caffeine")
                .and()
                .haveSimpleNameNotEndingWith("Module")
                .and()
                .areNotMemberClasses()
                .and(areNotPackageInfo())
                .should()
                .notBePublic()
                .check(CLASSES);
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().matches("io\\.para4j\\.(dao|cache)\\..*"))
                        .filter(type -> type.isAssignableTo(AbstractModule.class))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("MemoryDAOModule", "AWSDynamoDAOModule", "CaffeineCacheModule");
    }

    @Test
    void publicClassesAreFinalUnlessMadeForExtension() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnnotations()
                .and(areNotPackageInfo())
                .should(beFinalOrAbstract())
                .check(CLASSES);
    }

    @Test
    void noClassWritesToStandardStreamsOrLogs() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void nothingStaticHoldsState() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
        fields().that().areStatic().should(notBeOfAMutableClass()).check(CLASSES);
    }

    @Test
    void nobodyAsksTheInjector() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.para4j.Para")
                .and()
                .resideOutsideOfPackage("io.para4j.testkit..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Injector.class)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarkedAndHasATour() {
        Stream<JavaPackage> packages =
                CLASSES.stream().map(JavaClass::getPackage).distinct();
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as("package-info.java of %s with @NullMarked", each.getName())
                        .isTrue());
    }

    private static DescribedPredicate<JavaClass> areNotPackageInfo() {
        return DescribedPredicate.describe(
                "are no package-info", type -> !type.getSimpleName().equals("package-info"));
    }

    private static ArchCondition<JavaClass> beFinalOrAbstract() {
        return new ArchCondition<>("be final or abstract") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean holds = type.getModifiers().contains(JavaModifier.FINAL)
                        || type.getModifiers().contains(JavaModifier.ABSTRACT);
                events.add(new SimpleConditionEvent(type, holds, type.getName() + " can be extended"));
            }
        };
    }

    private static ArchCondition<JavaField> notBeOfAMutableClass() {
        return new ArchCondition<>("not be of a mutable class") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                JavaClass type = field.getRawType();
                boolean isMutable = !VALUES.contains(type.getName())
                        && (type.isAssignableTo(StringBuilder.class)
                                || type.isAssignableTo(java.util.concurrent.atomic.AtomicLong.class)
                                || type.isAssignableTo(java.util.concurrent.atomic.AtomicInteger.class)
                                || type.isAssignableTo(java.util.concurrent.atomic.AtomicReference.class)
                                || type.isAssignableTo(ThreadLocal.class)
                                || type.isAssignableTo(java.util.concurrent.ConcurrentMap.class)
                                || (type.isAssignableTo(Collection.class) && !type.isInterface()));
                events.add(new SimpleConditionEvent(field, !isMutable, field.getFullName() + " holds state"));
            }
        };
    }
}

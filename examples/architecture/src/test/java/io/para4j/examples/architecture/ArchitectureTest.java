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
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Checks the rules on dependencies and visibility in the code of all published modules. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("io/para4j/examples"))
            .importPackages("io.para4j");

    private static final String[] CORE = {
        "io.para4j",
        "io.para4j.model..",
        "io.para4j.spi..",
        "io.para4j.error..",
        "io.para4j.micrometer..",
        "io.para4j.internal.."
    };

    /** The least number of classes in each package. Fewer mean that not everything was imported. */
    private static final Map<String, Integer> LEAST_CLASSES = Map.ofEntries(
            Map.entry("io.para4j", 20),
            Map.entry("io.para4j.model", 8),
            Map.entry("io.para4j.spi", 30),
            Map.entry("io.para4j.error", 15),
            Map.entry("io.para4j.micrometer", 1),
            Map.entry("io.para4j.internal.codec", 8),
            Map.entry("io.para4j.internal.caching", 10),
            Map.entry("io.para4j.dao.memory", 5),
            Map.entry("io.para4j.dao.dynamodb", 20),
            Map.entry("io.para4j.cache.caffeine", 5),
            Map.entry("io.para4j.testkit", 12),
            Map.entry("io.para4j.testkit.rules", 5),
            Map.entry("io.para4j.testkit.dynamodb", 5));

    /** The packages of ours that each package of core may use, besides itself. */
    private static final Map<String, List<String>> USES_IN_CORE = Map.of(
            "io.para4j.model", List.of(),
            "io.para4j.error", List.of(),
            "io.para4j.spi", List.of("io.para4j.error"),
            "io.para4j.micrometer", List.of("io.para4j.spi", "io.para4j.error"),
            "io.para4j.internal.codec", List.of("io.para4j.model", "io.para4j.spi", "io.para4j.error"),
            "io.para4j.internal.caching", List.of("io.para4j.model", "io.para4j.spi", "io.para4j.error"),
            "io.para4j.feed", List.of("io.para4j.model", "io.para4j.spi", "io.para4j.error"),
            "io.para4j.internal.feed",
                    List.of(
                            "io.para4j.feed",
                            "io.para4j.model",
                            "io.para4j.spi",
                            "io.para4j.error",
                            "io.para4j.internal.codec"),
            "io.para4j",
                    List.of(
                            "io.para4j.feed",
                            "io.para4j.internal.feed",
                            "io.para4j.model",
                            "io.para4j.spi",
                            "io.para4j.error",
                            "io.para4j.internal.codec",
                            "io.para4j.internal.caching"));

    private static final Set<String> VALUES = Set.of(
            "int", "long", "boolean", "double", "char", "java.lang.String", "java.lang.Class", "java.lang.Integer");

    @Test
    void everyPackageIsImportedWithItsClasses() {
        LEAST_CLASSES.forEach((name, least) -> assertThat(
                        CLASSES.stream().filter(type -> type.getPackageName().equals(name)))
                .as("classes of %s", name)
                .hasSizeGreaterThanOrEqualTo(least));
    }

    @Test
    void modulesDependOnCoreOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("core")
                .definedBy(CORE)
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
    }

    @Test
    void packagesOfCoreUseOnlyThoseBelowThem() {
        USES_IN_CORE.forEach((name, uses) -> noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are ours, but neither in " + name + " nor in " + uses,
                        type -> isInCore(type)
                                && !type.getPackageName().equals(name)
                                && !uses.contains(type.getPackageName())))
                .check(CLASSES));
        assertThat(CLASSES.stream().filter(ArchitectureTest::isInCore).map(JavaClass::getPackageName))
                .allSatisfy(name -> assertThat(USES_IN_CORE).containsKey(name));
    }

    private static boolean isInCore(JavaClass type) {
        String name = type.getPackageName();
        return USES_IN_CORE.containsKey(name)
                || name.matches("io\\.para4j\\.(model|spi|error|feed|micrometer|internal)\\b.*");
    }

    @Test
    void filesOfCoreHaveNoCycles() {
        slices().assignedFrom(filesOfCore()).should().beFreeOfCycles().check(CLASSES);
    }

    /** Nested classes belong to the file of their top-level class. */
    private static SliceAssignment filesOfCore() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String file = type.getName().replaceAll("\\$.*", "");
                return isInCore(type) ? SliceIdentifier.of(file) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "files of core";
            }
        };
    }

    @Test
    void onlyCoreUsesInternalPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.para4j.internal..")
                .check(CLASSES);
    }

    @Test
    void coreUsesNoLibraryOfAStoreOrCache() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "com.github.benmanes..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void onlyMicrometerListenerUsesMicrometer() {
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
    void onlyTheModuleOfAStoreOrCacheIsPublic() {
        classes()
                .that()
                .resideInAnyPackage("io.para4j.dao.memory", "io.para4j.dao.dynamodb", "io.para4j.cache.caffeine")
                .and()
                .haveSimpleNameNotEndingWith("Module")
                .and()
                .doNotHaveSimpleName("DynamoDBClientCustomizer") // implemented by users
                .and()
                .doNotHaveSimpleName("StreamEvents") // called by functions of users
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
                .and()
                .haveNameNotMatching(
                        "io\\.para4j\\.testkit\\.Tiny(Indexed|Transactional|Feed)?DAO") // bases of stores with one bug
                .should(beFinalOrAbstract())
                .check(CLASSES);
    }

    @Test
    void noClassWritesToStandardStreamsOrLogs() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void noStaticFieldHoldsState() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
        fields().that().areStatic().should(notBeOfAMutableClass()).check(CLASSES);
    }

    /** Only the start uses it, and those that look for what the application has bound in a parent. */
    @Test
    void noClassUsesTheInjector() {
        noClasses()
                .that()
                .haveNameNotMatching("io\\.para4j\\.(Para|ParaModule.*|dao\\.dynamodb\\.ClientProvider)")
                .and()
                .resideOutsideOfPackage("io.para4j.testkit..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Injector.class)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
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
                "are not package-info", type -> !type.getSimpleName().equals("package-info"));
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

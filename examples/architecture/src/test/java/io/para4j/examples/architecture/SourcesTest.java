package io.para4j.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks the rules on names, package tours and imports, which hold for the main code and the tests of all modules. */
class SourcesTest {
    /** Temporary: packages whose tour does not name all of their classes yet. To be emptied. */
    private static final Set<String> TOURS_TO_BE_COMPLETED = Set.of(
            "io.para4j",
            "io.para4j.spi",
            "io.para4j.error",
            "io.para4j.internal.codec",
            "io.para4j.internal.caching",
            "io.para4j.dao.dynamodb",
            "io.para4j.testkit",
            "io.para4j.testkit.dynamodb");

    /** Temporary: simple names that two classes still share. To be emptied. */
    private static final Set<String> NAMES_TO_BE_CHANGED = Set.of("Call", "PageReader", "Part", "Stored", "Values");

    /** Temporary: names with another spelling of DynamoDB. To be emptied. */
    private static final Set<String> SPELLINGS_TO_BE_CHANGED = Set.of("DynamoConfig", "DynamoDbClientCustomizer");

    private static final Pattern INTERNAL = Pattern.compile("\\bio\\.para4j\\.internal\\b");

    @Test
    void everyPackageHasATourThatNamesAllItsClasses() {
        Map<String, Set<String>> missing = new TreeMap<>();
        for (Path folder : Sources.mainPackages()) {
            String tour = Sources.tourOf(folder);
            Set<String> unnamed = Sources.classesIn(folder).stream()
                    .filter(name ->
                            !Pattern.compile("\\b" + name + "\\b").matcher(tour).find())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!unnamed.isEmpty()) {
                missing.put(Sources.packageName(folder), unnamed);
            }
        }
        missing.keySet().removeAll(TOURS_TO_BE_COMPLETED);
        assertThat(Sources.mainPackages()).hasSizeGreaterThan(10);
        assertThat(missing)
                .as("classes that the tour of their package does not name")
                .isEmpty();
    }

    @Test
    void noTwoClassesShareASimpleName() {
        Map<String, List<Path>> files = Sources.classes().stream()
                .collect(Collectors.groupingBy(Sources::className, TreeMap::new, Collectors.toList()));
        files.values().removeIf(same -> same.size() == 1);
        files.keySet().removeAll(NAMES_TO_BE_CHANGED);
        assertThat(files).isEmpty();
    }

    @Test
    void dynamoDBHasOneSpellingInTypeNames() {
        assertThat(Sources.classes().stream().map(Sources::className))
                .filteredOn(name -> !SPELLINGS_TO_BE_CHANGED.contains(name))
                .allSatisfy(name -> assertThat(name.replace("DynamoDB", "").replace("AWSDynamoDAO", ""))
                        .as(name)
                        .doesNotContainIgnoringCase("dynamo"));
    }

    @Test
    void onlyCoreUsesInternalPackages() {
        List<Path> outside = Sources.classes().stream()
                .filter(file -> !file.toString().contains("/core/src/"))
                .filter(file -> !file.toString().contains("/architecture/"))
                .toList();
        assertThat(outside).hasSizeGreaterThan(100);
        assertThat(outside.stream()
                        .filter(file -> INTERNAL.matcher(Sources.text(file)).find()))
                .isEmpty();
    }
}

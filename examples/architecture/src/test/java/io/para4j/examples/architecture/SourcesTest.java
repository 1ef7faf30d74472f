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
        assertThat(files).isEmpty();
    }

    @Test
    void dynamoDBHasOneSpellingInTypeNames() {
        assertThat(Sources.classes().stream().map(Sources::className))
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

package io.para4j.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.testkit.CacheContract;
import io.para4j.testkit.DAOContract;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Pattern RULE = Pattern.compile("(?m)^- ([A-Z]{3}-\\d+)(†?) ");

    /** Returns the rules of the published page, and whether core keeps each of them. */
    private static Map<String, Boolean> published() throws IOException {
        Map<String, Boolean> rules = new LinkedHashMap<>();
        Matcher matcher = RULE.matcher(Files.readString(Path.of("../docs/contract.md")));
        while (matcher.find()) {
            rules.put(matcher.group(1), !matcher.group(2).isEmpty());
        }
        return rules;
    }

    @Test
    void theListIsThatOfThePublishedContract() throws IOException {
        assertThat(Rules.all()).containsExactlyElementsOf(published().keySet());
        published()
                .forEach((id, isKeptByCore) -> assertThat(Rules.isKeptByCore(id))
                        .as(id + " kept by core")
                        .isEqualTo(isKeptByCore));
    }

    private static Stream<Method> tests() {
        return methods().filter(method -> method.isAnnotationPresent(Rule.class));
    }

    private static Stream<Method> methods() {
        return Stream.<Class<?>>of(DAOContract.class, CacheContract.class)
                .flatMap(contract -> Arrays.stream(contract.getMethods()));
    }

    @Test
    void everyRuleHasATest() {
        assertThat(tests().flatMap(
                                test -> Stream.of(test.getAnnotation(Rule.class).value())))
                .containsAll(Rules.all());
    }

    @Test
    void everyTestNamesARuleOfTheContract() {
        assertThat(tests()).allSatisfy(test -> {
            assertThat(test.isAnnotationPresent(Test.class)).isTrue();
            assertThat(Rules.all()).contains(test.getAnnotation(Rule.class).value());
        });
        assertThat(methods().filter(method -> method.isAnnotationPresent(Test.class)))
                .allSatisfy(
                        test -> assertThat(test.isAnnotationPresent(Rule.class)).isTrue());
    }

    @Test
    void everyTestIsTaggedWithItsRules() {
        assertThat(tests())
                .allSatisfy(test -> assertThat(test.getAnnotationsByType(Tag.class))
                        .extracting(Tag::value)
                        .containsExactly(test.getAnnotation(Rule.class).value()));
    }
}

package io.para4j.testkit.rules;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Names a test by its rule and its claim, such as {@code PAG-1 everyObjectAppearsOnExactlyOnePage}. */
final class RuleNames extends DisplayNameGenerator.Standard {
    RuleNames() {}

    @Override
    public String generateDisplayNameForMethod(
            List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
        Rule rule = testMethod.getAnnotation(Rule.class);
        return rule == null
                ? super.generateDisplayNameForMethod(enclosingInstanceTypes, testClass, testMethod)
                : String.join(" ", rule.value()) + " " + testMethod.getName();
    }
}

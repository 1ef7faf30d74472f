package io.para4j.examples.serverless.deployment;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A template: YAML with the tags of CloudFormation, of which {@code !Ref X} becomes the map with {@code Ref: X}. */
final class SamTemplate {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}]+)}");

    private final Map<?, ?> root;

    private SamTemplate(Map<?, ?> root) {
        this.root = root;
    }

    static SamTemplate read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file)) {
            return new SamTemplate(new Yaml(new Tags()).load(text));
        }
    }

    /** Reads values with tags, and refuses keys that occur twice. */
    private static final class Tags extends SafeConstructor {
        Tags() {
            super(options());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String name = node.getTag().getValue().substring(1);
                    return Map.of(name.equals("Ref") ? name : "Fn::" + name, value(node));
                }
            });
        }

        private static LoaderOptions options() {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return options;
        }

        private Object value(Node node) {
            if (node instanceof MappingNode map) {
                return constructMapping(map);
            }
            return node instanceof SequenceNode list ? constructSequence(list) : constructScalar((ScalarNode) node);
        }
    }

    /** Returns a section, such as the resources, by logical id. */
    Map<String, Map<?, ?>> section(String name) {
        Map<String, Map<?, ?>> section = new LinkedHashMap<>();
        ((Map<?, ?>) root.get(name)).forEach((key, value) -> section.put((String) key, (Map<?, ?>) value));
        return section;
    }

    /** Returns the properties of the resources of a type, by logical id. */
    Map<String, Map<?, ?>> resources(String type) {
        return section("Resources").entrySet().stream()
                .filter(each -> type.equals(each.getValue().get("Type")))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> (Map<?, ?>) each.getValue().get("Properties")));
    }

    /** Returns whether a value is a function of CloudFormation, whose result is known in a deployment only. */
    static boolean isFunction(Object value) {
        return value instanceof Map<?, ?> map
                && map.size() == 1
                && map.keySet().iterator().next() instanceof String key
                && (key.equals("Ref") || key.startsWith("Fn::"));
    }

    /**
     * Calls back for each reference.
     *
     * @param found gets the logical id, and the attribute; an empty attribute for {@code Ref}
     */
    void references(BiConsumer<String, String> found) {
        references(root, found);
    }

    private static void references(Object value, BiConsumer<String, String> found) {
        if (value instanceof List<?> list) {
            list.forEach(each -> references(each, found));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> {
                if (key.equals("Ref") || key.equals("Fn::GetAtt")) {
                    attribute((String) each, found);
                } else if (key.equals("Fn::Sub")) {
                    for (Matcher names = VARIABLE.matcher((String) each); names.find(); ) {
                        attribute(names.group(1), found);
                    }
                } else {
                    references(each, found);
                }
            });
        }
    }

    private static void attribute(String path, BiConsumer<String, String> found) {
        int dot = path.indexOf('.');
        found.accept(dot < 0 ? path : path.substring(0, dot), dot < 0 ? "" : path.substring(dot + 1));
    }

    /** Returns a value with the defaults of parameters in place. The ARN of a table is its name here. */
    String text(Object value) {
        if (!isFunction(value)) {
            return String.valueOf(value);
        }
        Map.Entry<?, ?> function = ((Map<?, ?>) value).entrySet().iterator().next();
        String argument = (String) function.getValue();
        if (!function.getKey().equals("Fn::Sub")) {
            return named(argument);
        }
        return VARIABLE.matcher(argument).replaceAll(name -> Matcher.quoteReplacement(named(name.group(1))));
    }

    private String named(String path) {
        String name = path.split("\\.", 2)[0];
        Map<?, ?> parameter = section("Parameters").get(name);
        if (parameter != null) {
            return String.valueOf(parameter.get("Default"));
        }
        Map<?, ?> table = resources("AWS::DynamoDB::Table").get(name);
        return table == null || path.endsWith("StreamArn") ? path : text(table.get("TableName"));
    }
}

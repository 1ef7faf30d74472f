package io.para4j.examples.serverless.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The resource types of CloudFormation that the template uses. {@code src/test/spec/extract.mjs} writes the file. */
final class TemplateSpecification {
    private static final Set<String> OF_ANY_RESOURCE =
            Set.of("Type", "Properties", "DeletionPolicy", "UpdateReplacePolicy", "DependsOn");

    private final JsonNode root;

    private TemplateSpecification(JsonNode root) {
        this.root = root;
    }

    static TemplateSpecification read() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                TemplateSpecification.class.getResourceAsStream("/template-spec.json"), "template-spec.json")) {
            return new TemplateSpecification(new ObjectMapper().readTree(file));
        }
    }

    /** Returns what is invalid in a resource. Values from functions of CloudFormation are not checked. */
    List<String> errors(String id, Map<?, ?> resource) {
        List<String> errors = new ArrayList<>();
        Set<String> others = new TreeSet<>();
        resource.keySet().forEach(key -> others.add(String.valueOf(key)));
        others.removeAll(OF_ANY_RESOURCE);
        others.forEach(other -> errors.add(id + " has " + other));
        JsonNode type = root.at("/resources").path(String.valueOf(resource.get("Type")));
        if (type.isMissingNode()) {
            errors.add(id + " has an unknown type: run extract.mjs again");
            return errors;
        }
        Object properties = resource.get("Properties");
        checkProperties(id, properties == null ? Map.of() : properties, type.get("properties"), errors);
        return errors;
    }

    /** Returns whether resources of a type have an attribute. */
    boolean hasAttribute(Object type, String attribute) {
        for (JsonNode each : root.at("/resources").path(String.valueOf(type)).path("attributes")) {
            if (each.asText().equals(attribute)) {
                return true;
            }
        }
        return false;
    }

    /** Checks a part of a resource, such as the properties that a template has for all functions. */
    List<String> errorsOfProperties(String id, Map<?, ?> properties, String type) {
        List<String> errors = new ArrayList<>();
        checkProperties(id, properties, root.at("/resources").path(type).get("properties"), errors);
        errors.removeIf(error -> error.endsWith(" is missing"));
        return errors;
    }

    private void checkProperties(String path, Object value, JsonNode known, List<String> errors) {
        if (!(value instanceof Map<?, ?> given)) {
            errors.add(path + " is no object");
            return;
        }
        given.forEach((name, each) -> {
            if (known.has((String) name)) {
                check(path + "." + name, each, known.get((String) name).get("type"), errors);
            } else {
                errors.add(path + "." + name + " is unknown");
            }
        });
        known.properties().stream()
                .filter(each -> each.getValue().has("required") && !given.containsKey(each.getKey()))
                .forEach(each -> errors.add(path + "." + each.getKey() + " is missing"));
    }

    private void check(String path, Object value, JsonNode type, List<String> errors) {
        if (SamTemplate.isFunction(value)) {
            return;
        }
        if (type.isTextual()) {
            if (!isOf(type.asText(), value)) {
                errors.add(path + " is no " + type.asText());
            }
            return;
        }
        Map.Entry<String, JsonNode> form = type.properties().iterator().next();
        switch (form.getKey()) {
            case "ref" ->
                checkProperties(
                        path, value, root.at("/types").get(form.getValue().asText()), errors);
            case "array" -> checkAll(path, value instanceof List<?> list ? list : null, form.getValue(), errors);
            case "map" ->
                checkAll(
                        path,
                        value instanceof Map<?, ?> map ? List.copyOf(map.values()) : null,
                        form.getValue(),
                        errors);
            default -> checkAny(path, value, form.getValue(), errors);
        }
    }

    private void checkAll(String path, List<?> values, JsonNode type, List<String> errors) {
        if (values == null) {
            errors.add(path + " has another form");
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            check(path + "[" + i + "]", values.get(i), type, errors);
        }
    }

    /** Checks a value that may have one of several types. If none fits, the errors of the nearest type are reported. */
    private void checkAny(String path, Object value, JsonNode types, List<String> errors) {
        List<String> least = List.of();
        for (JsonNode type : types) {
            List<String> some = new ArrayList<>();
            check(path, value, type, some);
            if (some.isEmpty()) {
                return;
            }
            least = least.isEmpty() || some.size() < least.size() ? some : least;
        }
        errors.addAll(least);
    }

    private static boolean isOf(String type, Object value) {
        return switch (type) {
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Integer;
            case "number" -> value instanceof Number;
            case "json", "tag" -> value instanceof Map;
            default -> throw new IllegalStateException("unknown type " + type);
        };
    }
}

package io.para4j;

import io.para4j.spi.Bytes;
import io.para4j.spi.Condition;
import io.para4j.spi.ConditionNode;
import io.para4j.spi.ContentCondition;
import io.para4j.spi.FieldCondition;
import io.para4j.spi.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text from which a {@link QueryFingerprint} is computed. Each part begins with its kind and its length, so that two
 * different sequences of parts never have the same text. The values are normalised as {@link io.para4j.spi.Item}
 * describes.
 */
final class FingerprintText {
    private final StringBuilder text = new StringBuilder();

    FingerprintText add(String part) {
        return add('s', part);
    }

    FingerprintText add(boolean part) {
        return add(part ? 't' : 'f', "");
    }

    FingerprintText add(Optional<Condition> condition) {
        begin('?', condition.isPresent() ? 1 : 0);
        condition.map(Condition::root).ifPresent(this::add);
        return this;
    }

    /** Adds a value. */
    FingerprintText addValue(Object value) {
        if (value instanceof String part) {
            return add(part);
        }
        if (value instanceof Boolean part) {
            return add(part);
        }
        if (value instanceof Number) {
            return add('n', value.toString());
        }
        if (value instanceof Bytes bytes) {
            return add('b', Base64.getEncoder().encodeToString(bytes.toByteArray()));
        }
        if (value instanceof List<?> list) {
            begin('l', list.size());
            list.forEach(this::addValue);
            return this;
        }
        if (value instanceof Map<?, ?> map) {
            begin('m', map.size());
            map.forEach((name, each) -> add((String) name).addValue(each));
            return this;
        }
        return add('0', "");
    }

    /** Adds values of which only the set matters, in an order that does not depend on theirs. */
    private void addSet(List<Object> values) {
        List<String> parts = values.stream()
                .map(value -> new FingerprintText().addValue(value).toString())
                .distinct()
                .sorted()
                .toList();
        begin('l', parts.size());
        parts.forEach(text::append);
    }

    private void add(ConditionNode node) {
        if (node instanceof FieldCondition condition) {
            add(condition);
            return;
        }
        add('c', node.getClass().getSimpleName());
        begin('l', node.children().size());
        node.children().forEach(this::add);
    }

    private void add(FieldCondition condition) {
        add('c', condition.getClass().getSimpleName());
        add(condition.path());
        if (condition instanceof FieldCondition.Comparison comparison) {
            add(comparison.operator().symbol()).addValue(comparison.value());
        } else if (condition instanceof FieldCondition.Existence existence) {
            add(existence.expected());
        } else if (condition instanceof FieldCondition.In in) {
            addSet(in.values());
        } else if (condition instanceof ContentCondition.Contains contains) {
            addValue(contains.value());
        } else if (condition instanceof ContentCondition.BeginsWith begins) {
            addValue(begins.value());
        } else if (condition instanceof ContentCondition.SameElements same) {
            addSet(same.values());
        } else {
            throw new IllegalArgumentException(
                    "unknown condition " + condition.getClass().getName());
        }
    }

    private void add(Path path) {
        add(path.field());
        begin('p', path.steps().size());
        for (Path.Step step : path.steps()) {
            if (step instanceof Path.Step.Name entry) {
                add(entry.name());
            } else {
                begin('i', ((Path.Step.Index) step).index());
            }
        }
    }

    private FingerprintText add(char kind, String part) {
        begin(kind, part.length());
        text.append(part);
        return this;
    }

    private void begin(char kind, int length) {
        text.append(kind).append(length).append(':');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

package io.para4j.spi;

import io.para4j.error.Target;
import java.util.ArrayList;
import java.util.List;

/** The text form of a {@code Path}: a parser that splits it into names and indexes, and its inverse. */
final class PathText {
    private static final String SPECIAL = ".[]`";
    private static final int MAX_DIGITS = 9;

    private final String text;
    private int position;

    private PathText(String text) {
        this.text = text;
    }

    /**
     * Splits a text.
     *
     * @return the field's name, and the steps after it: a String for each name, an Integer for each index
     * @throws InvalidValueException if the text is malformed
     */
    static List<Object> split(String text) {
        if (text.isEmpty()) {
            return List.of(text);
        }
        PathText parser = new PathText(text);
        List<Object> parts = new ArrayList<>();
        parts.add(parser.name());
        while (parser.position < text.length()) {
            parts.add(parser.step());
        }
        return parts;
    }

    private Object step() {
        char c = text.charAt(position);
        if (c == '[') {
            return index();
        }
        if (c != '.') {
            throw malformed("'.' or '['");
        }
        position++;
        return name();
    }

    private int index() {
        int start = ++position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        if (position == start || position - start > MAX_DIGITS) {
            position = start;
            throw malformed("an index of 1 to " + MAX_DIGITS + " digits");
        }
        if (position == text.length() || text.charAt(position) != ']') {
            throw malformed("']'");
        }
        return Integer.parseInt(text.substring(start, position++));
    }

    private String name() {
        if (position < text.length() && text.charAt(position) == '`') {
            return quotedName();
        }
        int start = position;
        while (position < text.length() && SPECIAL.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        if (position == start) {
            throw malformed("a name");
        }
        return text.substring(start, position);
    }

    private String quotedName() {
        StringBuilder name = new StringBuilder();
        int start = position++;
        while (position < text.length()) {
            char c = text.charAt(position++);
            boolean isQuote = c == '`';
            if (isQuote && (position == text.length() || text.charAt(position) != '`')) {
                return nonEmpty(name.toString(), start);
            }
            position += isQuote ? 1 : 0;
            name.append(c);
        }
        throw malformed("a closing '`'");
    }

    private String nonEmpty(String name, int start) {
        if (name.isEmpty()) {
            position = start;
            throw malformed("a name");
        }
        return name;
    }

    private InvalidValueException malformed(String expected) {
        String shown = text.length() <= 80 ? text : text.substring(0, 80) + "…";
        return new InvalidValueException(
                shown,
                "not a path: expected " + expected + " at index " + position + " of " + Target.quote(shown)
                        + "; a name with '.', '[', ']' or '`' is written in backquotes");
    }

    /** Returns a name as it is written in a path. */
    static String quoted(String name) {
        boolean isPlain = name.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
        return isPlain ? name : "`" + name.replace("`", "``") + "`";
    }
}

package io.para4j.examples.serverless.http;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code If-Match} or {@code If-None-Match}: a list of entity tags, or {@code *} for any (RFC 9110, 8.8.3 and
 * 13.1). The tag of an object is its revision in quotes.
 *
 * @param isAny whether the value is {@code *}
 * @param strong the strong tags, with their quotes
 * @param weak the weak tags, without {@code W/}
 */
record EntityTags(boolean isAny, Set<String> strong, Set<String> weak) {
    private static final String TAG = "(W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")";
    private static final Pattern ONE = Pattern.compile(TAG);
    private static final Pattern LIST = Pattern.compile("[ \\t,]*" + TAG + "(?:[ \\t]*,[ \\t,]*" + TAG + ")*[ \\t,]*");

    static EntityTags parse(String header, String value) {
        String text = value.strip();
        if (text.equals("*")) {
            return new EntityTags(true, Set.of(), Set.of());
        }
        if (!LIST.matcher(text).matches()) {
            throw new ProblemException(
                    Problem.MALFORMED_REQUEST, header + " is neither * nor a list of tags such as \"0abc\".");
        }
        Set<String> strong = new HashSet<>();
        Set<String> weak = new HashSet<>();
        for (Matcher each = ONE.matcher(text); each.find(); ) {
            (each.group(1) == null ? strong : weak).add(each.group(2));
        }
        return new EntityTags(false, strong, weak);
    }

    /** Compares as {@code If-Match} does: a weak tag never matches. */
    boolean hasStrong(String tag) {
        return isAny || strong.contains(tag);
    }

    /** Compares as {@code If-None-Match} does: weak tags match too. */
    boolean hasWeak(String tag) {
        return hasStrong(tag) || weak.contains(tag);
    }
}

package io.para4j.dao.dynamodb;

import io.para4j.error.MessageText;
import io.para4j.error.Target;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The violation of an object that the service does not write, because a value cannot be the key of an index. Core refuses
 * such values where the index is declared. So the value is older than the index, or other processes declare the index.
 * DynamoDB Local refuses every write that keeps it, also a change of other fields, and names the field only in some cases.
 */
final class IndexKeyRefusal {
    private static final Pattern ABOUT =
            Pattern.compile("secondary index key|Index ?Key|Size limit exceeded|size limit of ?\\d+ bytes");

    private static final Pattern INDEX = Pattern.compile("IndexName: ([A-Za-z0-9_.-]+)");
    private static final Pattern FIELD = Pattern.compile("Index Key (.+) Expected: |IndexKey: (.+)$");

    private IndexKeyRefusal() {}

    /** Returns whether the service's words are about a key of an index. */
    static boolean isIn(String words) {
        return ABOUT.matcher(words).find();
    }

    /** Returns the violation, with the field and the index if the service names them. */
    static String violation(String words) {
        Matcher index = INDEX.matcher(words);
        Matcher field = FIELD.matcher(words);
        boolean isNamed = index.find() && field.find();
        String value = isNamed
                ? MessageText.name(field.group(1) == null ? field.group(2) : field.group(1)) + ": index "
                        + Target.quote(index.group(1)) + " cannot have the value of this field"
                : "a field of an index has a value that the index cannot have";
        return value + ", which may be older than the index; replace or remove it in this write (" + words + ")";
    }
}

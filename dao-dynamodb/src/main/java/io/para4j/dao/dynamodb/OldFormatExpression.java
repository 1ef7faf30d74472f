package io.para4j.dao.dynamodb;

import io.para4j.spi.Item;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes what must hold where an item may be in the {@link OldFormat}: such an item is only ever replaced as a whole. */
final class OldFormatExpression {
    /** What every write of the old plug-in changes: a creation the first, an update the second and, under locking, the third. */
    private static final List<String> BOOKKEEPING = List.of(Item.TIMESTAMP, Item.UPDATED, Item.VERSION);

    /** How many of the other attributes are compared; an expression takes 300 operators and 4 KB. */
    private static final int MAX_COMPARED = 100;

    private OldFormatExpression() {}

    /** Returns the expression that an item is not in the old format: the opposite of {@link OldFormat#isOld}. */
    static String isNotOld(Placeholders placeholders) {
        return "(attribute_exists(" + placeholders.name(ItemCodec.REVISION) + ") OR NOT attribute_type("
                + placeholders.name(Item.TIMESTAMP) + "," + placeholders.text("S") + "))";
    }

    /** Returns the expression that an item in the old format is still what it was when it was found. */
    static String isUnchanged(Map<String, AttributeValue> found, Placeholders placeholders) {
        StringJoiner terms = new StringJoiner(" AND ");
        terms.add("attribute_not_exists(" + placeholders.name(ItemCodec.REVISION) + ")");
        for (String name : BOOKKEEPING) {
            AttributeValue value = found.get(name);
            terms.add(
                    value == null
                            ? "attribute_not_exists(" + placeholders.name(name) + ")"
                            : placeholders.name(name) + "=" + placeholders.value(value));
        }
        found.entrySet().stream()
                .filter(field ->
                        !BOOKKEEPING.contains(field.getKey()) && !field.getKey().equals(Layout.KEY))
                .limit(MAX_COMPARED)
                .forEach(field ->
                        terms.add(placeholders.name(field.getKey()) + "=" + placeholders.value(field.getValue())));
        return terms.toString();
    }
}

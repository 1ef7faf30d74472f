package io.para4j.dao.dynamodb;

import io.para4j.spi.Item;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes the conditions for items that may be in the {@link OldFormat}, which are only ever replaced as a whole. */
final class OldFormatExpression {
    /**
     * Attributes that writes of the old plug-in change. A creation changes the first; an update changes the second and,
     * with locking, the third.
     */
    private static final List<String> BOOKKEEPING = List.of(Item.TIMESTAMP, Item.UPDATED, Item.VERSION);

    /** The most other attributes to compare. The service limits an expression to 300 operators and 4 KB. */
    private static final int MAX_COMPARED = 100;

    /** The type of the attribute {@code timestamp} in the old format. */
    static final String TYPE_OF_TIMESTAMP = "S";

    private OldFormatExpression() {}

    /** Returns the condition that an item is not in the old format, the opposite of {@link OldFormat#isOld}. */
    static String isNotOld(Placeholders placeholders) {
        return "(attribute_exists(" + placeholders.name(ItemCodec.REVISION) + ") OR NOT attribute_type("
                + placeholders.name(Item.TIMESTAMP) + "," + placeholders.text(TYPE_OF_TIMESTAMP) + "))";
    }

    /** Returns the condition that an item in the old format is unchanged since it was found. */
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
                        !BOOKKEEPING.contains(field.getKey()) && !field.getKey().equals(TableLayout.KEY))
                .limit(MAX_COMPARED)
                .forEach(field ->
                        terms.add(placeholders.name(field.getKey()) + "=" + placeholders.value(field.getValue())));
        return terms.toString();
    }
}

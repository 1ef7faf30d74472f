package io.para4j.dao.dynamodb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The text of a row in DynamoDB's JSON, complete and with its attributes in order, for people to read. */
final class RowText {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RowText() {}

    static String of(Map<String, AttributeValue> row) {
        return object(row).toString();
    }

    private static ObjectNode object(Map<String, AttributeValue> attributes) {
        ObjectNode node = NODES.objectNode();
        new TreeMap<>(attributes).forEach((name, value) -> node.set(name, value(value)));
        return node;
    }

    private static ObjectNode value(AttributeValue value) {
        ObjectNode node = NODES.objectNode();
        switch (AttributeValues.typeOf(value)) {
            case S -> node.put("S", value.s());
            case N -> node.put("N", value.n());
            case BOOL -> node.put("BOOL", value.bool());
            case B -> node.put("B", value.b().asByteArrayUnsafe());
            case L -> node.set("L", array(value.l().stream().map(RowText::value).toList()));
            case M -> node.set("M", object(value.m()));
            case SS -> node.set("SS", texts(value.ss()));
            case NS -> node.set("NS", texts(value.ns()));
            case BS -> node.set("BS", bytes(value.bs()));
            case NUL -> node.put("NULL", true);
            case UNKNOWN_TO_SDK_VERSION -> node.put("unknown", value.toString());
        }
        return node;
    }

    private static ArrayNode array(List<ObjectNode> values) {
        return NODES.arrayNode().addAll(values);
    }

    private static ArrayNode texts(List<String> values) {
        ArrayNode node = NODES.arrayNode();
        values.forEach(node::add);
        return node;
    }

    private static ArrayNode bytes(List<SdkBytes> values) {
        ArrayNode node = NODES.arrayNode();
        values.forEach(each -> node.add(each.asByteArrayUnsafe()));
        return node;
    }
}

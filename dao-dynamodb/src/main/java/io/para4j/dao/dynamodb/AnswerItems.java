package io.para4j.dao.dynamodb;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The items of the answer to one request, decoded from its bytes by the {@link AnswerInterceptor}. Not safe for use by
 * many threads.
 *
 * <p>Only items in the form in which this store writes them are decoded. If the answer has another one, none is decoded,
 * and the caller converts the attributes that the SDK has read.
 */
final class AnswerItems {
    /** The members of answers that hold items. */
    enum Member {
        /** The one item of GetItem. */
        ITEM("Item"),
        /** The one item of UpdateItem. */
        ATTRIBUTES("Attributes"),
        /** The list of items of Query and Scan. */
        ITEMS("Items"),
        /** The lists of items of BatchGetItem, by table. */
        RESPONSES("Responses");

        private final String json;

        Member(String json) {
            this.json = json;
        }
    }

    private final AppId app;
    private final ItemParser parser;
    private final Member member;
    private @Nullable List<Item> items;
    private byte[] rest = new byte[0];

    AnswerItems(AppId app, ItemParser parser, Member member) {
        this.app = app;
        this.parser = parser;
        this.member = member;
    }

    /** Returns whether the items were decoded; if not, the SDK has read the answer. */
    boolean isDecoded() {
        return items != null;
    }

    /** Returns the decoded items. */
    List<Item> decoded() {
        return Objects.requireNonNull(items, "the SDK has read the answer");
    }

    /** Returns the first decoded item; empty if there is none. */
    Optional<Item> first() {
        List<Item> decoded = decoded();
        return decoded.isEmpty() ? Optional.empty() : Optional.of(decoded.get(0));
    }

    /** Returns the part of the last answer that is left for the SDK. */
    byte[] rest() {
        return rest;
    }

    /** Leaves an answer to the SDK. */
    void leave(byte[] answer) {
        items = null;
        rest = answer;
    }

    /** Decodes the items of an answer, or leaves the answer to the SDK, which then also reports what is wrong with it. */
    void decode(byte[] answer) {
        leave(answer);
        try (JsonParser json = ItemParser.JSON.createParser(answer)) {
            List<Item> found = new ArrayList<>();
            rest = decode(json, answer, found);
            items = found;
        } catch (IOException | IllegalArgumentException e) {
            leave(answer);
        }
    }

    private byte[] decode(JsonParser json, byte[] answer, List<Item> found) throws IOException {
        byte[] left = answer;
        boolean isFound = false;
        ItemParser.require(json.nextToken() == JsonToken.START_OBJECT);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken token = json.nextToken();
            if (name.equals(member.json)) {
                ItemParser.require(!isFound);
                isFound = true;
                left = decodeMember(json, token, answer, found);
            } else {
                json.skipChildren();
            }
        }
        ItemParser.require(json.currentToken() == JsonToken.END_OBJECT);
        return left;
    }

    private byte[] decodeMember(JsonParser json, JsonToken token, byte[] answer, List<Item> found) throws IOException {
        if (member == Member.RESPONSES) {
            ItemParser.require(token == JsonToken.START_OBJECT && json.nextFieldName() != null);
            byte[] left = decodeList(json, json.nextToken(), answer, found);
            ItemParser.require(json.nextToken() == JsonToken.END_OBJECT);
            return left;
        }
        if (member == Member.ITEMS) {
            return decodeList(json, token, answer, found);
        }
        int begin = offset(json);
        found.add(parser.parse(app, json));
        return without(answer, begin + 1, offset(json));
    }

    private byte[] decodeList(JsonParser json, JsonToken token, byte[] answer, List<Item> found) throws IOException {
        ItemParser.require(token == JsonToken.START_ARRAY);
        int begin = offset(json);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            found.add(parser.parse(app, json));
        }
        return without(answer, begin + 1, offset(json));
    }

    /** Returns the offset of the current bracket. */
    private static int offset(JsonParser json) {
        int offset = (int) json.currentTokenLocation().getByteOffset();
        ItemParser.require(offset >= 0); // it is unknown if the answer is not in UTF-8
        return offset;
    }

    /** Returns an answer without the bytes from one offset to another, which is not left out. */
    private static byte[] without(byte[] answer, int begin, int end) {
        byte[] rest = new byte[begin + answer.length - end];
        System.arraycopy(answer, 0, rest, 0, begin);
        System.arraycopy(answer, end, rest, begin, answer.length - end);
        return rest;
    }
}

package io.para4j.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The responses of a table of bicycles. A row has about 600 bytes, so the 1,000 rows of the largest page fit into one
 * answer of the service, which holds 1 MB.
 */
final class StubAnswers {
    /** The id of the bicycle that single reads find. */
    static final String ID = "204";

    private static final String TABLE = "para-shop";

    private static final String TABLE_DESCRIPTION = """
            {"Table":{"TableName":"para","TableStatus":"ACTIVE","KeySchema":[{"AttributeName":"key","KeyType":"HASH"}],\
            "AttributeDefinitions":[{"AttributeName":"key","AttributeType":"S"}]}}""";

    private static final String APP_RECORD = """
            "Item":{"key":{"S":"shop"},"type":{"S":"app"},"version":{"N":"1"},"_w":{"S":"w0"},"appid":{"S":"para"},\
            "timestamp":{"N":"1700000000000"},"name":{"S":"shop"},"sharingTable":{"BOOL":false},"state":{"S":"ACTIVE"}}""";

    private static final String ROW = """
            {"key":{"S":"@id"},"type":{"S":"bicycle"},\
            "version":{"N":"7"},"_w":{"S":"01jd3m9s6wv1k8e2q4r5t6y7z8"},"appid":{"S":"shop"},"timestamp":{"N":"1700000000000"},\
            "updated":{"N":"1700000000001"},"name":{"S":"18-Bike-204"},\
            "title":{"S":"18-Bike-204, a bicycle for long roads"},"description":{"S":"@description"},"brand":{"S":"Brand-Company C"},\
            "bicycleType":{"S":"Road"},"price":{"N":"499.95"},"stock":{"N":"12"},"sold":{"N":"3456"},"weight":{"N":"8.25"},\
            "inStock":{"BOOL":true},"colors":{"L":[{"S":"Red"},{"S":"Green"},{"S":"Black"}]},\
            "supplier":{"S":"Company C, warehouse 7"},"warranty":{"S":"Two years on the frame, one year on everything else"}}""";

    private StubAnswers() {}

    /** Answers the start of the app and its record. */
    static void start(StubTransport transport) {
        transport.answer("DescribeTable", TABLE_DESCRIPTION).answer("GetItem", units(0.5), APP_RECORD);
    }

    /** Answers the start of the app, and reads of its record and of the bicycle. */
    static void firstRead(StubTransport transport) {
        Function<StubRequest, StubAnswer> record = StubTransport.choice(units(0.5), APP_RECORD);
        Function<StubRequest, StubAnswer> bicycle = StubTransport.choice(units(0.5), "\"Item\":" + row(ID));
        transport
                .answer("DescribeTable", TABLE_DESCRIPTION)
                .answer("GetItem", request -> (request.has("\"shop\"") ? record : bicycle).apply(request));
    }

    /** Answers reads and writes of bicycles. */
    static void bicycles(StubTransport transport) {
        transport
                .answer("GetItem", units(0.5), "\"Item\":" + row(ID))
                .answer("PutItem", units(1), "")
                .answer("UpdateItem", update())
                .answer("BatchGetItem", "[" + units(50) + "]", batch(ids(100)))
                .answer("Scan", pages())
                .answer("Query", found())
                .answer("BatchWriteItem", "[" + units(25) + "]", "\"UnprocessedItems\":{}")
                .answer("TransactWriteItems", "[" + units(200) + "]", "");
    }

    /** Returns the ids of the first rows of the table. */
    static List<String> ids(int count) {
        List<String> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add("b" + i);
        }
        return ids;
    }

    private static Function<StubRequest, StubAnswer> update() {
        Function<StubRequest, StubAnswer> silent = StubTransport.choice(units(1), "");
        Function<StubRequest, StubAnswer> returning = StubTransport.choice(units(1), "\"Attributes\":" + row(ID));
        return request -> (request.has("ALL_NEW") ? returning : silent).apply(request);
    }

    private static Function<StubRequest, StubAnswer> pages() {
        Map<Integer, Function<StubRequest, StubAnswer>> byLimit = new ConcurrentHashMap<>();
        return request -> byLimit.computeIfAbsent(request.number("Limit"), StubAnswers::page)
                .apply(request);
    }

    private static Function<StubRequest, StubAnswer> page(int rows) {
        String rest = "\"Count\":%d,\"Items\":[%s],\"LastEvaluatedKey\":{\"key\":{\"S\":\"%s\"}},\"ScannedCount\":%d"
                .formatted(rows, rows(ids(rows)), "b" + (rows - 1), rows);
        return StubTransport.choice(units(rows / 12.5), rest);
    }

    /** Answers a query by as many rows as it asks for. */
    private static Function<StubRequest, StubAnswer> found() {
        Map<Integer, Function<StubRequest, StubAnswer>> byLimit = new ConcurrentHashMap<>();
        return request -> byLimit.computeIfAbsent(request.number("Limit"), StubAnswers::foundRows)
                .apply(request);
    }

    private static Function<StubRequest, StubAnswer> foundRows(int rows) {
        String last =
                "{\"key\":{\"S\":\"b%d\"},\"appid\":{\"S\":\"shop\"},\"type\":{\"S\":\"bicycle\"},".formatted(rows - 1)
                        + "\"brand\":{\"S\":\"Brand-Company C\"},\"price\":{\"N\":\"499.95\"}}";
        String rest = "\"Count\":%d,\"Items\":[%s],\"LastEvaluatedKey\":%s,\"ScannedCount\":%d"
                .formatted(rows, rows(ids(rows)), last, rows);
        return StubTransport.choice(units(rows / 12.5), rest);
    }

    private static String batch(List<String> ids) {
        return "\"Responses\":{\"" + TABLE + "\":[" + rows(ids) + "]},\"UnprocessedKeys\":{}";
    }

    private static String rows(List<String> ids) {
        return String.join(",", ids.stream().map(StubAnswers::row).toList());
    }

    private static String row(String id) {
        return ROW.replace("@id", id).replace("@description", Bicycle.DESCRIPTION);
    }

    private static String units(double units) {
        return "{\"CapacityUnits\":" + units + ",\"TableName\":\"" + TABLE + "\"}";
    }
}

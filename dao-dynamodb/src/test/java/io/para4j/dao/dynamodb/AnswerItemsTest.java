package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.ItemPage;
import io.para4j.testkit.dynamodb.ServiceAnswer;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Compares the items that are decoded from the bytes of an answer with those converted from the SDK's attributes. */
class AnswerItemsTest {
    private static final int PAGES = 4_000;
    private static final int ROWS = 25;
    private static final AppId OWN = AppId.of("shop");
    private static final AppId SHARED = AppId.ofShared("mall");

    private String answer = "";
    private Charset encoding = StandardCharsets.UTF_8;
    private String checksum = "";

    private final SdkHttpClient transport =
            ScriptedTransport.always((operation, request) -> respond("Content-Type", "application/x-amz-json-1.0"));
    private final DynamoDBTestStore decoding = DynamoDBTestStore.over(transport, 1, DynamoDBTestStore.WITHOUT_SLEEP);

    /** A store whose answers have an encoding, so that the SDK reads them. */
    private final DynamoDBTestStore converting = DynamoDBTestStore.over(
            ScriptedTransport.always((operation, request) -> respond("Content-Encoding", "identity")),
            1,
            DynamoDBTestStore.WITHOUT_SLEEP);

    @AfterEach
    void close() {
        decoding.close();
        converting.close();
    }

    private HttpExecuteResponse respond(String header, String value) {
        byte[] bytes = answer.getBytes(encoding);
        HttpExecuteResponse response = ServiceAnswer.of(200, answer);
        String sent = checksum.isEmpty() ? checksumOf(bytes) : checksum;
        return HttpExecuteResponse.builder()
                .response(response.httpResponse().toBuilder()
                        .putHeader("x-amz-crc32", sent)
                        .putHeader(header, value)
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    private static String checksumOf(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return Long.toString(crc.getValue());
    }

    /** The result of reading one page: the page or the error, the cost, and the texts of errors of rows. */
    private record Result(List<?> items, List<String> unreadable, Optional<String> next, String error, double units) {
        static Result of(DynamoDBTestStore store, AppId app) {
            try {
                ItemPage page = store.dao.readPage(app, ROWS - 1, Optional.empty());
                List<String> unreadable =
                        page.unreadable().stream().map(Throwable::getMessage).toList();
                return new Result(
                        page.items(),
                        unreadable,
                        page.next(),
                        "",
                        store.lastOperation().cost().readUnits());
            } catch (RuntimeException e) { // of what no service sends, also a defect of the SDK
                return new Result(List.of(), List.of(), Optional.empty(), e.toString(), 0);
            }
        }
    }

    @Test
    void decodedItemsEqualThoseOfTheSDKsAttributes() {
        long seed = System.nanoTime();
        RandomAnswers random = new RandomAnswers(seed);
        int decoded = 0;
        for (int i = 0; i < PAGES; i++) {
            boolean isShared = i % 2 == 1;
            AppId app = isShared ? SHARED : OWN;
            answer = random.page(isShared ? "mall_" : "", isShared ? SHARED.toString() : "shop", ROWS);
            Result expected = Result.of(converting, app);
            Result actual = Result.of(decoding, app);
            assertThat(actual).as("seed %d, page %d of %s", seed, i, app).isEqualTo(expected);
            decoded += isDecoded(app) ? 1 : 0;
        }
        assertThat(decoded).as("pages decoded from their bytes").isBetween(PAGES / 10, PAGES * 9 / 10);
    }

    private boolean isDecoded(AppId app) {
        AnswerItems items = decoding.codec.answerItems(app, AnswerItems.Member.ITEMS);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        items.decode(bytes);
        return items.isDecoded();
    }

    @Test
    void pagesOfAnOwnClientAreDecodedToo() {
        List<Integer> itemsOfSDK = new ArrayList<>();
        ExecutionInterceptor interceptor = new ExecutionInterceptor() {
            @Override
            public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
                itemsOfSDK.add(((ScanResponse) context.response()).items().size());
            }
        };
        answer = "{\"Items\":[" + ServiceJson.item("a", 1, "w", 7) + "],\"ConsumedCapacity\":{\"CapacityUnits\":1}}";
        try (DynamoDBTestStore own = DynamoDBTestStore.withOwnClient(transport, interceptor)) {
            assertThat(Result.of(own, OWN)).isEqualTo(Result.of(converting, OWN));
        }
        assertThat(itemsOfSDK).containsExactly(0);
    }

    /** Replaces the titles of items in the SDK's response objects, as an interceptor that decrypts them would. */
    private static final class TitleChanger implements ExecutionInterceptor {
        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            if (context.response() instanceof GetItemResponse read) {
                return read.toBuilder().item(changed(read.item())).build();
            }
            ScanResponse page = (ScanResponse) context.response();
            return page.toBuilder()
                    .items(page.items().stream().map(TitleChanger::changed).toList())
                    .build();
        }

        private static Map<String, AttributeValue> changed(Map<String, AttributeValue> item) {
            Map<String, AttributeValue> changed = new HashMap<>(item);
            changed.put("title", AttributeValue.fromS("changed"));
            return changed;
        }
    }

    @Test
    void everyReadHeedsAnInterceptorThatChangesItemsOfTheSDK() {
        String item = ServiceJson.item("a", 1, "w", 7);
        String capacity = "\"ConsumedCapacity\":{\"CapacityUnits\":1}}";
        try (DynamoDBTestStore customized = DynamoDBTestStore.customized(transport, new TitleChanger());
                DynamoDBTestStore own = DynamoDBTestStore.withOwnClient(transport, new TitleChanger())) {
            for (DynamoDBTestStore store : List.of(customized, own)) {
                answer = "{\"Item\":" + item + "," + capacity;
                assertThat(store.dao
                                .read(OWN, "a", Consistency.EVENTUAL)
                                .orElseThrow()
                                .attributes())
                        .containsEntry("title", "changed");
                answer = "{\"Items\":[" + item + "]," + capacity;
                assertThat(store.dao
                                .readPage(OWN, 1, Optional.empty())
                                .items()
                                .get(0)
                                .attributes())
                        .containsEntry("title", "changed");
            }
        }
    }

    @Test
    void interceptorOfTheClassPathSeesTheWholeAnswer() {
        answer = "{\"Items\":[" + ServiceJson.item("a", 1, "w", 7) + "],\"ConsumedCapacity\":{\"CapacityUnits\":1}}";
        List<String> bodies = ClassPathInterceptor.bodiesDuring(() -> Result.of(decoding, OWN));
        assertThat(bodies).containsExactly(checksumOf(answer.getBytes(StandardCharsets.UTF_8)) + " " + answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQID BA==", "AQID\\nBA==", "AQIDBA== ", "AQIDBA==AQ==", "AQIDBA=", "AQID-_", "=", "A"})
    void base64ThatTheSDKRefusesIsRefused(String text) {
        answer = pageWith("{\"B\":\"" + text + "\"}");
        assertThat(Result.of(decoding, OWN)).isEqualTo(Result.of(converting, OWN));
        assertThat(isDecoded(OWN)).isFalse();
    }

    @Test
    void answersInOtherEncodingsAreReadByTheSDK() {
        answer = pageWith("{\"S\":\"text\"}");
        for (Charset other : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            encoding = other;
            assertThat(Result.of(decoding, OWN)).isEqualTo(Result.of(converting, OWN));
        }
    }

    @Test
    void itemsWithLongNamesOfEntriesAreReadByTheSDK() {
        for (int length = 254; length < 258; length++) {
            answer = pageWith("{\"M\":{\"" + "n".repeat(length) + "\":{\"S\":\"x\"}}}");
            assertThat(Result.of(decoding, OWN).items())
                    .hasSize(1)
                    .isEqualTo(Result.of(converting, OWN).items());
            assertThat(isDecoded(OWN)).isEqualTo(length <= 255);
        }
    }

    private static String pageWith(String value) {
        String item = ServiceJson.item("a", 1, "w", 7);
        return "{\"Items\":[" + item.substring(0, item.length() - 1) + ",\"field\":" + value
                + "}],\"ConsumedCapacity\":{\"CapacityUnits\":1}}";
    }

    @Test
    void checksumThatDoesNotMatchIsAnError() {
        answer = new RandomAnswers(1).page("", "shop", 1);
        checksum = "1";
        assertThat(Result.of(decoding, OWN).error())
                .isNotEmpty()
                .isEqualTo(Result.of(converting, OWN).error());
    }

    @Test
    void answerThatIsCutIsAnErrorOfTheSDK() {
        String whole = new RandomAnswers(2).page("", "shop", 1);
        for (int length = 0; length < whole.length(); length += 7) {
            answer = whole.substring(0, length);
            assertThat(Result.of(decoding, OWN))
                    .as("the first %d characters", length)
                    .isEqualTo(Result.of(converting, OWN));
        }
    }
}

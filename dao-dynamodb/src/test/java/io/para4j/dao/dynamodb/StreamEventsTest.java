package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.feed.ChangeHandler;
import io.para4j.feed.Changes;
import io.para4j.feed.Checkpoints;
import io.para4j.feed.Feed;
import io.para4j.feed.FeedPlan;
import io.para4j.feed.ObjectChange;
import io.para4j.model.ParaObject;
import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.FeedEvent;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.Item;
import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of Lambda, whose JSON is in the resources of the tests. */
class StreamEventsTest {
    private static final String DONE = "{\"batchItemFailures\":[]}";

    private final List<ObjectChange> handled = new ArrayList<>();
    private final List<FeedEvent> reported = new ArrayList<>();
    private final StreamEvents events = new StreamEvents(
            new ItemCodec(new TableLayout("para-", "root", "0"), TestItems.NO_CLASSES), new OperationListener() {
                @Override
                public void onOperation(Operation operation) {
                    throw new AssertionError("no request is sent: " + operation);
                }

                @Override
                public void onFeedEvent(FeedEvent event) {
                    reported.add(event);
                }
            });

    /** Gives changes to handlers without their objects. */
    private static final class ItemsOnly implements Changes {
        @Override
        public Feed start(FeedPlan plan) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ObjectChange typed(ItemChange change, FeedPosition position) {
            return new ItemOnly(change, position);
        }

        @Override
        public Checkpoints checkpoints() {
            throw new UnsupportedOperationException();
        }
    }

    private record ItemOnly(ItemChange item, FeedPosition position) implements ObjectChange {
        @Override
        public String type() {
            return item.after().or(item::before).orElseThrow().item().type();
        }

        @Override
        public long version() {
            return item.after().or(item::before).orElseThrow().item().version();
        }

        @Override
        public Optional<String> revision() {
            return item.after().or(item::before).orElseThrow().item().revision();
        }

        @Override
        public Optional<ParaObject> before() {
            return Optional.empty();
        }

        @Override
        public Optional<ParaObject> after() {
            return Optional.empty();
        }
    }

    private static String event(String name) {
        try (InputStream event = StreamEventsTest.class.getResourceAsStream("/stream-events/" + name)) {
            return new String(Objects.requireNonNull(event).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String handle(String name) {
        return events.handle(event(name), new ItemsOnly(), handled::add);
    }

    private static String failureOf(int number) {
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\"442158450000000001745043909" + number + "\"}]}";
    }

    @Test
    void changesOfAnOwnTableAreHandledInOrder() {
        assertThat(handle("own-table.json")).isEqualTo(DONE);

        assertThat(handled)
                .extracting(change -> change.kind() + " " + change.app() + " " + change.id() + " " + change.version())
                .containsExactly("CREATED shop a 1", "UPDATED shop a 2", "DELETED shop a 2", "DELETED shop old 7");
        ItemChange update = handled.get(1).item();
        assertThat(update.app()).isEqualTo(AppId.of("shop"));
        assertThat(update.time()).isEqualTo(Instant.ofEpochSecond(1_772_600_002));
        assertThat(update.before().orElseThrow().item().attributes()).isEqualTo(Map.of("name", "Lamp"));
        assertThat(update.after().orElseThrow().item().attributes()).isEqualTo(Map.of("name", "Lámp \" \\ \n"));
        assertThat(update.after().orElseThrow().item().revision()).contains("rev-2");
        assertThat(reported).isEmpty();
    }

    @Test
    void everyKindOfValueIsRead() {
        handle("values.json");
        Item item = handled.get(0).item().after().orElseThrow().item();

        assertThat(item.attributes())
                .containsEntry("binary", Bytes.of(new byte[] {0, -1, -128, 127, 1, 2, 3}))
                .containsEntry("texts", List.of("a", "b"))
                .containsEntry("numbers", List.of(new BigDecimal("-1.5"), 9L, 10L))
                .containsEntry("binaries", List.of(Bytes.of(new byte[] {1}), Bytes.of(new byte[] {2})))
                .containsEntry("truth", false)
                .containsEntry("big", 9_007_199_254_740_993L)
                .containsEntry("exact", new BigDecimal("12345678901234567890.123456789"))
                .containsEntry("tiny", new BigDecimal("1E-130"))
                .containsEntry("map", Map.of("inner", Map.of("deep", true)))
                .containsEntry("empty", "")
                .doesNotContainKey("nothing");
    }

    @Test
    void rowsOfTheSharedTableAreThoseOfTheirApps() {
        assertThat(handle("shared-table.json")).isEqualTo(DONE);

        assertThat(handled)
                .extracting(change -> change.kind() + " " + change.item().app() + "/" + change.id())
                .containsExactly("CREATED  shop/a", "CREATED  blog/a", "DELETED  shop/a");
        assertThat(handled.toString()).doesNotContain("hunter2");
    }

    @Test
    void firstFailureEndsTheEvent() {
        IllegalStateException failure = new IllegalStateException("no index");
        List<String> ids = new ArrayList<>();
        ChangeHandler failing = change -> {
            ids.add(change.kind() + " " + change.id());
            if (change.version() == 2) {
                throw failure;
            }
        };

        assertThat(events.handle(event("own-table.json"), new ItemsOnly(), failing))
                .isEqualTo(failureOf(3));
        assertThat(ids).containsExactly("CREATED a", "UPDATED a");
        assertThat(reported).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(FeedEvent.Kind.FAILED);
            assertThat(event.app()).isEqualTo("shop");
            assertThat(event.error()).contains(failure);
        });
    }

    @Test
    void deadLetterLetsTheEventGoOn() {
        List<String> dead = new ArrayList<>();
        String answer = events.handle(
                event("own-table.json"),
                new ItemsOnly(),
                change -> {
                    if (change.version() == 2) {
                        throw new IllegalStateException("no index");
                    }
                    handled.add(change);
                },
                (change, failure) -> dead.add(change.kind() + " " + failure.getMessage()));

        assertThat(answer).isEqualTo(DONE);
        assertThat(dead).containsExactly("UPDATED no index", "DELETED no index");
        assertThat(handled).extracting(ObjectChange::id).containsExactly("a", "old");
        assertThat(reported).extracting(FeedEvent::kind).containsOnly(FeedEvent.Kind.DEAD_LETTER);
    }

    @Test
    void failingDeadLetterHandlerEndsTheEvent() {
        String answer = events.handle(
                event("own-table.json"),
                new ItemsOnly(),
                change -> {
                    throw new IllegalStateException("no index");
                },
                (change, failure) -> {
                    throw new IOException("no queue");
                });

        assertThat(answer).isEqualTo(failureOf(2));
    }

    @Test
    void recordThatIsNoChangeFailsAndIsNotLeftOut() {
        assertThat(handle("incomplete-record.json")).isEqualTo(failureOf(3));
        assertThat(handled).extracting(ObjectChange::id).containsExactly("a");
        assertThat(reported).extracting(FeedEvent::kind).containsExactly(FeedEvent.Kind.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"S\": \"product\"|\"X\": \"product\"",
                "\"N\": \"1\"|\"N\": 1",
                "\"eventName\": \"INSERT\"|\"eventName\": \"OTHER\"",
                "table/para-shop|table/other",
                "table/para-shop|index",
                "\"ApproximateCreationDateTime\"|\"Time\"",
                "\"NewImage\"|\"Image\"",
                "\"Keys\"|\"Key\""
            })
    void malformedRecordFails(String change) {
        String[] parts = change.split("\\|", -1);
        String event = event("own-table.json").replace(parts[0], parts[1]);

        assertThat(events.handle(event, new ItemsOnly(), handled::add)).isEqualTo(failureOf(2));
        assertThat(handled).isEmpty();
    }

    @Test
    void recordWithoutASequenceNumberFailsTheWholeEvent() {
        String event = event("own-table.json").replace("\"SequenceNumber\"", "\"Number\"");

        assertThat(events.handle(event, new ItemsOnly(), handled::add))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"Records\":{}}", "nonsense"})
    void otherTextIsNoEvent(String event) {
        assertThatThrownBy(() -> events.handle(event, new ItemsOnly(), handled::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the event ");
    }

    @Test
    void rowThatIsNoItemIsUnreadableAndComplete() {
        handle("unreadable-item.json");

        assertThat(handled.get(0).item().after().orElseThrow())
                .isInstanceOfSatisfying(
                        ItemImage.Unreadable.class,
                        image -> assertThat(image.raw())
                                .isEqualTo("{\"data\":{\"B\":\"AQI=\"},\"key\":{\"S\":\"odd\"},"
                                        + "\"secret\":{\"NS\":[\"1\",\"2\"]}}"));
    }

    @Test
    void noFeedStartsAtThePositionOfAnEvent() {
        handle("own-table.json");
        FeedPosition position = handled.get(0).position();

        assertThat(position.text()).endsWith("|4421584500000000017450439092");
        assertThatThrownBy(() -> StreamPosition.parse(AppId.of("shop"), "para-shop", position))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void streamOfAnEventIsRead() {
        InputStream event = StreamEventsTest.class.getResourceAsStream("/stream-events/own-table.json");

        assertThat(events.handle(event, new ItemsOnly(), handled::add)).isEqualTo(DONE);
        assertThat(events.changes(event("own-table.json"))).hasSize(4);
    }
}

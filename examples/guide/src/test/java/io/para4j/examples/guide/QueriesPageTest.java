package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.typesafe.config.ConfigFactory;
import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.error.IndexNotReadyException;
import io.para4j.error.InvalidCursorException;
import io.para4j.examples.guide.Ticket.Priority;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Index;
import io.para4j.model.Stored;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.Operation;
import io.para4j.testkit.TinyDAOModule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the code of queries.md, and checks its errors and its figures. */
class QueriesPageTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final List<Operation> operations = new ArrayList<>();
    private Para para;
    private Store desk;

    @BeforeEach
    void start() {
        IndexDefinition byVenue = new IndexDefinition(
                "event", "by_venue", IndexField.text("venue"), Optional.of(IndexField.number("day")));
        para = Para.start(
                new ParaModule(ConfigFactory.empty())
                        .types(Ticket.class)
                        .indexes(byVenue)
                        .listener(operations::add),
                new MemoryDAOModule());
        para.apps().create("desk");
        desk = para.store("desk");
        for (int i = 0; i < 30; i++) {
            Ticket ticket = new Ticket(
                    i % 3 == 0 ? "customer:ada" : "customer:bob",
                    NOON.plusSeconds(i),
                    i % 2 == 0 ? Priority.HIGH : Priority.LOW);
            ticket.setId("ticket:" + i);
            desk.create(ticket);
        }
    }

    @AfterEach
    void close() {
        para.close();
    }

    private static List<String> ids(Page<?> page) {
        return page.objects().stream().map(each -> String.valueOf(each.getId())).toList();
    }

    @Test
    void theTicketsOfACustomerAreFoundNewestFirst() {
        String customerId = "customer:ada";
        Instant from = NOON.plusSeconds(3);

        Page<Ticket> page = desk.find(Query.of(Ticket.class, "by_customer")
                .equal(customerId)
                .from(from)
                .descending()
                .page(Pager.of(5)));
        Optional<String> cursor = page.next();

        assertThat(ids(page)).containsExactly("ticket:27", "ticket:24", "ticket:21", "ticket:18", "ticket:15");
        assertThat(cursor).isPresent();
    }

    @Test
    void findAllReadsPageAfterPage() {
        Query<Ticket> ofAda = Query.of(Ticket.class, "by_customer").equal("customer:ada");

        try (Stream<Ticket> tickets = desk.findAll(ofAda.page(Pager.of(4)))) {
            assertThat(tickets).hasSize(10);
        }
    }

    @Test
    void genericObjectsAreFoundByAnIndexOfTheModule() {
        desk.create(new Sysprop("event").set("venue", "Hall 2").set("day", 20_260_503));
        desk.create(new Sysprop("event").set("venue", "Hall 2").set("day", 20_260_501));

        Page<Sysprop> events =
                desk.find(Query.of("event", "by_venue").equal("Hall 2").above(20_260_501));

        assertThat(events.objects()).hasSize(1);
    }

    @Test
    void aSparseIndexHoldsTheOpenWorkOnly() {
        Instant due = NOON.plusSeconds(3600);
        desk.patch("ticket:4", Patch.of(Ticket.class).set("assignee", "eve").set("due", due));
        Query<Ticket> workOfEve = Query.of(Ticket.class, "by_assignee").equal("eve");
        assertThat(ids(desk.find(workOfEve))).containsExactly("ticket:4");

        desk.patch("ticket:4", Patch.of(Ticket.class).remove("assignee").remove("due"));

        assertThat(ids(desk.find(workOfEve))).isEmpty();
    }

    @Test
    void aConditionSavesNoReads() {
        Query<Ticket> ofBob = Query.of(Ticket.class, "by_customer").equal("customer:bob");
        operations.clear();

        Page<Ticket> urgent = desk.find(
                ofBob.where(Condition.equal("priority", Priority.HIGH)).page(Pager.of(20)));

        assertThat(urgent.objects()).hasSize(10);
        desk.find(ofBob.page(Pager.of(20)));
        assertThat(operations).extracting(each -> each.cost().readUnits()).containsExactly(0.5, 0.5);
    }

    @Test
    void freshResultsAreReadAgain() {
        Query<Ticket> ofAda = Query.of(Ticket.class, "by_customer").equal("customer:ada");
        operations.clear();

        Page<Ticket> page = desk.find(ofAda.fresh().page(Pager.of(5)));

        assertThat(page.objects()).hasSize(5);
        assertThat(operations)
                .extracting(Operation::kind)
                .containsExactly(Operation.Kind.QUERY, Operation.Kind.READ_ALL);
    }

    @Test
    void aCursorFitsItsQueryOnly() {
        Query<Ticket> ofAda = Query.of(Ticket.class, "by_customer").equal("customer:ada");
        String cursor = desk.find(ofAda.page(Pager.of(4))).next().orElseThrow();

        Page<Ticket> second = desk.find(ofAda.page(Pager.of(4).after(cursor)));

        assertThat(ids(second)).containsExactly("ticket:12", "ticket:15", "ticket:18", "ticket:21");
        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> desk.find(ofAda.descending().page(Pager.of(4).after(cursor))))
                .withMessageContaining("belongs to another query: its index, values, direction and condition must be"
                        + " the same. Start again from the first page.");
    }

    @Test
    void thePageHasTheErrors() {
        Query<Ticket> ofAda = Query.of(Ticket.class, "by_customer").equal("customer:ada");
        Stream<ThrowingCallable> calls = Stream.of(
                () -> desk.find(Query.of(Ticket.class, "by_color").equal("red")),
                () -> desk.find(Query.of(Ticket.class, "by_customer")),
                () -> desk.find(Query.of(Ticket.class, "by_customer").equal("")),
                () -> desk.find(ofAda.prefix("2026").from(NOON)),
                () -> desk.find(ofAda.from(7)),
                () -> desk.create(new Sysprop("event").set("venue", 7)),
                () -> desk.create(new Sysprop("event").set("venue", "")),
                () -> desk.create(new Sysprop("event").set("venue", "x".repeat(2049))),
                () -> para.apps().dropIndex("desk", "ticket.by_customer"));
        String page = folded(Repository.text(Repository.ROOT.resolve("docs/queries.md")));

        assertThat(calls.map(call -> folded(String.valueOf(catchThrowable(call).getMessage())))
                        .filter(message -> !page.contains("| " + message + " |"))
                        .toList())
                .as("errors that the page lacks")
                .isEmpty();
    }

    /** A class whose indexes cannot work. */
    @Index(name = "by_length", partition = "room", sort = "length")
    static final class Meeting extends AbstractParaObject {
        @Stored
        String room;

        @Stored
        Duration length;
    }

    @Test
    void anIndexThatCannotWorkIsRefusedAtTheStart() {
        Throwable refused = catchThrowable(
                () -> Para.start(new ParaModule(ConfigFactory.empty()).types(Meeting.class), new MemoryDAOModule()));
        Throwable unoffered = catchThrowable(() -> Para.start(
                new ParaModule(ConfigFactory.empty()).types(QueryExamplesTest.Alert.class), new TinyDAOModule()));

        String page = folded(Repository.text(Repository.ROOT.resolve("docs/queries.md")));
        assertThat(page.contains(folded(String.valueOf(unoffered.getMessage()))))
                .as(unoffered.getMessage())
                .isTrue();
        assertThat(folded(String.valueOf(refused.getMessage())))
                .contains(
                        folded("Meeting declares index 'by_length', which cannot work: length: the order of its stored"
                                + " values is not that of its class, so it cannot be a sort field"));
        assertThat(page)
                .contains(folded("declares index 'by_length', which cannot work: length: the order of its stored values"
                        + " is not that of its class, so it cannot be a sort field"));
    }

    private static String folded(String text) {
        return text.replaceAll("'[0-9a-z]{26}'", "'...'").replaceAll("\\s+", " ");
    }

    @Test
    void thePageHasTheErrorsOfIndexesThatAreNotReady() {
        String page = Repository.text(Repository.ROOT.resolve("docs/queries.md"));

        assertThat(page)
                .contains(IndexNotReadyException.ofMissing("desk", "ticket.by_customer", null)
                        .getMessage())
                .contains(IndexNotReadyException.ofBuilding("desk", "ticket.by_customer", null)
                        .getMessage());
    }

    @Test
    void anIndexIsAddedToALiveApp() {
        para.apps().updateIndexes("desk", progress -> log(progress.index() + ": " + progress.items()));

        assertThat(desk.find(Query.of(Ticket.class, "by_customer").equal("customer:ada"))
                        .objects())
                .hasSize(10);
    }

    private static void log(String line) {
        assertThat(line).isNotEmpty();
    }
}

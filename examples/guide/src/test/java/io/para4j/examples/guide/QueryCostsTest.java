package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Computes the costs that queries.md shows, by the charges of the store in memory. */
class QueryCostsTest {
    /** The types have no index, one, and three. */
    private static final List<String> TYPES = List.of("plain", "one", "three");

    private final List<Operation> operations = new ArrayList<>();
    private final Para para = Para.start(
            new ParaModule(ConfigFactory.empty())
                    .indexes(index("one", "a"), index("three", "a"), index("three", "b"), index("three", "c"))
                    .listener(operations::add),
            new MemoryDAOModule());
    private Store store;

    private static IndexDefinition index(String type, String partition) {
        return new IndexDefinition(
                type, "by_" + partition, IndexField.text(partition), Optional.of(IndexField.number("rank")));
    }

    @BeforeEach
    void create() {
        para.apps().create("shop");
        store = para.store("shop");
    }

    @AfterEach
    void close() {
        para.close();
    }

    /** Returns an object of about 900 bytes, which is in each index of its type. */
    private static Sysprop thing(String type) {
        return new Sysprop(type)
                .set("a", "x")
                .set("b", "x")
                .set("c", "x")
                .set("rank", 1)
                .set("text", "t".repeat(750));
    }

    private List<Operation.Cost> costs(Runnable call) {
        operations.clear();
        call.run();
        return operations.stream().map(Operation::cost).toList();
    }

    @Test
    void thePageHasTheCostsOfWrites() {
        Stream<String> rows = Stream.of(
                write("`create`", (type, id) -> {}, true),
                write(
                        "`patch` of a field without an index",
                        (type, id) -> store.patch(id, Patch.of(type).set("text", "new")),
                        false),
                write(
                        "`patch` of the partition field `a`",
                        (type, id) -> store.patch(id, Patch.of(type).set("a", "y")),
                        false),
                write(
                        "`patch` of the sort field of all indexes",
                        (type, id) -> store.patch(id, Patch.of(type).set("rank", 2)),
                        false),
                write(
                        "`patch` that removes `a`",
                        (type, id) -> store.patch(id, Patch.of(type).remove("a")),
                        false),
                write("`delete`", (type, id) -> store.delete(id), false));

        assertPageHas(rows);
    }

    private String write(String name, BiConsumer<String, String> call, boolean isCreation) {
        String units = TYPES.stream()
                .map(type -> {
                    Sysprop thing = thing(type);
                    List<Operation.Cost> creation = costs(() -> store.create(thing));
                    String id = Objects.requireNonNull(thing.getId());
                    return isCreation ? creation : costs(() -> call.accept(type, id));
                })
                .map(costs -> number(
                        costs.stream().mapToDouble(Operation.Cost::writeUnits).sum()))
                .collect(Collectors.joining(" | "));
        return "| " + name + " | " + units + " |";
    }

    @Test
    void thePageHasTheCostsOfQueries() {
        store.createAll(IntStream.range(0, 1_000)
                .mapToObj(number ->
                        thing("one").set("a", number % 2 == 0 ? "even" : "odd").set("rank", number))
                .toList());
        Query<Sysprop> even = Query.of("one", "by_a").equal("even");
        Query<Sysprop> rare = even.where(Condition.equal("rank", 998));
        Stream<String> rows = Stream.of(
                read("`find`, a page of 20", () -> store.find(even.page(Pager.of(20)))),
                read("`find`, a page of 100", () -> store.find(even.page(Pager.of(100)))),
                read(
                        "`find`, a page of 20, `fresh()`",
                        () -> store.find(even.fresh().page(Pager.of(20)))),
                read("`find`, of nothing", () -> store.find(even.from(5_000).page(Pager.of(20)))),
                read(
                        "`find` of 1 of 500 by its range",
                        () -> store.find(even.from(998).page(Pager.of(20)))),
                read("`find` of 1 of 500 by `where`", () -> store.find(rare.page(Pager.of(20)))),
                read(
                        "`findAll` of 500, in pages of 100",
                        () -> store.findAll(even.page(Pager.of(100))).forEach(each -> {})),
                read(
                        "`stream` of all 1,000, in pages of 100",
                        () -> store.stream(Pager.of(100)).forEach(each -> {})));

        assertPageHas(rows);
    }

    private String read(String name, Runnable call) {
        List<Operation.Cost> costs = costs(call);
        long requests = costs.stream().mapToLong(Operation.Cost::requests).sum();
        double units = costs.stream().mapToDouble(Operation.Cost::readUnits).sum();
        return "| " + name + " | " + requests + " | " + number(units) + " |";
    }

    private static String number(double units) {
        return String.format(Locale.ROOT, units == Math.rint(units) ? "%,.0f" : "%,.1f", units);
    }

    private static void assertPageHas(Stream<String> rows) {
        String page = Repository.text(Repository.ROOT.resolve("docs/queries.md"));
        assertThat(rows.filter(row -> !page.contains(row)).toList())
                .as("rows that the page lacks")
                .isEmpty();
    }
}

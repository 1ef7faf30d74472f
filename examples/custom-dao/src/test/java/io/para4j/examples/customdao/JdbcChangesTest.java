package io.para4j.examples.customdao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.error.AppNotFoundException;
import io.para4j.error.FeedGapException;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangePage.Next;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import io.para4j.spi.ItemImage;
import io.para4j.spi.Raw;
import io.para4j.testkit.FaultInjector;
import io.para4j.testkit.Faults.Kind;
import io.para4j.testkit.KitClock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs on H2 in memory, or on another database with {@code -Dpara.jdbc.url=jdbc:postgresql:...}. */
@Timeout(120)
class JdbcChangesTest {
    private static final AppId APP = AppId.of("shop");
    private static final int ALL = 1000;

    private final String url = System.getProperty(
            "para.jdbc.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000");
    private final KitClock clock = new KitClock();
    private final List<Para> started = new ArrayList<>();

    @AfterEach
    void deleteAndClose() {
        Para para = start(Database::new).para();
        para.apps().list().forEach(app -> para.apps().delete(app.getId()));
        started.forEach(Para::close);
    }

    /** A process that uses the database. */
    private record Node(Para para, ChangeSource changes) {
        Store shop() {
            return para.store(APP.name());
        }

        ChangeReader open(FeedPosition from) {
            return changes.open(APP, from);
        }
    }

    private Node start(Function<DataSource, Database> database) {
        ParaModule module = new ParaModule(ConfigFactory.parseMap(Map.of("para.jdbc.url", url))).clock(clock);
        Injector injector = Guice.createInjector(module, new JdbcDAOModule(database));
        Para para = injector.getInstance(Para.class);
        started.add(para);
        return new Node(
                para,
                injector.getInstance(Key.get(new TypeLiteral<Optional<ChangeSource>>() {}, Raw.class))
                        .orElseThrow());
    }

    /** Returns a process, and creates the app with its recording. */
    private Node startRecorded(Function<DataSource, Database> database) {
        Node node = start(database);
        node.para().apps().create(APP.name());
        node.changes().enable(APP);
        return node;
    }

    private static Sysprop city(String id) {
        Sysprop city = new Sysprop("city");
        city.setId(id);
        return city;
    }

    private static List<ItemChange> rest(ChangeReader reader) {
        List<ItemChange> all = new ArrayList<>();
        ChangePage page = reader.poll(ALL);
        all.addAll(page.changes());
        while (page.next() == Next.MORE) {
            page = reader.poll(ALL);
            all.addAll(page.changes());
        }
        return all;
    }

    private static String text(ItemChange change) {
        return change.id() + " " + version(change.before()) + "-" + version(change.after());
    }

    private static long version(Optional<ItemImage> image) {
        return image.map(each -> each.item().version()).orElse(0L);
    }

    @Test
    void everyKindOfWriteIsRecorded() {
        Node node = startRecorded(Database::new);
        FeedPosition start = node.changes().now(APP);
        Store shop = node.shop();

        Sysprop a = city("a");
        shop.create(a);
        shop.createAll(List.of(city("b"), city("c")));
        shop.modify(Sysprop.class, "b", city -> city.setName("Berlin"));
        node.para().transactions().write(tx -> {
            tx.in(APP.name()).delete("c");
            tx.in(APP.name()).checkAbsent("none");
            tx.in(APP.name()).update(a);
        });
        shop.delete("b");

        ChangeReader reader = node.open(start);
        assertThat(rest(reader))
                .extracting(JdbcChangesTest::text)
                .containsExactly("a 0-1", "b 0-1", "c 0-1", "b 1-2", "c 1-0", "a 1-2", "b 2-0");
        assertThat(reader.poll(ALL).next()).isEqualTo(Next.WAIT);
    }

    @Test
    void aCommitThatComesLateIsNotSkipped() throws Exception {
        List<HeldDatabase> databases = new ArrayList<>();
        Node node = startRecorded(pool -> {
            databases.add(new HeldDatabase(pool));
            return databases.get(0);
        });
        ChangeReader reader = node.open(node.changes().now(APP));
        node.para().apps().create("other");

        CompletableFuture<String> late =
                CompletableFuture.supplyAsync(() -> node.shop().create(city(HeldDatabase.HELD)));
        databases.get(0).awaitHeld();
        CompletableFuture<String> next =
                CompletableFuture.supplyAsync(() -> node.shop().create(city("next")));
        awaitDoneOrBlocked(next);
        node.para().store("other").create(city("elsewhere")); // does not wait

        List<ItemChange> found = new ArrayList<>(rest(reader));
        databases.get(0).release();
        CompletableFuture.allOf(late, next).join();
        found.addAll(rest(reader));

        assertThat(found).extracting(ItemChange::id).containsExactly(HeldDatabase.HELD, "next");
    }

    private void awaitDoneOrBlocked(CompletableFuture<?> future) throws SQLException {
        String blocked = url.startsWith("jdbc:h2:")
                ? "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL"
                        + " OR EXECUTING_STATEMENT LIKE 'ALTER TABLE para_items%'"
                : "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            boolean isBlocked = false;
            while (!isBlocked && !future.isDone()) {
                ResultSet count = statement.executeQuery(blocked);
                isBlocked = count.next() && count.getInt(1) > 0;
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aWriteThatDidNotFindTheRecordingEndsBeforeItBegins() throws Exception {
        List<HeldDatabase> databases = new ArrayList<>();
        Node node = start(pool -> {
            databases.add(new HeldDatabase(pool));
            return databases.get(0);
        });
        node.para().apps().create(APP.name());
        CompletableFuture<String> write =
                CompletableFuture.supplyAsync(() -> node.shop().create(city(HeldDatabase.HELD)));
        databases.get(0).awaitHeld();

        CompletableFuture<Void> enabled =
                CompletableFuture.runAsync(() -> node.changes().enable(APP));
        awaitDoneOrBlocked(enabled);
        boolean isEnabledTooEarly = enabled.isDone();
        databases.get(0).release();
        CompletableFuture.allOf(write, enabled).join();
        node.shop().create(city("next"));

        assertThat(isEnabledTooEarly).isFalse();
        assertThat(rest(node.open(node.changes().oldest(APP))))
                .extracting(ItemChange::id)
                .containsExactly("next");
    }

    @Test
    void aWriteThatIsRolledBackLeavesNoHole() {
        FaultInjector<SQLException> faults = new FaultInjector<>("para", SQLException::new);
        Node node = startRecorded(pool -> new FaultyDatabase(pool, faults));
        ChangeReader reader = node.open(node.changes().now(APP));

        faults.begin(Kind.REQUEST_LOST, 0, 1);
        assertThatExceptionOfType(WriteOutcomeUnknownException.class)
                .isThrownBy(() -> node.shop().create(city("lost")));
        node.shop().create(city("stored"));

        assertThat(rest(reader)).extracting(ItemChange::id).containsExactly("stored");
    }

    @Test
    void changesOfManyThreadsAreReadInTheOrderOfEachObject() {
        int threads = 6;
        int writes = 40;
        Node node = startRecorded(Database::new);
        node.shop().createAll(IntStream.range(0, 5).mapToObj(i -> city("c" + i)).toList());
        ChangeReader reader = node.open(node.changes().now(APP));

        CountDownLatch begin = new CountDownLatch(1);
        CompletableFuture<?>[] all = IntStream.range(0, threads)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                    awaitUninterrupted(begin);
                    for (int i = 0; i < writes; i++) {
                        String name = "n" + i;
                        node.shop().modify(Sysprop.class, "c" + (thread + i) % 5, city -> city.setName(name));
                    }
                }))
                .toArray(CompletableFuture[]::new);
        begin.countDown();
        CompletableFuture<Void> end = CompletableFuture.allOf(all);
        Map<String, Long> versions = new HashMap<>();
        long count = 0;
        while (count < (long) threads * writes && !end.isCompletedExceptionally()) {
            for (ItemChange change : reader.poll(7).changes()) {
                assertThat(version(change.before())).isEqualTo(versions.getOrDefault(change.id(), 1L));
                versions.put(change.id(), version(change.after()));
                count++;
            }
        }

        end.join();
        assertThat(count).isEqualTo((long) threads * writes);
        assertThat(rest(reader)).isEmpty();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void transactionsOfTwoAppsInBothOrdersDoNotWaitInACircle() {
        AtomicInteger repeated = new AtomicInteger();
        Node node = startRecorded(pool -> new Database(pool) {
            @Override
            boolean write(Target target, Work<Boolean> work) {
                boolean isDone = super.write(target, work);
                repeated.addAndGet(isDone ? 0 : 1);
                return isDone;
            }
        });
        AppId other = AppId.of("other");
        node.para().apps().create(other.name());
        node.changes().enable(other);

        CompletableFuture<?>[] all = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 10; i++) {
                        String id = thread + "-" + i;
                        List<String> apps =
                                thread % 2 == 0 ? List.of(APP.name(), other.name()) : List.of(other.name(), APP.name());
                        node.para()
                                .transactions()
                                .write(tx -> apps.forEach(app -> tx.in(app).create(city(id))));
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();

        assertThat(repeated).hasValue(0); // the database ends a circle by a rollback
        assertThat(rest(node.open(node.changes().oldest(APP)))).hasSize(40);
        assertThat(rest(node.changes().open(other, node.changes().oldest(other))))
                .hasSize(40);
    }

    @Test
    void anotherProcessGoesOnFromAPosition() {
        Node node = startRecorded(Database::new);
        node.shop().createAll(List.of(city("a"), city("b"), city("c")));
        ChangePage page = node.open(node.changes().oldest(APP)).poll(2);
        FeedPosition afterOne = page.positionAfter(1);
        FeedPosition afterTwo = page.positionAfter(2);

        Node second = start(Database::new);

        assertThat(page.next()).isEqualTo(Next.MORE);
        assertThat(rest(second.open(afterOne))).extracting(ItemChange::id).containsExactly("b", "c");
        assertThat(rest(second.open(afterTwo))).extracting(ItemChange::id).containsExactly("c");
        assertThat(second.changes().earliest(APP, List.of(afterTwo, afterOne))).isEqualTo(afterOne);
        assertThat(second.changes().isReached(APP, afterOne, afterTwo)).isTrue();
        assertThat(second.changes().isReached(APP, afterTwo, afterOne)).isFalse();
    }

    @Test
    void changesThatAreOlderThanTheRetentionAreRemovedAndAGap() {
        Node node = startRecorded(Database::new);
        FeedPosition start = node.changes().now(APP);
        node.shop().createAll(List.of(city("a"), city("b")));
        ChangeReader reader = node.open(start);
        clock.step(Duration.ofDays(8));
        node.shop().create(city("c"));

        assertThat(rest(node.open(start))).hasSize(3); // nothing has removed them yet
        node.changes().enable(APP);

        assertThatExceptionOfType(FeedGapException.class)
                .isThrownBy(() -> reader.poll(ALL))
                .withMessageContaining(
                        "changes of app 'shop' are missing: changes 1 to 2 were removed after para.jdbc.feed_retention.");
        assertThat(rest(node.open(node.changes().oldest(APP))))
                .extracting(ItemChange::id)
                .containsExactly("c");

        clock.step(Duration.ofDays(8));
        node.changes().enable(APP);
        assertThatExceptionOfType(FeedGapException.class)
                .isThrownBy(() -> reader.poll(ALL))
                .withMessageContaining("changes 1 to 3 were removed");
        assertThat(node.changes().oldest(APP)).isEqualTo(node.changes().now(APP));
    }

    @Test
    void writesRemoveOldChanges() {
        Node node = startRecorded(Database::new);
        FeedPosition start = node.changes().now(APP);
        node.shop().create(city("old"));
        clock.step(Duration.ofDays(8));
        node.shop()
                .createAll(
                        IntStream.range(0, 100).mapToObj(i -> city("new" + i)).toList());

        assertThatExceptionOfType(FeedGapException.class)
                .isThrownBy(() -> node.open(start).poll(ALL))
                .withMessageContaining("changes 1 to 1 were removed");
        assertThat(rest(node.open(node.changes().oldest(APP)))).hasSize(100);
    }

    @Test
    void theDeletionOfTheAppEndsItsChanges() {
        Node node = startRecorded(Database::new);
        FeedPosition start = node.changes().now(APP);
        ChangeReader reader = node.open(start);
        node.shop().create(city("a"));
        node.para().apps().delete(APP.name());

        ChangePage page = reader.poll(ALL);
        assertThat(page.changes()).extracting(ItemChange::id).containsExactly("a");
        assertThat(page.next()).isEqualTo(Next.END);
        assertThatExceptionOfType(AppNotFoundException.class).isThrownBy(() -> node.open(start));

        node.para().apps().create(APP.name());
        assertThatExceptionOfType(FeedNotEnabledException.class)
                .isThrownBy(() -> node.changes().now(APP));
        node.changes().enable(APP);
        assertThatExceptionOfType(FeedGapException.class)
                .isThrownBy(() -> node.open(start).poll(ALL))
                .withMessageContaining("the app was deleted and created again");
        assertThatExceptionOfType(FeedGapException.class)
                .isThrownBy(() -> node.changes()
                        .earliest(APP, List.of(start, node.changes().now(APP))));
        assertThat(reader.poll(ALL).next()).isEqualTo(Next.END);
    }

    @Test
    void changesOfDeletedAppsAreRemovedAfterTheRetention() {
        Node node = startRecorded(Database::new);
        ChangeReader reader = node.open(node.changes().now(APP));
        node.para().apps().delete(APP.name());
        clock.step(Duration.ofDays(8));
        node.para().apps().create("other");

        assertThatExceptionOfType(FeedNotEnabledException.class).isThrownBy(() -> reader.poll(ALL));
    }

    @Test
    void anAppThatIsNotRecordedHasNoPosition() {
        Node node = start(Database::new);
        node.para().apps().create(APP.name());

        assertThatExceptionOfType(FeedNotEnabledException.class)
                .isThrownBy(() -> node.changes().oldest(APP))
                .withMessageContaining("the table para_feeds does not have the app");
        assertThatExceptionOfType(AppNotFoundException.class)
                .isThrownBy(() -> node.changes().enable(AppId.of("none")));
        assertThatExceptionOfType(AppNotFoundException.class)
                .isThrownBy(() -> node.changes().now(AppId.of("none")));
    }

    @Test
    void aPositionOfADatabaseThatWasSetBackIsAGap() {
        Node node = startRecorded(Database::new);
        FeedPosition now = node.changes().now(APP);
        FeedPosition later = new FeedPosition(now.text().replaceAll("[0-9]+$", "17"));

        assertThatExceptionOfType(FeedGapException.class)
                .isThrownBy(() -> node.open(later).poll(ALL))
                .withMessageContaining("the position is after change 17, but the database has only 0");
    }

    @Test
    void positionsOfOtherStoresAndAppsAreInvalidArguments() {
        Node node = startRecorded(Database::new);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.open(new FeedPosition("memory:x")))
                .withMessage("position 'memory:x' does not come from the store on JDBC");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.open(new FeedPosition("jdbc: shop:1:0")))
                .withMessage("position 'jdbc: shop:1:0' does not belong to app 'shop'");
    }

    @Test
    void anImageThatCannotBeReadIsReportedWithItsText() throws SQLException {
        Node node = startRecorded(Database::new);
        String id = node.shop().create(city("bad"));
        FeedPosition start = node.changes().now(APP);
        node.shop().delete(id);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE para_changes SET old_item = '[]' WHERE new_item IS NULL");
        }

        ItemChange change = rest(node.open(start)).get(0);

        assertThat(change.before()).get().isInstanceOf(ItemImage.Unreadable.class);
        assertThat(change.before().map(image -> ((ItemImage.Unreadable) image).raw()))
                .hasValue("[]");
        assertThat(change.after()).isEmpty();
    }
}

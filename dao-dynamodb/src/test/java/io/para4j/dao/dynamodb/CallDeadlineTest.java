package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.typesafe.config.ConfigFactory;
import io.para4j.ParaModule;
import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.ThrottledException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Closer;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Outcome;
import io.para4j.spi.Raw;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that a call ends at its deadline and soon after an interrupt, whatever the server does with the connection. */
@Timeout(120)
class CallDeadlineTest {
    private static final AppId APP = AppId.of("shop");
    private static final Duration BOUND_OF_INTERRUPT = Duration.ofSeconds(2);

    @RegisterExtension
    final ScriptedStore scripted = new ScriptedStore();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    /** The module's store with its own client, on a broken server. */
    private static final class Subject implements AutoCloseable {
        private final BrokenServer server;
        private final Injector injector;

        Subject(BrokenServer.Phase phase, String deadline) {
            server = BrokenServer.in(phase);
            Map<String, String> config = Map.of(
                    "para.dynamodb.endpoint",
                    server.endpoint().toString(),
                    "para.dynamodb.deadline",
                    deadline,
                    "para.dynamodb.parallelism",
                    "2");
            injector = Guice.createInjector(new ParaModule(ConfigFactory.parseMap(config)), new AWSDynamoDAOModule());
        }

        DAO dao() {
            return injector.getInstance(Key.get(DAO.class, Raw.class));
        }

        /** Returns calls that differ in how they send requests. Each fails on a broken server. */
        Map<String, Runnable> calls() {
            DAO dao = dao();
            return Map.of(
                    "read", () -> dao.read(APP, "a1", Consistency.STRONG),
                    "update", () -> dao.update(APP, LostWrites.PATCH),
                    "deleteAll", () -> orThrow(dao.deleteAll(APP, TestItems.deletions(60))),
                    "ensure", () -> injector.getInstance(AppStorage.class).ensure(APP));
        }

        private static void orThrow(List<Outcome> outcomes) {
            outcomes.forEach(Outcome::orThrow);
        }

        @Override
        public void close() {
            injector.getInstance(Closer.class).close();
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource(BrokenServer.Phase.class)
    void callEndsAtMostTwoSecondsAfterItsDeadline(BrokenServer.Phase phase) {
        try (Subject subject = new Subject(phase, "1s")) {
            Map<String, Runnable> calls = new HashMap<>(subject.calls());
            calls.remove("ensure"); // Its requests may take longer.
            calls.forEach((name, call) -> {
                long start = System.nanoTime();
                assertThatThrownBy(call::run).as(name).isInstanceOf(ParaException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .as("time of %s in phase %s", name, phase)
                        .isLessThan(Duration.ofMillis(4500));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(BrokenServer.Phase.class)
    void interruptedCallEndsSoonWithTheFlagSet(BrokenServer.Phase phase) {
        try (Subject subject = new Subject(phase, "60s")) {
            subject.calls().forEach((name, call) -> {
                long interrupted = interruptSoon(Thread.currentThread());
                Throwable error = catchThrowable(call::run);
                long end = System.nanoTime();
                assertThat(Thread.interrupted()).as("flag after " + name).isTrue();
                assertThat(error).as(name).isInstanceOf(ParaException.class);
                assertThat(Duration.ofNanos(end - interrupted))
                        .as("time of %s in phase %s after the interrupt", name, phase)
                        .isLessThan(BOUND_OF_INTERRUPT);
            });
        }
    }

    /** Interrupts a thread after a while, and returns that time. */
    private static long interruptSoon(Thread thread) {
        Duration pause = Duration.ofMillis(300);
        Thread interrupter = new Thread(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                thread.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        interrupter.start();
        return System.nanoTime() + pause.toNanos();
    }

    @Test
    void batchUnderConstantThrottlingEndsAtOneDeadline() {
        scripted.answerAlways(ScriptedAnswer.THROTTLED);

        List<Outcome> outcomes = scripted.dao().createAll(APP, TestItems.creations(TestItems.items(1000), false));

        assertThat(outcomes)
                .hasSize(1000)
                .allSatisfy(each -> assertThat(ScriptedStore.error(each)).isInstanceOf(ThrottledException.class));
        assertThat(scripted.time.elapsed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(34));
    }

    @Test
    void largeReadHasTheDeadlineOnceForEachThousandObjects() {
        scripted.answerAlways(ScriptedAnswer.THROTTLED);
        List<String> ids = IntStream.range(0, 2001).mapToObj(i -> "id" + i).toList();

        assertThatThrownBy(() -> scripted.dao().readAll(APP, ids, Consistency.EVENTUAL))
                .isInstanceOf(ThrottledException.class);
        assertThat(scripted.time.elapsed()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(94));
    }

    private ScriptedAnswer slow(ScriptedAnswer answer) {
        return (operation, body) -> {
            try {
                scripted.time.sleep(Duration.ofSeconds(31));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return answer.to(operation, body);
        };
    }

    @Test
    void afterAFailureWritesThatAreTooLateAreNotSent() {
        scripted.open(1, scripted.time.waitingTime(), ScriptedTransport.of(slow(ScriptedAnswer.LOST)));

        List<Outcome> outcomes = scripted.dao().createAll(APP, TestItems.creations(TestItems.items(3), false));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Unknown.class);
        assertThat(outcomes.subList(1, 3))
                .allSatisfy(each -> assertThat(ScriptedStore.error(each))
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining("was not sent: the deadline of the call has passed"));
    }

    @Test
    void slowBatchWhoseRequestsAreAllAnsweredIsNotCutOff() {
        scripted.open(
                1,
                scripted.time.waitingTime(),
                ScriptedTransport.of(slow(ScriptedAnswer.OK).times(3)));

        assertThat(scripted.dao().createAll(APP, TestItems.creations(TestItems.items(3), false)))
                .allMatch(Outcome.DONE::equals);
    }
}

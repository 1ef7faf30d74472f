package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OperationMeterTest {
    private static final AppId APP = AppId.of("shop");
    private static final Target TARGET = new Target("update", "shop", "thing", "a1");
    private static final ObjectNotFoundException REFUSED = new ObjectNotFoundException(TARGET);
    private static final WriteOutcomeUnknownException UNKNOWN = new WriteOutcomeUnknownException(TARGET, 1, null);

    private final List<Operation> reported = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong(5);
    private final OperationMeter meter = new OperationMeter(reported::add, nanos::get);

    @Test
    void anOperationIsReportedWithItsCostAndDuration() {
        meter.run(APP, Operation.Kind.CREATE, cost -> {
            cost.addRequest(false);
            cost.addRequest(true);
            cost.addReadUnits(0.5);
            cost.addWriteUnits(2);
            cost.addWriteUnits(1);
            nanos.addAndGet(70);
        });

        assertThat(reported)
                .containsExactly(new Operation(
                        APP,
                        Operation.Kind.CREATE,
                        new Operation.Counts(1, 0, 0),
                        new Operation.Cost(2, 1, 0.5, 3),
                        Duration.ofNanos(70),
                        Optional.empty()));
    }

    @Test
    void aDurationIsNotNegativeIfTheTickerGoesBack() {
        meter.run(APP, Operation.Kind.CREATE, cost -> nanos.addAndGet(-70));

        assertThat(reported.get(0).duration()).isZero();
    }

    @Test
    void aBatchIsReportedWithItsOutcomesAndTheFirstError() {
        List<Outcome> outcomes = List.of(
                Outcome.DONE, new Outcome.Unknown(UNKNOWN), new Outcome.Refused(REFUSED), new Outcome.Refused(REFUSED));

        List<Outcome> returned = meter.measure(APP, Operation.Kind.UPDATE_ALL, 4, cost -> outcomes);

        assertThat(returned).isSameAs(outcomes);

        Operation operation = reported.get(0);
        assertThat(operation.counts()).isEqualTo(new Operation.Counts(4, 2, 1));
        assertThat(operation.counts().done()).isEqualTo(1);
        assertThat(operation.error()).contains(UNKNOWN);
    }

    @Test
    void aPageIsReportedWithTheObjectsThatItHolds() {
        Item item = new Item("a1", "thing", 1, Optional.empty(), 1, Map.of());
        meter.measure(
                APP, Operation.Kind.READ_PAGE, 0, cost -> new ItemPage(List.of(item), List.of(), Optional.empty()));

        assertThat(reported.get(0).objects()).isEqualTo(1);
    }

    @Test
    void anErrorIsReportedAndThrown() {
        assertThatThrownBy(() -> meter.run(APP, Operation.Kind.UPDATE, cost -> {
                    throw REFUSED;
                }))
                .isSameAs(REFUSED);
        assertThatThrownBy(() -> meter.run(APP, Operation.Kind.UPDATE, cost -> {
                    throw UNKNOWN;
                }))
                .isSameAs(UNKNOWN);

        assertThat(reported.get(0).counts()).isEqualTo(new Operation.Counts(1, 1, 0));
        assertThat(reported.get(0).error()).contains(REFUSED);
        assertThat(reported.get(1).counts()).isEqualTo(new Operation.Counts(1, 0, 1));
    }

    @Test
    void aListenerThatThrowsDoesNotFailTheOperation() {
        isUnharmedBy(operation -> {
            throw new IllegalStateException("listener");
        });
        isUnharmedBy(operation -> {
            throw new StackOverflowError("listener");
        });
    }

    private void isUnharmedBy(OperationListener listener) {
        List<Throwable> uncaught = new ArrayList<>();
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> uncaught.add(error));
        try {
            OperationMeter failing = new OperationMeter(listener, nanos::get);
            assertThat(failing.<Optional<Object>>measure(APP, Operation.Kind.READ, 1, cost -> Optional.empty()))
                    .isEmpty();
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }
        assertThat(uncaught).singleElement().extracting(Throwable::getMessage).isEqualTo("listener");
    }
}

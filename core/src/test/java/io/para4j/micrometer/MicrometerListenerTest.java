package io.para4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.error.ThrottledException;
import io.para4j.spi.AppId;
import io.para4j.spi.FeedEvent;
import io.para4j.spi.Operation;
import io.para4j.spi.Operation.Cost;
import io.para4j.spi.Operation.Counts;
import io.para4j.spi.Operation.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerListenerTest {
    private static final AppId SHOP = AppId.of("shop");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerListener listener = MicrometerListener.create(registry);

    @Test
    void anOperationIsTimedUnderItsKindAndOutcome() {
        listener.onOperation(operation(Kind.READ_PAGE, Duration.ofMillis(20)));
        listener.onOperation(operation(Kind.READ_PAGE, Duration.ofMillis(30)));
        listener.onOperation(operation(Kind.CREATE, Duration.ofMillis(7)));

        Timer pages = registry.get("para.operation")
                .tags("operation", "read_page", "outcome", "done")
                .timer();
        assertThat(pages.count()).isEqualTo(2);
        assertThat(pages.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(50);
    }

    @Test
    void aFailureIsTimedUnderItsCode() {
        ParaException error = new ThrottledException(Target.of("update", "shop", "a1"), 9, null);
        listener.onOperation(new Operation(
                SHOP,
                Kind.UPDATE,
                new Counts(1, 1, 0),
                new Cost(9, 8, 0, 0),
                Duration.ofSeconds(30),
                Optional.of(error)));

        assertThat(registry.get("para.operation")
                        .tags("operation", "update", "outcome", "throttled")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatAnOperationTookIsAddedUp() {
        Counts counts = new Counts(10, 2, 1);
        Cost cost = new Cost(4, 1, 0.5, 7);
        for (int i = 0; i < 2; i++) {
            listener.onOperation(
                    new Operation(SHOP, Kind.CREATE_ALL, counts, cost, Duration.ofMillis(5), Optional.empty()));
        }

        assertThat(count("para.requests")).isEqualTo(8);
        assertThat(count("para.retries")).isEqualTo(2);
        assertThat(count("para.read.units")).isEqualTo(1);
        assertThat(count("para.write.units")).isEqualTo(14);
        assertThat(count("para.objects", "result", "done")).isEqualTo(14);
        assertThat(count("para.objects", "result", "refused")).isEqualTo(4);
        assertThat(count("para.objects", "result", "unknown")).isEqualTo(2);
    }

    @Test
    void countersAreThereBeforeTheyCountAnything() {
        listener.onOperation(operation(Kind.CREATE_ALL, Duration.ofMillis(1)));

        assertThat(count("para.retries")).isZero();
        assertThat(count("para.objects", "result", "unknown")).isZero();
    }

    @Test
    void appsAreAddedUpUnlessWanted() {
        listener.onOperation(operation(Kind.READ, Duration.ofMillis(1)));
        listener.onCacheFailure(SHOP, new IllegalStateException());

        assertThat(registry.getMeters())
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meter.getId().getTag("app")).isNull());
    }

    @Test
    void taggedByAppEveryMeterHasTheAppsName() {
        MicrometerListener byApp = listener.taggedByApp();
        byApp.onOperation(operation(Kind.READ, Duration.ofMillis(1)));
        byApp.onCacheFailure(AppId.ofShared("shop"), new IllegalStateException());

        assertThat(registry.getMeters())
                .hasSize(9)
                .allSatisfy(meter -> assertThat(meter.getId().getTag("app")).isEqualTo("shop"));
    }

    @Test
    void failuresOfTheCacheAreCounted() {
        listener.onCacheFailure(SHOP, new IllegalStateException());
        listener.onCacheFailure(SHOP, new IllegalStateException());

        assertThat(registry.get("para.cache.failures").counter().count()).isEqualTo(2);
    }

    @Test
    void eventsOfFeedsAreCountedAndTheLagIsShown() {
        listener.onFeedEvent(feedEvent(FeedEvent.Kind.HANDLED, Duration.ofSeconds(7)));
        listener.onFeedEvent(feedEvent(FeedEvent.Kind.HANDLED, Duration.ofSeconds(5)));

        assertThat(registry.get("para.feed.events")
                        .tags("app", "shop", "subscription", "search", "kind", "handled")
                        .counter()
                        .count())
                .isEqualTo(2);
        TimeGauge lag = registry.get("para.feed.lag")
                .tags("app", "shop", "subscription", "search")
                .timeGauge();
        assertThat(lag.value(TimeUnit.SECONDS)).isEqualTo(5);
        listener.onFeedEvent(feedEvent(FeedEvent.Kind.IDLE, Duration.ZERO));
        assertThat(lag.value(TimeUnit.SECONDS)).isZero();
    }

    private static FeedEvent feedEvent(FeedEvent.Kind kind, Duration lag) {
        return new FeedEvent("shop", Optional.of("search"), kind, lag, Optional.empty());
    }

    private static Operation operation(Kind kind, Duration duration) {
        return new Operation(SHOP, kind, new Counts(1, 0, 0), new Cost(1, 0, 0.5, 0), duration, Optional.empty());
    }

    private double count(String name, String... tags) {
        return registry.get(name)
                .tags("operation", "create_all")
                .tags(tags)
                .counter()
                .count();
    }
}

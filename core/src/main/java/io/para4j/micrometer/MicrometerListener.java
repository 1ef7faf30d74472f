package io.para4j.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.para4j.ParaModule;
import io.para4j.error.ParaException;
import io.para4j.spi.AppId;
import io.para4j.spi.FeedEvent;
import io.para4j.spi.Operation;
import io.para4j.spi.Operation.Cost;
import io.para4j.spi.Operation.Counts;
import io.para4j.spi.OperationListener;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A listener that counts and times the operations of the store with Micrometer. It needs
 * {@code io.micrometer:micrometer-core} on the class path, an optional dependency that nothing else in core needs. Safe
 * for use by many threads.
 *
 * <table>
 * <caption>The meters</caption>
 * <tr><th>meter</th><th>tags besides {@code operation}</th><th>measures</th></tr>
 * <tr><td>timer {@code para.operation}</td><td>{@code outcome}</td><td>operations, from the call to its end</td></tr>
 * <tr><td>counter {@code para.requests}</td><td></td><td>requests sent, including retries</td></tr>
 * <tr><td>counter {@code para.retries}</td><td></td><td>requests that repeated an earlier one</td></tr>
 * <tr><td>counter {@code para.read.units}</td><td></td><td>read capacity units consumed</td></tr>
 * <tr><td>counter {@code para.write.units}</td><td></td><td>write capacity units consumed</td></tr>
 * <tr><td>counter {@code para.objects}</td><td>{@code result}</td><td>objects of operations</td></tr>
 * <tr><td>counter {@code para.cache.failures}</td><td>without {@code operation}</td><td>failures of the cache</td></tr>
 * <tr><td>counter {@code para.feed.events}</td><td>{@code app}, {@code subscription} and {@code kind} instead</td><td>
 * events of change feeds</td></tr>
 * <tr><td>gauge {@code para.feed.lag}</td><td>{@code app} and {@code subscription} instead</td><td>age of the change that
 * a subscription has handled last, in seconds; 0 if it has handled all</td></tr>
 * </table>
 *
 * <p>{@code operation} is the {@link Operation.Kind} in lower case, such as {@code read_page}. {@code outcome} is
 * {@code done}, or the code of the operation's error in lower case, such as {@code version_conflict}. For a batch it is
 * the code of the first error. {@code result} is {@code done}, {@code refused} or {@code unknown}. The first call of an
 * operation registers all of its counters, even those that stay at 0.
 */
public final class MicrometerListener implements OperationListener {
    private final MeterRegistry registry;
    private final boolean tagsApps;
    private final MeterProvider<Timer> operations;
    private final MeterProvider<Counter> requests;
    private final MeterProvider<Counter> retries;
    private final MeterProvider<Counter> readUnits;
    private final MeterProvider<Counter> writeUnits;
    private final MeterProvider<Counter> objects;
    private final MeterProvider<Counter> cacheFailures;
    private final MeterProvider<Counter> feedEvents;
    private final Map<Tags, AtomicLong> lags = new ConcurrentHashMap<>();

    private MicrometerListener(MeterRegistry registry, boolean tagsApps) {
        this.registry = registry;
        this.tagsApps = tagsApps;
        operations = Timer.builder("para.operation")
                .description("Operations of the store, from the call to its end")
                .withRegistry(registry);
        requests = counter("para.requests", "Requests sent to the store, retries included");
        retries = counter("para.retries", "Requests to the store that repeated an earlier one");
        readUnits = counter("para.read.units", "Read capacity units consumed");
        writeUnits = counter("para.write.units", "Write capacity units consumed");
        objects = counter("para.objects", "Objects that operations of the store were for");
        cacheFailures = counter("para.cache.failures", "Failures of the cache, which reads and writes survived");
        feedEvents = counter("para.feed.events", "Events of change feeds");
    }

    private MeterProvider<Counter> counter(String name, String description) {
        return Counter.builder(name).description(description).withRegistry(registry);
    }

    /**
     * Creates a listener whose meters add up all apps.
     *
     * @param registry the registry of the meters
     * @return the listener, for {@link ParaModule#listener}
     */
    public static MicrometerListener create(MeterRegistry registry) {
        return new MicrometerListener(Objects.requireNonNull(registry, "registry"), false);
    }

    /**
     * Returns a listener with the same registry whose meters also have the tag {@code app}, the name of the app. Each
     * app is then a separate time series of each meter, so use it only with few apps. A registry accepts meters with or
     * without the tag, but not both.
     *
     * @return the listener
     */
    public MicrometerListener taggedByApp() {
        return new MicrometerListener(registry, true);
    }

    @Override
    public void onOperation(Operation operation) {
        Tags tags =
                tags(operation.app()).and("operation", operation.kind().name().toLowerCase(Locale.ROOT));
        operations.withTags(tags.and("outcome", outcome(operation))).record(operation.duration());
        count(tags, operation.cost());
        count(tags, operation.counts());
    }

    private static String outcome(Operation operation) {
        return operation
                .error()
                .map(ParaException::code)
                .map(code -> code.name().toLowerCase(Locale.ROOT))
                .orElse("done");
    }

    private void count(Tags tags, Cost cost) {
        requests.withTags(tags).increment(cost.requests());
        retries.withTags(tags).increment(cost.retries());
        readUnits.withTags(tags).increment(cost.readUnits());
        writeUnits.withTags(tags).increment(cost.writeUnits());
    }

    private void count(Tags tags, Counts counts) {
        objects.withTags(tags.and("result", "done")).increment(counts.done());
        objects.withTags(tags.and("result", "refused")).increment(counts.refused());
        objects.withTags(tags.and("result", "unknown")).increment(counts.unknown());
    }

    @Override
    public void onCacheFailure(AppId app, Throwable error) {
        cacheFailures.withTags(tags(app)).increment();
    }

    /** Counts the event. Feeds are few, so their meters always have the tag {@code app}. */
    @Override
    public void onFeedEvent(FeedEvent event) {
        Tags tags =
                Tags.of("app", event.app(), "subscription", event.subscription().orElse("all"));
        feedEvents
                .withTags(tags.and("kind", event.kind().name().toLowerCase(Locale.ROOT)))
                .increment();
        if (event.subscription().isPresent() && event.kind() != FeedEvent.Kind.STORE_FAILED) {
            lags.computeIfAbsent(tags, this::lag).set(event.lag().toMillis());
        }
    }

    private AtomicLong lag(Tags tags) {
        AtomicLong millis = new AtomicLong();
        TimeGauge.builder("para.feed.lag", millis, TimeUnit.MILLISECONDS, AtomicLong::get)
                .description("Age of the change that a subscription has handled last")
                .tags(tags)
                .register(registry);
        return millis;
    }

    private Tags tags(AppId app) {
        return tagsApps ? Tags.of("app", app.name()) : Tags.empty();
    }
}

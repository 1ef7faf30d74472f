package io.para4j.internal.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.typesafe.config.ConfigFactory;
import io.para4j.ParaModule;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.App;
import io.para4j.model.Cached;
import io.para4j.model.Type;
import io.para4j.spi.CacheTimes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of {@link CachedTypes}. */
class CachedTypesTest {
    @Cached("2h")
    static class Hours extends AbstractParaObject {}

    @Cached("30d")
    static class Days extends AbstractParaObject {}

    @Cached("90m")
    @Type("m")
    static class Minutes extends AbstractParaObject {}

    @Cached("never")
    static class Never extends AbstractParaObject {}

    static class Plain extends AbstractParaObject {}

    private final CacheTimes times = new CacheTimes(Duration.ofSeconds(7), Duration.ofSeconds(2));
    private final CachedTypes types =
            CachedTypes.of(List.of(Hours.class, Days.class, Minutes.class, Never.class, Plain.class), times);

    private Duration time(String type) {
        return types.timeToLive(Optional.of(CachingFixture.item("a", type, 1)));
    }

    @Test
    void eachTypeHasTheTimeOfItsClassOrTheDefault() {
        assertThat(time("hours")).isEqualTo(Duration.ofHours(2));
        assertThat(time("days")).isEqualTo(Duration.ofDays(30));
        assertThat(time("m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(time("never")).isZero();
        assertThat(time("plain")).isEqualTo(Duration.ofSeconds(7));
        assertThat(time("unregistered")).isEqualTo(Duration.ofSeconds(7));
        assertThat(types.timeToLive(Optional.empty())).isEqualTo(Duration.ofSeconds(2));
    }

    @Cached("30 seconds")
    static class Words extends AbstractParaObject {}

    @Cached("1500ms")
    static class Millis extends AbstractParaObject {}

    @Test
    void aTimeIsWrittenLikeADurationOfTheConfiguration() {
        assertThat(CachedTypes.timeOf(Words.class)).hasValue(Duration.ofSeconds(30));
        assertThat(CachedTypes.timeOf(Millis.class)).hasValue(Duration.ofMillis(1500));
    }

    @Test
    void recordsOfAppsAreNeverCached() {
        assertThat(time(App.TYPE)).isZero();
    }

    @Test
    void longestTimeCoversAllTypes() {
        assertThat(types.longest()).isEqualTo(Duration.ofDays(30));
        assertThat(CachedTypes.of(List.of(), times).longest()).isEqualTo(Duration.ofSeconds(7));
        assertThat(CachedTypes.of(List.of(), new CacheTimes(Duration.ofSeconds(1), Duration.ofSeconds(9)))
                        .longest())
                .isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void longestTimeOfAnIdIsThatOfItsTypeIfKnown() {
        assertThat(types.longest(Optional.of(CachingFixture.item("a", "hours", 1))))
                .isEqualTo(Duration.ofHours(2));
        assertThat(types.longest(Optional.of(CachingFixture.item("a", "never", 1))))
                .isEqualTo(times.negativeTimeToLive());
        assertThat(types.longest(Optional.empty())).isEqualTo(Duration.ofDays(30));
    }

    @Cached("soon")
    static class Word extends AbstractParaObject {}

    @Cached("0s")
    static class Zero extends AbstractParaObject {}

    @Cached("31d")
    static class TooLong extends AbstractParaObject {}

    @Cached("5ms")
    static class TooShort extends AbstractParaObject {}

    @Cached("-30s")
    static class Negative extends AbstractParaObject {}

    @Cached("99999999999999999d")
    static class Overflow extends AbstractParaObject {}

    @Cached("3600")
    static class NoUnit extends AbstractParaObject {}

    @Test
    void classWithAMalformedTimeIsRefusedAtRegistration() {
        ParaModule module = new ParaModule(ConfigFactory.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> module.types(Word.class))
                .withMessage(Word.class.getName()
                        + " has @Cached('soon'), expected 1s to 30d, such as 30s, 10m, 2h or 1d, or \"never\"");
        assertThatIllegalArgumentException().isThrownBy(() -> module.types(Zero.class));
        assertThatIllegalArgumentException().isThrownBy(() -> module.types(TooLong.class));
        assertThatIllegalArgumentException().isThrownBy(() -> module.types(TooShort.class));
        assertThatIllegalArgumentException().isThrownBy(() -> module.types(Negative.class));
        assertThatIllegalArgumentException().isThrownBy(() -> module.types(Overflow.class));
        assertThatIllegalArgumentException().isThrownBy(() -> module.types(NoUnit.class));
    }
}

package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.error.ConfigException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of Settings, and of the ConfigReader that reads each section. */
class SettingsTest {
    private enum Mode {
        CREATE,
        OFF
    }

    private record Values(int number, Duration time, boolean flag, String text, Optional<String> maybe, Mode mode) {}

    private static final ConfigSection<Values> SECTION = new ConfigSection<>(
            "para.test",
            Values.class,
            reader -> new Values(
                    reader.integer("number", 1, 256),
                    reader.duration("time", Duration.ofMillis(10), Duration.ofHours(1)),
                    reader.flag("flag"),
                    reader.text("text", "[a-z]+", "letters"),
                    reader.optionalText("maybe", "[a-z]+", "letters"),
                    reader.choice("mode", Mode.class)));

    private static final String GOOD = "{number = 5, time = 1s, flag = true, text = abc, maybe = \"\", mode = off}";

    private static Values read(String section) {
        return Settings.of(ConfigFactory.parseString("para.test = " + section), List.of(SECTION))
                .get(Values.class);
    }

    private static void assertProblems(String section, String... problems) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(section))
                .satisfies(error -> assertThat(error.problems()).containsExactly(problems));
    }

    private static String with(String change) {
        return GOOD + " " + change;
    }

    @Test
    void goodValuesAreRead() {
        assertThat(read(GOOD)).isEqualTo(new Values(5, Duration.ofSeconds(1), true, "abc", Optional.empty(), Mode.OFF));
        assertThat(read(with("{maybe = x}")).maybe()).contains("x");
        assertThat(read(with("{maybe = null}")).maybe()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "257, 257", "1.5, 1.5", "'\"ten\"', ten", "1e30, 1.0E30", "[1], [1]", "true, true"})
    void aNumberThatIsNotWholeOrOutOfRangeIsAProblem(String given, String shown) {
        assertProblems(with("{number = " + given + "}"), "para.test.number = " + shown + ", expected 1 to 256");
    }

    @ParameterizedTest
    @CsvSource({"9ms", "1ns", "2h", "-1s", "soon", "99999999999999999999d"})
    void aDurationOutOfRangeIsAProblem(String given) {
        assertProblems(
                with("{time = " + given + "}"),
                "para.test.time = " + given + ", expected a duration from 10ms to 3600s");
    }

    @Test
    void textThatDoesNotMatchIsAProblem() {
        assertProblems(with("{text = A1}"), "para.test.text = A1, expected letters");
        assertProblems(with("{maybe = A1}"), "para.test.maybe = A1, expected letters");
    }

    @Test
    void otherWordsAreAProblem() {
        assertProblems(with("{mode = On}"), "para.test.mode = On, expected one of create, off");
        assertProblems(with("{flag = maybe}"), "para.test.flag = maybe, expected true or false");
    }

    @Test
    void aMissingValueIsOneProblem() {
        assertProblems(with("{text = null}"), "para.test.text is missing, expected letters");
        assertProblems(with("{mode = null}"), "para.test.mode is missing, expected one of create, off");
        assertProblems(with("{number = null}"), "para.test.number is missing, expected 1 to 256");
    }

    @Test
    void anUnknownKeyIsAProblem() {
        assertProblems(
                with("{nunber = 1}"),
                "para.test.nunber is unknown, expected one of the known keys: flag, maybe, mode, number, text, time");
    }

    @Test
    void noValueOfAnUnknownKeyIsShown() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(with("{aws_secret_key = hunter2, \"a\\nb\" = hunter2}")))
                .satisfies(error -> assertThat(error.getMessage())
                        .contains("para.test.aws_secret_key is unknown", "para.test.a\\u000ab is unknown")
                        .doesNotContain("hunter2", "\n"));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("hunter2"))
                .withMessageContaining("para.test is a text of 7 characters")
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "aws_secret_key", "session_token", "accesskey", "Credentials"})
    void noValueOfAKeyForSecretsIsShown(String key) {
        ConfigSection<String> section =
                new ConfigSection<>("para.test", String.class, reader -> reader.text(key, "[a-z]+", "letters"));
        Config config = ConfigFactory.parseString("para.test." + key + " = hunter2");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Settings.of(config, List.of(section)))
                .withMessageContaining("para.test." + key + " = (a text of 7 characters), expected letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:hunter2@host", "jdbc:x;PASSWORD=hunter2", "{a = hunter2}"})
    void noValueThatHoldsASecretIsShown(String value) {
        String given = value.startsWith("{") ? value : "\"" + value + "\"";
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(with("{text = " + given + "}")))
                .satisfies(error -> assertThat(error.getMessage())
                        .contains("para.test.text = (a ")
                        .doesNotContain("hunter2"));
    }

    @Test
    void sectionsInsideASectionPass() {
        assertThat(read(with("{other {x = 1}}")).number()).isEqualTo(5);
    }

    @Test
    void aSectionThatIsNoObjectIsAProblem() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("5"))
                .satisfies(error -> assertThat(error.problems())
                        .contains("para.test is a number, expected a section with keys of its own"));
    }

    @Test
    void allProblemsOfAllSectionsAreReportedTogether() {
        ConfigSection<Integer> other =
                new ConfigSection<>("para.other", Integer.class, reader -> reader.integer("parallelism", 1, 256));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Settings.of(
                        ConfigFactory.parseString("para.other.parallelism = -1, para.test = " + with("{number = 0}")),
                        List.of(SECTION, other)))
                .withMessage("[INVALID_CONFIG] 2 problems: para.other.parallelism = -1, expected 1 to 256;"
                        + " para.test.number = 0, expected 1 to 256.");
    }

    @Test
    void aRecordThatWasNotAddedIsRefused() {
        Settings settings = Settings.of(ConfigFactory.empty(), List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> settings.get(Values.class));
    }
}

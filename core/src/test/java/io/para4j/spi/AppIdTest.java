package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "shop", "my.app-1", "a..b", "a-"})
    void goodNamesAreTaken(String name) {
        assertThat(AppId.of(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " shop", "shop ", "Shop", "my_app", "-a", ".a", "a/b", "é", "shop\n", "a b", "٣"})
    void badNamesAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> AppId.of(name)).withMessageStartingWith("app name '");
    }

    @Test
    void aNameHasAtMost100Characters() {
        assertThat(AppId.of("a".repeat(100)).name()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> AppId.of("a".repeat(101)));
    }

    @Test
    void theTextFormDistinguishesSharedFromOwn() {
        assertThat(AppId.of("shop")).hasToString("shop");
        assertThat(AppId.ofShared("shop")).hasToString(" shop");
        assertThat(AppId.parse("shop")).isEqualTo(AppId.of("shop"));
        assertThat(AppId.parse(" shop")).isEqualTo(AppId.ofShared("shop"));
    }

    @Test
    void equalAreTheSameNamesSharedOrNotAlike() {
        AppId again = AppId.of(String.join("", "sh", "op"));
        assertThat(again).isEqualTo(AppId.of("shop")).hasSameHashCodeAs(AppId.of("shop"));
        assertThat(AppId.ofShared("shop")).isEqualTo(AppId.ofShared("shop")).hasSameHashCodeAs(AppId.parse(" shop"));
        assertThat(AppId.of("shop"))
                .isNotEqualTo(AppId.ofShared("shop"))
                .isNotEqualTo(AppId.of("shop1"))
                .isNotEqualTo("shop")
                .isNotEqualTo(null)
                .doesNotHaveSameHashCodeAs(AppId.ofShared("shop"));
    }

    @Test
    void twoSpacesAreNoTextForm() {
        assertThatIllegalArgumentException().isThrownBy(() -> AppId.parse("  shop"));
    }
}

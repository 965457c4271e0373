package io.heliotrope.orchestrator.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "250ms, PT0.25S",
        "60s, PT1M",
        "1.5s, PT1.5S",
        "15m, PT15M",
        "2h, PT2H",
        "1d, PT24H",
        "0s, PT0S",
        "5 s, PT5S"
    })
    void a_duration_carries_its_unit(String text, Duration expected) {
        assertThat(Amounts.duration(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"60", "", "s", "-1s", "1 week", "1e9s", "99999999999d", "0.0000000001s"})
    void what_is_no_duration_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> Amounts.duration(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a duration such as 250ms, 60s, 15m, 2h or 1d");
    }
}

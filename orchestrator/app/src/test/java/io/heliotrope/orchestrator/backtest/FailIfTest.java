package io.heliotrope.orchestrator.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.backtest.Figures;
import io.heliotrope.backtest.Report;
import io.heliotrope.backtest.live.Answers;
import io.heliotrope.backtest.live.Trace;
import io.heliotrope.backtest.scenario.Scenario.Yardstick;
import io.heliotrope.model.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Of a report in which 95 % was captured and one deadline missed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FailIfTest {
    private static Report report() {
        Figures figures = new Figures(200, 150, 120, 100, 105, 10, 0, 1, 0, 0, 20, List.of(10L));
        return new Report(
                "s",
                "",
                "history",
                "default",
                Digest.of("policy"),
                Duration.ofHours(1),
                List.of(figures),
                figures,
                Optional.empty(),
                List.of(),
                Digest.of("receipts"),
                Trace.NONE,
                1,
                Yardstick.NONE,
                Optional.empty(),
                Answers.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "captured < 97 %, true",
        "captured < 0.97, true",
        "captured >= 95%, true",
        "captured < 90 %, false",
        "deadline_miss > 0, true",
        "deadline_miss > 1, false",
        "deadline_miss > 1 or captured < 97 %, true",
        "deadline_miss > 0 and captured < 90 %, false",
        "refused > 0 or deadline_miss == 1 and captured != 1, true",
        "saved < 40 %, false",
        "policy_grams > 104.5, true",
        "captured_mean <= 95 %, true",
        "captured_worst < 95 %, false"
    })
    void it_compares(String condition, boolean holds) {
        assertThat(FailIf.parse(condition).holds(report())).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "captured",
                "captured < ",
                "captured < 97 %%",
                "caught < 97 %",
                "captured < 97 % or",
                "captured is 1",
                "97 % > captured"
            })
    void what_is_no_comparison_is_told_with_what_is_expected(String condition) {
        assertThatThrownBy(() -> FailIf.parse(condition))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no comparison: expected one of captured,")
                .hasMessageContaining("captured < 97 %");
    }
}

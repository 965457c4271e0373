package io.heliotrope.orchestrator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.demo.ProgressLine.Standing;
import io.heliotrope.orchestrator.start.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProgressLineTest {
    private static final HeliotropeConfig CONFIG = TestSkies.shipped();
    private static final Scenario DAY =
            SyntheticScenario.of(
                    CONFIG,
                    TestSkies.flat(CONFIG.catalogue()),
                    SyntheticScenario.Settings.day(
                            1, TestSkies.FROM, Duration.ofMinutes(1), TestSkies.MARKER));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private ProgressLine line(boolean isLive) {
        return new ProgressLine(
                new Console(new PrintWriter(out), new PrintWriter(err), isLive), DAY);
    }

    private static Standing at(Duration sinceStart, int done, double grams) {
        return new Standing(DAY.from().plus(sinceStart), done * 2, done, done / 4, 31, grams);
    }

    private List<String> lines() {
        return err.toString().lines().toList();
    }

    @Test
    void a_terminal_sees_one_line_drawn_over() {
        ProgressLine line = line(true);

        line.show(at(Duration.ofHours(6), 100, 812.4));
        line.show(at(Duration.ofHours(12), 400, 3_249));
        line.leave();

        assertThat(err.toString())
                .isEqualTo(
                        "\r\u001B[Kday 1 06:00 [##--------] 100 answered, 25 batch ended, 31 held, 812 g"
                                + "\r\u001B[Kday 1 12:00 [#####-----] 400 answered, 100 batch ended, 31 held, 3.2 kg"
                                + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_line_never_wraps_on_80_columns() {
        ProgressLine line = line(true);

        line.show(new Standing(DAY.lastEnd(), 1_000_000, 999_999, 99_999, 100_000, 1e9));

        assertThat(err.toString().replace("\r\u001B[K", "")).hasSizeLessThan(80);
    }

    @Test
    void an_unchanged_line_is_not_drawn_again() {
        ProgressLine line = line(true);

        line.show(at(Duration.ofHours(6), 100, 812));
        int length = err.toString().length();
        line.show(at(Duration.ofHours(6), 100, 812));

        assertThat(err.toString()).hasSize(length);
    }

    @Test
    void a_step_begins_on_a_line_of_its_own() {
        ProgressLine line = line(true);

        line.step("starting two brokers");
        line.show(at(Duration.ZERO, 0, 0));
        line.step("counting");

        assertThat(err.toString())
                .isEqualTo(
                        String.join(
                                System.lineSeparator(),
                                "starting two brokers",
                                "\r\u001B[Kday 1 00:00 [----------] 0 answered, 0 batch ended, 31 held, 0 g",
                                "counting",
                                ""));
    }

    @Test
    void without_a_terminal_there_is_a_plain_line_for_every_three_hours() {
        ProgressLine line = line(false);

        line.step("starting two brokers");
        for (int quarter = 0; quarter <= 4 * 25; quarter++) {
            line.show(at(Duration.ofMinutes(15L * quarter), quarter, quarter));
        }
        line.leave();

        assertThat(lines())
                .hasSize(1 + 9)
                .startsWith(
                        "starting two brokers",
                        "day 1 00:00  0 in, 0 answered, 0 batch ended, 31 held, 0 g",
                        "day 1 03:00  24 in, 12 answered, 3 batch ended, 31 held, 12 g")
                .endsWith("day 2 00:00  192 in, 96 answered, 24 batch ended, 31 held, 96 g");
        assertThat(err.toString()).doesNotContain("\r", "\u001B");
    }

    @Test
    void a_clock_that_jumps_gives_one_line_not_many() {
        ProgressLine line = line(false);

        line.show(at(Duration.ZERO, 0, 0));
        line.show(at(Duration.ofHours(20), 5, 5));
        line.show(at(Duration.ofHours(20).plusMinutes(5), 5, 5));

        assertThat(lines()).hasSize(2);
    }
}

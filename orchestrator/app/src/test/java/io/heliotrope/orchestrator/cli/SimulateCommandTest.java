package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SimulateCommandTest {
    private static CliRun simulate(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "simulate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CliRun.of(new RecordingStarter(), all);
    }

    @Test
    void one_seed_is_played_alone_and_told_on_demand() {
        CliRun silent = simulate("--seed", "1295");
        CliRun told = simulate("--seed", "1295", "--trace");

        assertThat(silent.exitCode()).isZero();
        assertThat(silent.out()).isEqualToIgnoringNewLines("seed 1295: every promise holds");
        assertThat(told.out()).endsWith(silent.out());
        assertThat(told.out().lines().count()).isGreaterThan(10);
    }

    @Test
    void many_seeds_are_played_from_the_one_that_was_named() {
        assertThat(simulate("--from", "500", "--for", "10ms").out())
                .contains("schedules from seed 500 in ");
    }

    @Test
    void one_seed_and_many_are_not_wanted_at_once() {
        CliRun both = simulate("--seed", "1", "--for", "10m");
        CliRun alone = simulate("--trace");

        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("--seed").contains("--for").contains("mutually exclusive");
        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).contains("--seed");
    }
}

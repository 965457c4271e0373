package io.heliotrope.router;

import io.heliotrope.state.TestFleet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RouterSchedulesTest {
    private static final int SCHEDULES = 10_000;

    @Test
    void every_history_ends_every_job_once_and_never_where_it_is_forbidden() {
        TestFleet fleet = new TestFleet();
        for (int seed = 0; seed < SCHEDULES; seed++) {
            try {
                new RouterSchedule(seed, fleet).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}

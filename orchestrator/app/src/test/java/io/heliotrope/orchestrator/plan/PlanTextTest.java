package io.heliotrope.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlanTextTest {
    @Test
    void tells_what_begins_in_each_hour_what_is_expected_and_how_the_last_day_turned_out() {
        assertThat(PlanText.of(Plans.ofTwo()))
                .isEqualTo(
                        """
                        plan of 2026-03-01 12:00 UTC, job time

                        in the hour of     region                     jobs     grams CO2e
                        2026-03-01 12:00   eu-north                     10          384.5
                        2026-03-01 23:00   us-west                       3          850.0

                        14 jobs in 3 classes, 4 of them moved by this plan
                        expected          1,234.5 g CO2e
                        no plan could cost less by more than 0.49 %
                        without a place in time in this plan, keeping the one they had: 1

                        runs that ended since 2026-02-28 12:00 UTC   40
                        expected          5,000.0 g CO2e when they were released
                        came to           5,250.0 g CO2e, +5.0 %
                        hindsight         4,987.5 g CO2e in the best places, as is known now
                        regret              262.5 g CO2e, 5.0 %
                        """
                                .replaceAll("(?m)^(?=.)", "  "));
    }

    @Test
    void of_nothing_says_so() {
        assertThat(PlanText.of(Plans.ofNothing()))
                .contains("no held job that a plan could move")
                .contains("runs that ended since 2026-03-01 12:00 UTC   0")
                .doesNotContain("regret");
    }

    @Test
    void many_hours_are_counted_and_not_all_shown() {
        assertThat(PlanText.of(Plans.ofHours(45)))
                .contains("and 5 rows more; --json shows all")
                .doesNotContain("no place in time");
    }

    @Test
    void accelerators_are_told_by_hour_the_most_of_each() {
        assertThat(PlanText.of(Plans.powered()))
                .contains(
                        """
                          accelerators on   12 13 14 15 16 17 18 19 20 21 22 23 00 01 02 03 04 05 06 07 08 09 10 11
                          eu-north           2  2  4  4  1  1  1  1  1  1  1  1  1  1  1  1  1  1  1  1  1  1  1  1
                          on                   30.5 of 120.0 accelerator-hours until 2026-03-02 12:00 UTC
                          idle power          345.7 g CO2e, 2,345.6 with all of them always on
                        """);
    }
}

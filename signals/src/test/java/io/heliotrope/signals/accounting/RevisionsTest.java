package io.heliotrope.signals.accounting;

import static io.heliotrope.model.Basis.AVERAGE_DIRECT;
import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.signals.accounting.Ground.GREEN;
import static io.heliotrope.signals.accounting.Ground.HOME;
import static io.heliotrope.signals.accounting.Ground.at;
import static io.heliotrope.signals.accounting.Ground.reading;
import static io.heliotrope.signals.accounting.Ground.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Curve;
import io.heliotrope.model.JobId;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.Restated.Cause;
import io.heliotrope.protocol.Restated.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A run of two hours in a zone of which four half-hours are read; all is known at 02:00 and asked
/// about at 10:00.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RevisionsTest {
    private static final RunFacts RUN = run(0, 120, 2, 0);

    private final List<Signal> signals = new ArrayList<>();

    RevisionsTest() {
        for (int from = 0; from < 120; from += 30) {
            signals.add(reading(GREEN, AVERAGE_LIFECYCLE, from, from + 30, 100, at(120)));
            signals.add(reading(HOME, AVERAGE_LIFECYCLE, from, from + 30, 300, at(120)));
        }
    }

    @Test
    void revised_readings_are_one_cause_with_their_number_and_reach() {
        signals.add(reading(GREEN, AVERAGE_LIFECYCLE, 30, 60, 80, at(200)));
        signals.add(reading(GREEN, AVERAGE_LIFECYCLE, 60, 90, 70, at(300)));

        assertThat(causes())
                .containsExactly(
                        new Cause(Told.READING, "green", "test", at(300), at(30), at(90), 2));
    }

    @Test
    void the_same_value_told_again_and_another_time_move_nothing() {
        signals.add(reading(GREEN, AVERAGE_LIFECYCLE, 30, 60, 100, at(200)));
        signals.add(reading(GREEN, AVERAGE_LIFECYCLE, 120, 150, 5, at(200)));
        signals.add(reading(GREEN, AVERAGE_LIFECYCLE, 0, 30, 90, at(200)));

        assertThat(causes())
                .containsExactly(
                        new Cause(Told.READING, "green", "test", at(200), at(0), at(30), 1));
    }

    @Test
    void a_basis_that_the_account_does_not_count_is_no_cause() {
        signals.add(reading(GREEN, AVERAGE_DIRECT, 0, 30, 5, at(200)));
        signals.add(reading(GREEN, AVERAGE_LIFECYCLE, 0, 30, 90, at(200)));

        assertThat(causes()).extracting(Cause::values).containsExactly(1);
    }

    @Test
    void a_revision_at_home_and_one_of_the_weather_are_told_apart() {
        signals.add(reading(HOME, AVERAGE_LIFECYCLE, 0, 30, 250, at(200)));
        signals.add(
                new SiteForecast(
                        GREEN.id(),
                        "weather",
                        at(210),
                        new Curve(at(90), Duration.ofMinutes(30), new double[] {1.3, 1.4})));

        assertThat(causes())
                .containsExactlyInAnyOrder(
                        new Cause(Told.PUE, "green", "weather", at(210), at(90), at(120), 1),
                        new Cause(Told.READING, "home", "test", at(200), at(0), at(30), 1));
    }

    private List<Cause> causes() {
        Instant then = at(120);
        PublishedTruth now = new PublishedTruth(signals);
        GrowingTruth known = new GrowingTruth(signals);
        known.moveTo(then);
        Restatement restatement =
                Restatement.of(
                                new JobId("job-1"),
                                RUN,
                                then,
                                new Accounting(known),
                                at(600),
                                new Accounting(now))
                        .orElseThrow();
        return Revisions.of(RUN, restatement.changes(), known, now);
    }
}

package io.heliotrope.signals.accounting;

import static io.heliotrope.model.Basis.AVERAGE_DIRECT;
import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.signals.accounting.Ground.GREEN;
import static io.heliotrope.signals.accounting.Ground.HOME;
import static io.heliotrope.signals.accounting.Ground.at;
import static io.heliotrope.signals.accounting.Ground.grams;
import static io.heliotrope.signals.accounting.Ground.reading;
import static io.heliotrope.signals.accounting.Ground.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.JobId;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.signals.accounting.Restatement.Change;
import io.heliotrope.signals.accounting.Restatement.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A provider says 100 g/kWh at 01:00 and revises it to 80 at 05:00.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RestatementTest {
    private static final JobId JOB = new JobId("job-1");

    private final List<Signal> signals =
            new ArrayList<>(
                    List.of(
                            reading(HOME, AVERAGE_LIFECYCLE, 0, 60, 200, at(60)),
                            reading(GREEN, AVERAGE_LIFECYCLE, 0, 60, 100, at(60)),
                            reading(GREEN, AVERAGE_LIFECYCLE, 0, 60, 80, at(300))));

    /// 2 kWh x 1.1: 220 g at first, 176 g later, 44 less; at home 2 x 1.5 x 200 = 600 g both times,
    /// so that 380 g and then 424 g were saved.
    @Test
    void tells_what_it_replaces_the_old_value_and_the_difference() {
        Restatement restatement = restated(at(120), at(360)).orElseThrow();

        assertThat(restatement.replaced().name())
                .isEqualTo("job-1 as known at 2022-03-01T02:00:00Z");
        assertThat(restatement.by().name()).isEqualTo("job-1 as known at 2022-03-01T06:00:00Z");
        assertThat(grams(restatement.replaced().account().operational()))
                .isCloseTo(220, within(1e-9));
        assertThat(grams(restatement.by().account().operational())).isCloseTo(176, within(1e-9));
        assertThat(restatement.changes())
                .extracting(Change::column)
                .containsExactly(Column.OPERATIONAL, Column.SAVED);
        assertThat(grams(restatement.changes().getFirst().difference()))
                .isCloseTo(-44, within(1e-9));
        assertThat(grams(restatement.changes().getLast().difference())).isCloseTo(44, within(1e-9));
    }

    @Test
    void where_nothing_was_revised_there_is_nothing_to_restate() {
        assertThat(restated(at(360), at(500))).isEmpty();
        assertThat(restated(at(120), at(299))).isEmpty();
    }

    @Test
    void what_was_unknown_and_became_known_is_restated_without_a_difference() {
        Change change = restated(at(30), at(120)).orElseThrow().changes().getFirst();

        assertThat(change.was().isKnown()).isFalse();
        assertThat(change.is().isKnown()).isTrue();
        assertThat(change.difference().isKnown()).isFalse();
    }

    @Test
    void a_revision_that_counts_something_else_has_no_difference() {
        signals.removeLast();
        signals.set(1, reading(GREEN, AVERAGE_DIRECT, 0, 60, 60, at(60)));
        signals.add(reading(GREEN, AVERAGE_LIFECYCLE, 0, 60, 100, at(300)));

        Change change = restated(at(120), at(360)).orElseThrow().changes().getFirst();

        assertThat(change.column()).isEqualTo(Column.OPERATIONAL);
        assertThat(change.difference())
                .isEqualTo(new Emission.Incomparable(Kind.LIFECYCLE, Kind.DIRECT));
    }

    @Test
    void the_same_input_gives_the_same_restatement_and_it_only_goes_forward() {
        assertThat(restated(at(120), at(360))).isEqualTo(restated(at(120), at(360)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> restated(at(360), at(360)))
                .withMessageContaining("must come after");
    }

    private Optional<Restatement> restated(Instant then, Instant later) {
        PublishedTruth truth = new PublishedTruth(signals);
        return Restatement.of(
                JOB,
                run(0, 60, 2, 0),
                then,
                new Accounting(truth.asKnownAt(then)),
                later,
                new Accounting(truth.asKnownAt(later)));
    }
}

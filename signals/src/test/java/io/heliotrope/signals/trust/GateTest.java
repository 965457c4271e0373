package io.heliotrope.signals.trust;

import static io.heliotrope.signals.trust.TrustSamples.HOUR;
import static io.heliotrope.signals.trust.TrustSamples.NOON;
import static io.heliotrope.signals.trust.TrustSamples.ZONE;
import static io.heliotrope.signals.trust.TrustSamples.claim;
import static io.heliotrope.signals.trust.TrustSamples.direct;
import static io.heliotrope.signals.trust.TrustSamples.hour;
import static io.heliotrope.signals.trust.TrustSamples.lifecycle;
import static io.heliotrope.signals.trust.TrustSamples.past;
import static io.heliotrope.signals.trust.TrustSamples.untilNoon;
import static io.heliotrope.signals.trust.TrustSamples.usual;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.trust.Question.Sight;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GateTest {
    private static final Question PAST = Question.past(ZONE, NOON);

    @Test
    void good_values_pass_as_they_are() {
        Verdict<Lifecycle> verdict = Gate.judge(untilNoon(300, 310, 290), PAST, usual());

        assertThat(grams(verdict)).containsExactly(300.0, 310.0, 290.0);
        assertThat(verdict.rejected()).isEmpty();
    }

    @Test
    void one_bad_value_costs_only_itself() {
        Verdict<Lifecycle> verdict =
                Gate.judge(
                        untilNoon(300, Double.NaN, 310, -1, 290, 0, 280, 1_900, 285, 3, 290),
                        PAST,
                        usual());

        assertThat(grams(verdict)).containsExactly(300.0, 310.0, 290.0, 280.0, 285.0, 290.0);
        assertThat(reasons(verdict))
                .containsExactly(
                        Reason.NOT_TOLD,
                        Reason.NEGATIVE,
                        Reason.ZERO,
                        Reason.TOO_HIGH,
                        Reason.TOO_LOW);
    }

    @Test
    void without_a_past_only_physics_bounds() {
        Habits unknown = Habits.unknown(Basis.AVERAGE_LIFECYCLE, false);

        Verdict<Lifecycle> verdict =
                Gate.judge(
                        untilNoon(0.5, 30, 1_400, 2_001, Double.POSITIVE_INFINITY), PAST, unknown);

        assertThat(grams(verdict)).containsExactly(30.0, 1_400.0);
        assertThat(reasons(verdict))
                .containsExactly(Reason.TOO_LOW, Reason.TOO_HIGH, Reason.NEGATIVE);
    }

    @Test
    void zeros_throughout_are_a_fault_even_where_zero_is_known() {
        Habits hydro = Habits.unknown(Basis.AVERAGE_DIRECT, true);

        assertThat(reasons(Gate.judge(direct(List.of(claim(-2, 0), claim(-1, 0))), PAST, hydro)))
                .containsExactly(Reason.ALL_ZERO);
        assertThat(Gate.judge(direct(List.of(claim(-1, 0))), PAST, hydro).isUsable()).isTrue();
    }

    @Test
    void a_zero_that_the_zone_had_before_is_believed() {
        Curve withZero = past(hour(-1), 24 * 10, i -> i % 24 == 3 ? 0 : 12);
        Habits habits = Habits.of(Basis.AVERAGE_DIRECT, false, withZero, NOON);

        assertThat(Gate.judge(direct(List.of(claim(-1, 0))), PAST, habits).isUsable()).isTrue();
        assertThat(habits.canBeZero()).isTrue();
    }

    @Test
    void a_spike_is_not_believed_and_what_follows_is() {
        Verdict<Lifecycle> verdict =
                Gate.judge(untilNoon(300, 310, 620, 615, 305, 150, 300), PAST, usual());

        assertThat(grams(verdict)).containsExactly(300.0, 310.0, 305.0, 300.0);
        assertThat(reasons(verdict)).containsOnly(Reason.JUMP).hasSize(3);
    }

    @Test
    void a_level_that_stays_is_believed_after_three_hours() {
        Verdict<Lifecycle> verdict =
                Gate.judge(untilNoon(300, 310, 620, 615, 620, 610, 605), PAST, usual());

        assertThat(grams(verdict)).containsExactly(300.0, 310.0, 610.0, 605.0);
    }

    @Test
    void a_latest_value_is_compared_with_the_end_of_the_past() {
        Curve past = past(hour(-1), 24 * 10, i -> 300 + i % 24);
        Habits habits = Habits.of(Basis.AVERAGE_LIFECYCLE, false, past, NOON);

        assertThat(reasons(Gate.judge(untilNoon(900), PAST, habits))).containsExactly(Reason.JUMP);
        assertThat(Gate.judge(untilNoon(400), PAST, habits).isUsable()).isTrue();
        assertThat(Gate.judge(untilNoon(900), Question.forecast(ZONE, NOON), habits).isUsable())
                .isTrue();
    }

    @Test
    void a_value_told_once_more_for_the_same_hour_must_not_jump_either() {
        Curve past = past(NOON, 24 * 10, i -> 300 + i % 24);
        Habits habits = Habits.of(Basis.AVERAGE_LIFECYCLE, false, past, NOON);

        assertThat(reasons(Gate.judge(untilNoon(900), PAST, habits))).containsExactly(Reason.JUMP);
        assertThat(Gate.judge(untilNoon(330), PAST, habits).isUsable()).isTrue();
    }

    @Test
    void another_zone_is_no_answer() {
        Question other = Question.past(new GridZone("FR"), NOON);

        assertThat(reasons(Gate.judge(untilNoon(300), other, usual())))
                .containsExactly(Reason.WRONG_ZONE);
    }

    @Test
    void values_of_another_time_than_asked_for_do_not_count() {
        Question twoHours = new Question(ZONE, Sight.PAST, hour(-2), NOON, NOON);

        Verdict<Lifecycle> verdict = Gate.judge(untilNoon(300, 310, 290), twoHours, usual());

        assertThat(grams(verdict)).containsExactly(310.0, 290.0);
        assertThat(reasons(verdict)).containsExactly(Reason.WRONG_TIME);
    }

    @Test
    void what_was_measured_in_the_future_was_not_measured() {
        List<Claim> ahead = List.of(claim(-1, 300), claim(1, 310), claim(2, 320));

        Verdict<Lifecycle> past = Gate.judge(lifecycle(ahead), PAST, usual());
        Verdict<Lifecycle> forecast =
                Gate.judge(lifecycle(ahead), Question.forecast(ZONE, NOON), usual());

        assertThat(grams(past)).containsExactly(300.0, 310.0);
        assertThat(reasons(past)).containsExactly(Reason.FROM_THE_FUTURE);
        assertThat(forecast.rejected()).isEmpty();
    }

    @Test
    void a_series_issued_in_the_future_would_shut_out_all_that_follow() {
        Claims<Lifecycle> claims =
                new Claims<>(
                        ZONE,
                        Lifecycle.LIFECYCLE,
                        "test",
                        NOON.plus(HOUR),
                        untilNoon(300).points());

        assertThat(reasons(Gate.judge(claims, PAST, usual())))
                .containsExactly(Reason.FROM_THE_FUTURE);
    }

    @Test
    void order_does_not_matter_and_a_value_told_twice_is_one() {
        List<Claim> mixed = List.of(claim(-1, 290), claim(-3, 300), claim(-2, 310), claim(-1, 290));

        Verdict<Lifecycle> verdict = Gate.judge(lifecycle(mixed), PAST, usual());

        assertThat(grams(verdict)).containsExactly(300.0, 310.0, 290.0);
        assertThat(reasons(verdict)).containsExactly(Reason.DUPLICATE);
    }

    @Test
    void two_values_for_one_time_made_known_at_once_are_both_in_doubt() {
        List<Claim> both = List.of(claim(-2, 300), claim(-1, 310), claim(-1, 320));

        Verdict<Lifecycle> verdict = Gate.judge(lifecycle(both), PAST, usual());

        assertThat(grams(verdict)).containsExactly(300.0);
        assertThat(reasons(verdict)).containsExactly(Reason.CONTRADICTION, Reason.CONTRADICTION);
    }

    @Test
    void a_revision_stays_beside_what_it_revises() {
        Claim revised = claim(hour(-1), NOON, 330, NOON);

        Verdict<Lifecycle> verdict =
                Gate.judge(lifecycle(List.of(revised, claim(-1, 310))), PAST, usual());

        assertThat(grams(verdict)).containsExactly(310.0, 330.0);
        assertThat(verdict.rejected()).isEmpty();
    }

    @Test
    void overlaps_and_ends_before_beginnings_do_not_pass() {
        Claim across = claim(hour(-1).minus(HOUR.dividedBy(2)), NOON, 300, NOON);
        Claim backwards = claim(hour(-3), hour(-4), 300, NOON);

        Verdict<Lifecycle> verdict =
                Gate.judge(lifecycle(List.of(backwards, across, claim(-2, 310))), PAST, usual());

        assertThat(grams(verdict)).containsExactly(310.0);
        assertThat(reasons(verdict)).containsExactly(Reason.DISORDER, Reason.OVERLAP);
    }

    private static List<Double> grams(Verdict<?> verdict) {
        List<Double> grams = new ArrayList<>();
        for (IntensityPoint point : verdict.accepted().points()) {
            grams.add(point.intensity().value());
        }
        return grams;
    }

    private static List<Reason> reasons(Verdict<?> verdict) {
        return verdict.rejected().stream().map(Rejected::reason).toList();
    }
}

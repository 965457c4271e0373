package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpreadTest {
    private static List<double[]> rows(double... departures) {
        List<double[]> rows = new ArrayList<>();
        for (double departure : departures) {
            double[] row = new double[12];
            for (int h = 0; h < 12; h++) {
                row[h] = h < 6 ? departure : 2 * departure;
            }
            rows.add(row);
        }
        return rows;
    }

    @Test
    void six_hours_of_lead_have_one_spread() {
        Spread spread = Spread.of(rows(-0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4));

        assertThat(spread.low(0)).isEqualTo(spread.low(5)).isCloseTo(-0.4, within(0.05));
        assertThat(spread.high(5)).isCloseTo(0.4, within(0.05));
        assertThat(spread.high(6)).isCloseTo(0.8, within(0.1));
    }

    @Test
    void eight_of_ten_new_values_lie_within() {
        Random random = new Random(5);
        List<double[]> past = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            past.add(random.doubles(6, -1, 1).toArray());
        }
        Spread spread = Spread.of(past);

        long within =
                random.doubles(100_000, -1, 1)
                        .filter(value -> spread.low(0) <= value && value <= spread.high(0))
                        .count();

        assertThat(within / 100_000.0).isCloseTo(0.8, within(0.03));
    }

    @Test
    void bounds_never_cross_the_forecast_even_if_it_always_erred_one_way() {
        Spread spread = Spread.of(rows(0.2, 0.3, 0.4));

        assertThat(spread.low(0)).isZero();
        assertThat(spread.high(0)).isPositive();
    }

    @Test
    void what_is_not_known_does_not_count() {
        List<double[]> rows = new ArrayList<>(rows(-0.2, 0.1, 0.2));
        rows.addAll(Collections.nCopies(3, rows(Double.NaN).getFirst()));

        assertThat(Spread.of(rows).high(0)).isEqualTo(Spread.of(rows(-0.2, 0.1, 0.2)).high(0));
    }

    /// Errors that grow by the day: what the past alone tells is too narrow for the days to come.
    @Test
    void a_season_in_which_errors_grow_is_told_by_a_wider_spread() {
        Random random = new Random(11);
        List<double[]> past = new ArrayList<>();
        for (int day = 0; day < 90; day++) {
            double wide = 0.1 + 0.01 * day;
            past.add(random.doubles(12, -wide, wide).toArray());
        }

        assertThat(Spread.learnt(past).high(0)).isGreaterThan(1.15 * Spread.of(past).high(0));
    }

    @Test
    void where_nothing_changes_the_spread_stays_what_it_is() {
        Random random = new Random(12);
        List<double[]> past = new ArrayList<>();
        for (int day = 0; day < 90; day++) {
            past.add(random.doubles(12, -1, 1).toArray());
        }

        assertThat(Spread.learnt(past).high(0)).isCloseTo(Spread.of(past).high(0), within(0.12));
        assertThat(Spread.learnt(past.subList(0, 5)).high(0))
                .isEqualTo(Spread.of(past.subList(0, 5)).high(0));
    }
}

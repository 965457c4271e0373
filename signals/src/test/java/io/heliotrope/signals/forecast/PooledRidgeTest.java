package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.signals.forecast.PooledRidge.Examples;
import io.heliotrope.signals.forecast.PooledRidge.Penalties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PooledRidgeTest {
    private static final double[] ASKED = {2, -1};

    /// `y = (slope * a + b, 3)`, with `a` and `b` drawn anew for each example.
    private static Examples examples(int count, double slope, long seed) {
        Random random = new Random(seed);
        List<double[]> seen = new ArrayList<>();
        List<double[]> followed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            seen.add(new double[] {a, b});
            followed.add(new double[] {slope * a + b, 3});
        }
        return new Examples(seen, followed);
    }

    private static SequencedMap<String, Examples> zones(Examples first, Examples second) {
        SequencedMap<String, Examples> zones = new LinkedHashMap<>();
        zones.put("first", first);
        zones.put("second", second);
        return zones;
    }

    @Test
    void what_follows_from_what_is_seen_is_found() {
        PooledRidge fitted =
                PooledRidge.fit(
                        zones(examples(400, 2, 1), examples(400, 2, 2)), new Penalties(1e-6, 1e-6));

        assertThat(fitted.own("first", ASKED)).containsExactly(new double[] {3, 3}, within(1e-6));
    }

    @Test
    void a_zone_with_many_examples_follows_its_own() {
        PooledRidge fitted =
                PooledRidge.fit(
                        zones(examples(4_000, 2, 1), examples(4_000, -2, 2)), new Penalties(1, 1));

        assertThat(fitted.own("first", ASKED)[0]).isCloseTo(3, within(0.01));
        assertThat(fitted.own("second", ASKED)[0]).isCloseTo(-5, within(0.01));
    }

    @Test
    void a_zone_with_few_examples_leans_on_the_others() {
        SequencedMap<String, Examples> zones = zones(examples(4_000, 2, 1), examples(5, -2, 2));

        PooledRidge drawn = PooledRidge.fit(zones, new Penalties(1, 1e6));
        PooledRidge free = PooledRidge.fit(zones, new Penalties(1, 1e-6));

        assertThat(drawn.own("second", ASKED)[0])
                .isCloseTo(drawn.common("second", ASKED)[0], within(0.01));
        assertThat(free.own("second", ASKED)[0]).isCloseTo(-5, within(0.01));
    }

    @Test
    void an_input_that_never_changes_does_no_harm() {
        List<double[]> seen = new ArrayList<>();
        List<double[]> followed = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            seen.add(new double[] {i % 7, 5});
            followed.add(new double[] {i % 7});
        }
        SequencedMap<String, Examples> zones = new LinkedHashMap<>();
        zones.put("only", new Examples(seen, followed));

        PooledRidge fitted = PooledRidge.fit(zones, new Penalties(1e-6, 1e-6));

        assertThat(fitted.own("only", new double[] {4, 5})[0]).isCloseTo(4, within(1e-6));
    }

    @Test
    void a_zone_that_was_not_fitted_is_named() {
        PooledRidge fitted =
                PooledRidge.fit(zones(examples(9, 1, 1), examples(9, 1, 2)), new Penalties(1, 1));

        assertThat(fitted.knows("third")).isFalse();
        assertThatThrownBy(() -> fitted.own("third", ASKED))
                .hasMessage("zone third was not fitted, only [first, second]");
    }
}

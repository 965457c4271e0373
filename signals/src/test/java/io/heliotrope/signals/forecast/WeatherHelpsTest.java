package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Curve;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Where cold days are dirty days, who knows that it will be cold knows more.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WeatherHelpsTest {
    private static final int DAYS = 220;

    private final double[] celsius = celsius();

    private static double[] celsius() {
        Random random = new Random(3);
        double[] days = new double[DAYS + 5];
        for (int day = 1; day < days.length; day++) {
            days[day] = 0.5 * days[day - 1] + 3 * random.nextGaussian();
        }
        return days;
    }

    private SequencedMap<String, Curve> zones() {
        Curve calm = MadeUpGrid.zone(DAYS, 300, 4);
        double[] values = calm.toArray();
        for (int h = 0; h < values.length; h++) {
            values[h] *= Math.exp(-0.05 * celsius[h / 24]);
        }
        SequencedMap<String, Curve> zones = new LinkedHashMap<>();
        zones.put("cold", new Curve(calm.start(), calm.step(), values));
        zones.put("unseen", MadeUpGrid.zone(DAYS, 200, 5));
        return zones;
    }

    private TemperatureOutlook outlook() {
        Map<Instant, double[]> issues = new TreeMap<>();
        for (int day = 0; day < DAYS; day++) {
            double[] points = new double[TemperatureOutlook.POINTS];
            for (int i = 0; i < points.length; i++) {
                points[i] = celsius[day + i / 8];
            }
            issues.put(MadeUpGrid.day(day), points);
        }
        return new TemperatureOutlook(Map.of("cold", issues));
    }

    private Score score(Outlook outlook) {
        return new Scoring(zones(), outlook, Set.of("unseen"))
                .score(MadeUpGrid.day(180), MadeUpGrid.day(215))
                .orElseThrow();
    }

    @Test
    void a_zone_with_a_temperature_forecast_is_forecast_better_and_one_without_still_is() {
        Score with = score(outlook());
        Score without = score(Outlook.none());

        assertThat(with.mean().mean96()).isLessThan(0.8 * without.mean().mean96());
        assertThat(with.regions()).containsKey("unseen");
        assertThat(with.skipped()).isZero();
    }
}

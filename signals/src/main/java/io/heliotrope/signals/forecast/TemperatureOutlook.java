package io.heliotrope.signals.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How much warmer than of late it will be, every three hours of the next four days.
///
/// Of late: the mean of the same time of day over the last fourteen daily forecasts, each for its
/// own day, of which at least seven must be there.
public final class TemperatureOutlook implements Outlook {
    /// Hours 0 to 96 in steps of three.
    public static final int POINTS = 33;

    private static final int OF_A_DAY = 8;
    private static final int PAST_DAYS = 14;
    private static final int LEAST_DAYS = 7;

    private final Map<String, Map<Instant, double[]>> celsius;

    /// Temperatures in degrees Celsius by zone and time of issue, [#POINTS] each.
    ///
    /// @throws IllegalArgumentException naming a forecast of another length
    public TemperatureOutlook(Map<String, Map<Instant, double[]>> celsius) {
        Map<String, Map<Instant, double[]>> copy = new TreeMap<>();
        celsius.forEach((zone, issues) -> {
            Map<Instant, double[]> own = new TreeMap<>();
            issues.forEach((at, points) -> {
                if (points.length != POINTS) {
                    throw new IllegalArgumentException(
                            "forecast of %s at %s must have %d points, had %d"
                                    .formatted(zone, at, POINTS, points.length));
                }
                own.put(at, points.clone());
            });
            copy.put(zone, own);
        });
        this.celsius = copy;
    }

    @Override
    public int size() {
        return POINTS;
    }

    @Override
    public boolean covers(String zone) {
        return celsius.containsKey(zone);
    }

    @Override
    public Optional<double[]> at(String zone, Instant origin) {
        Map<Instant, double[]> issues = celsius.getOrDefault(zone, Map.of());
        double[] next = issues.get(origin);
        double @Nullable [] late = ofLate(issues, origin);
        if (next == null || late == null) {
            return Optional.empty();
        }
        double[] warmer = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            warmer[i] = next[i] - late[i % OF_A_DAY];
        }
        return Optional.of(warmer);
    }

    /// What was forecast at `origin` itself: degrees Celsius, [#POINTS] values three hours apart;
    /// empty when there is no forecast of that moment.
    public Optional<double[]> celsius(String zone, Instant origin) {
        return Optional.ofNullable(celsius.getOrDefault(zone, Map.of()).get(origin))
                .map(double[]::clone);
    }

    private static double @Nullable [] ofLate(Map<Instant, double[]> issues, Instant origin) {
        double[] mean = new double[OF_A_DAY];
        int days = 0;
        for (int day = 1; day <= PAST_DAYS; day++) {
            double[] past = issues.get(origin.minus(Duration.ofDays(day)));
            if (past != null) {
                days++;
                for (int i = 0; i < OF_A_DAY; i++) {
                    mean[i] += past[i];
                }
            }
        }
        for (int i = 0; i < OF_A_DAY; i++) {
            mean[i] /= Math.max(1, days);
        }
        return days < LEAST_DAYS ? null : mean;
    }
}

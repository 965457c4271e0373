package io.heliotrope.signals.skill;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.skill.Foretold.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/// A made-up zone, hour by hour for 80 days, and providers that foretell it with errors of a known
/// kind every six hours.
final class SkillSamples {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration HOUR = Duration.ofHours(1);
    static final int HOURS = 24 * 80;
    static final int AHEAD = 96;

    private SkillSamples() {}

    static Instant hour(int hour) {
        return START.plus(HOUR.multipliedBy(hour));
    }

    /// Sun by day, and wind that comes and goes for days.
    static Curve came(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double[] values = new double[HOURS];
        double wind = 0;
        for (int i = 0; i < HOURS; i++) {
            wind = 0.97 * wind + 0.24 * normal(random);
            values[i] =
                    300 - 80 * Math.max(0, StrictMath.sin(Math.PI * (i % 24 - 6) / 12)) + 50 * wind;
            values[i] = Math.max(20, values[i]);
        }
        return new Curve(START, HOUR, values);
    }

    /// Forecasts of `came`, each off by `bias` of the lead in hours and by noise that stays for
    /// some hours, of `noise` in logarithms.
    static List<Foretold> foretold(
            String source,
            Origin origin,
            Curve came,
            IntToDoubleFunction bias,
            double noise,
            long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Foretold> all = new ArrayList<>();
        for (int issue = 24; issue + AHEAD <= HOURS; issue += 6) {
            double[] values = new double[AHEAD];
            double off = noise * normal(random);
            for (int h = 0; h < AHEAD; h++) {
                off = 0.9 * off + noise * StrictMath.sqrt(1 - 0.81) * normal(random);
                values[h] = came.get(issue + h) * StrictMath.exp(bias.applyAsDouble(h + 1) + off);
            }
            all.add(
                    new Foretold(
                            source, origin, hour(issue), new Curve(hour(issue), HOUR, values)));
        }
        return all;
    }

    /// The mean percentage error of what `change` makes of each forecast issued after the first
    /// forty days, within `from` to `to` hours ahead.
    static double[] errors(List<Foretold> forecasts, Curve came, int from, int to) {
        ForecastMemory memory = new ForecastMemory();
        double raw = 0;
        double corrected = 0;
        int n = 0;
        for (Foretold forecast : forecasts) {
            memory.listen(came, forecast.issuedAt());
            Correction correction = memory.foretold(forecast);
            if (forecast.issuedAt().isBefore(hour(24 * 40))) {
                continue;
            }
            Curve better = correction.corrected(forecast.gramsPerKwh(), forecast.issuedAt());
            for (int h = from - 1; h < to; h++) {
                double truth = came.valueAt(forecast.issuedAt().plus(HOUR.multipliedBy(h)));
                raw += Math.abs(forecast.gramsPerKwh().get(h) / truth - 1);
                corrected += Math.abs(better.get(h) / truth - 1);
                n++;
            }
        }
        return new double[] {100 * raw / n, 100 * corrected / n};
    }

    /// Mean 0, variance 1.
    static double normal(RandomGenerator random) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += random.nextDouble();
        }
        return (sum - 2) * StrictMath.sqrt(3);
    }

    static Curve constant(Instant start, int hours, double value) {
        double[] values = new double[hours];
        Arrays.fill(values, value);
        return new Curve(start, HOUR, values);
    }
}

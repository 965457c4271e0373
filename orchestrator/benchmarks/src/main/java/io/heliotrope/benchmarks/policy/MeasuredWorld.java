package io.heliotrope.benchmarks.policy;

import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.WorldView;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// A world of the measurement: fresh readings of every signal, no forecast, round trips that depend
/// on the job's home.
final class MeasuredWorld implements WorldView {
    private final Map<RegionFact, double[]> readings;

    /// Seconds from each home to each region.
    final double[][] latency;

    private MeasuredWorld(Map<RegionFact, double[]> readings, double[][] latency) {
        this.readings = readings;
        this.latency = latency;
    }

    /// `isPermissive`: nearly every rule holds nearly everywhere.
    MeasuredWorld(RandomGenerator random, boolean isPermissive) {
        this(new EnumMap<>(RegionFact.class), new double[TwelveRules.REGIONS][TwelveRules.REGIONS]);
        double spread = isPermissive ? 0.4 : 1;
        for (int i = 0; i < TwelveRules.REGIONS; i++) {
            set(RegionFact.CARBON, i, 40 + 700 * spread * random.nextDouble());
            set(RegionFact.CARBON_MARGINAL, i, 300 + 700 * spread * random.nextDouble());
            set(RegionFact.CARBON_FREE, i, 1 - spread * random.nextDouble());
            set(RegionFact.PUE, i, 1.05 + 0.8 * spread * random.nextDouble());
            set(RegionFact.FREE_COOLING, i, 1 - spread * random.nextDouble());
            set(RegionFact.PRICE, i, 0.0002 + 0.001 * spread * random.nextDouble());
            set(RegionFact.GPU_FREE, i, (isPermissive ? 1 : 0) + random.nextInt(4));
            for (int home = 0; home < TwelveRules.REGIONS; home++) {
                latency[home][i] = home == i ? 0.002 : 0.01 + 0.15 * random.nextDouble();
            }
        }
    }

    /// The same, one accelerator less free in one region.
    MeasuredWorld withOneTaken() {
        Map<RegionFact, double[]> other = new EnumMap<>(readings);
        double[] free = row(RegionFact.GPU_FREE).clone();
        free[3]--;
        other.put(RegionFact.GPU_FREE, free);
        return new MeasuredWorld(other, latency);
    }

    private void set(RegionFact fact, int region, double value) {
        readings.computeIfAbsent(fact, _ -> new double[TwelveRules.REGIONS])[region] = value;
    }

    double[] row(RegionFact fact) {
        return Objects.requireNonNull(readings.get(fact));
    }

    /// What depends on a job's home: an answer takes the round trip and 50 ms.
    Pairing from(int home) {
        double[] row = latency[home];
        return (fact, region, _) ->
                switch (fact) {
                    case LATENCY -> row[region];
                    case RESPONSE -> row[region] + StraightJava.SERVICE_SECONDS;
                    default -> throw new IllegalArgumentException(fact + " is not measured");
                };
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public double slotSeconds() {
        return 900;
    }

    @Override
    public double elapsedSeconds() {
        return 0;
    }

    @Override
    public long epochDay() {
        return 0;
    }

    @Override
    public double reading(RegionFact signal, int region) {
        return row(signal)[region];
    }

    @Override
    public double ageSeconds(RegionFact signal, int region) {
        return 60;
    }

    @Override
    public double forecast(RegionFact signal, int region, int slot) {
        return Double.NaN;
    }

    @Override
    public int minuteOfDay(int region, int slot) {
        return 0;
    }

    @Override
    public int minuteOfDayIn(int zone, int slot) {
        return 0;
    }
}

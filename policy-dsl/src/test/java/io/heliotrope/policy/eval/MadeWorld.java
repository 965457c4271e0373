package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.WorldView;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// A world that a test makes: what it is not told is not known. Changed by its test only, and only
/// before a snapshot is made of it.
public final class MadeWorld implements WorldView {
    private static final int MINUTES_A_DAY = 1440;

    private final int regions;
    private final int slots;
    private double elapsedSeconds;
    private long epochDay;
    private int minute;
    private final Map<RegionFact, double[]> readings = new EnumMap<>(RegionFact.class);
    private final Map<RegionFact, double[]> ages = new EnumMap<>(RegionFact.class);
    private final Map<RegionFact, double[][]> forecasts = new EnumMap<>(RegionFact.class);

    public MadeWorld(int regions, int slots) {
        this.regions = regions;
        this.slots = slots;
        for (RegionFact fact : RegionFact.values()) {
            readings.put(fact, filled(regions, Double.NaN));
            ages.put(fact, filled(regions, Double.POSITIVE_INFINITY));
            double[][] rows = new double[regions][];
            Arrays.setAll(rows, _ -> filled(slots, Double.NaN));
            forecasts.put(fact, rows);
        }
    }

    private static <T> T of(Map<RegionFact, T> rows, RegionFact fact) {
        return Objects.requireNonNull(rows.get(fact));
    }

    private static double[] filled(int length, double value) {
        double[] row = new double[length];
        Arrays.fill(row, value);
        return row;
    }

    /// The same, to be changed without this one.
    public MadeWorld copy() {
        MadeWorld copy = new MadeWorld(regions, slots).time(elapsedSeconds, epochDay, minute);
        for (RegionFact fact : RegionFact.values()) {
            copy.readings.put(fact, of(readings, fact).clone());
            copy.ages.put(fact, of(ages, fact).clone());
            double[][] rows = of(forecasts, fact).clone();
            Arrays.setAll(rows, region -> rows[region].clone());
            copy.forecasts.put(fact, rows);
        }
        return copy;
    }

    /// `minute` is the one of the day, in UTC, in which slot 0 begins.
    public MadeWorld time(double elapsedSeconds, long epochDay, int minute) {
        this.elapsedSeconds = elapsedSeconds;
        this.epochDay = epochDay;
        this.minute = minute;
        return this;
    }

    public MadeWorld read(RegionFact signal, int region, double value, double ageSeconds) {
        of(readings, signal)[region] = value;
        of(ages, signal)[region] = ageSeconds;
        return this;
    }

    /// A fresh reading for each region in order.
    public MadeWorld readAll(RegionFact signal, double... values) {
        for (int region = 0; region < values.length; region++) {
            read(signal, region, values[region], 0);
        }
        return this;
    }

    /// What comes in slots 0, 1, …
    public MadeWorld forecast(RegionFact signal, int region, double... values) {
        System.arraycopy(values, 0, of(forecasts, signal)[region], 0, values.length);
        return this;
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public double slotSeconds() {
        return 900;
    }

    @Override
    public double elapsedSeconds() {
        return elapsedSeconds;
    }

    @Override
    public long epochDay() {
        return epochDay;
    }

    @Override
    public double reading(RegionFact signal, int region) {
        return of(readings, signal)[region];
    }

    @Override
    public double ageSeconds(RegionFact signal, int region) {
        return of(ages, signal)[region];
    }

    @Override
    public double forecast(RegionFact signal, int region, int slot) {
        return of(forecasts, signal)[region][slot];
    }

    /// Each region's clock is an hour before that of the region before it.
    @Override
    public int minuteOfDay(int region, int slot) {
        return (minute + 15 * slot + 60 * region) % MINUTES_A_DAY;
    }

    /// Each zone's clock is three hours before that of the zone before it.
    @Override
    public int minuteOfDayIn(int zone, int slot) {
        return (minute + 15 * slot + 180 * zone) % MINUTES_A_DAY;
    }
}

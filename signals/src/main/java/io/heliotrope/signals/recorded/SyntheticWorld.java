package io.heliotrope.signals.recorded;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/// Made-up intensity and weather for a demonstration without any data of others.
///
/// Nothing here was measured: hydro that hardly moves, sun that digs a hole into noon, coal, and
/// wind that comes and goes for days, at places whose names are real so that readers know what to
/// expect. Hourly, 40 days before the day and 4 from its start on. Deterministic: the same day and
/// seed give the same values on every machine. Immutable; safe from any thread.
public final class SyntheticWorld {
    /// How much past there is before the day.
    public static final Duration PAST = Duration.ofDays(40);

    /// How much there is from the start of the day on.
    public static final Duration FUTURE = Duration.ofDays(4);

    private static final Duration STEP = Duration.ofHours(1);
    private static final double HOURS_PER_DAY = 24;
    private static final double DAYS_PER_YEAR = 365.25;
    private static final double PEAK_HOUR = 19;
    private static final double WARMEST_HOUR = 15;
    private static final double WARMEST_DAY_NORTH = 201;
    private static final double SOLSTICE_NORTH = 172;
    private static final double TILT = StrictMath.toRadians(23.44);
    private static final double WEEKEND = 0.95;
    private static final double WIND_HOURS = 30;
    private static final double CLOUD_HOURS = 18;
    private static final double NOISE_HOURS = 4;
    private static final double WEATHER_HOURS = 48;
    private static final double MOISTURE_HOURS = 36;
    private static final double MOISTURE_SWING = 0.3;
    private static final double LEAST_GAP_K = 0.3;
    private static final int SATURDAY = 6;

    private final Instant start;
    private final long seed;

    private SyntheticWorld(Instant start, long seed) {
        this.start = start;
        this.seed = seed;
    }

    /// The world around `day` (UTC).
    public static SyntheticWorld around(LocalDate day, long seed) {
        return new SyntheticWorld(day.atStartOfDay(ZoneOffset.UTC).toInstant().minus(PAST), seed);
    }

    /// The zones there are, in a fixed order.
    public List<GridZone> zones() {
        return SyntheticPlace.all().stream().map(SyntheticPlace::zone).toList();
    }

    /// Where a zone's site stands.
    public Location location(GridZone zone) {
        return place(zone).location();
    }

    public ZoneOffset utcOffset(GridZone zone) {
        return place(zone).utcOffset();
    }

    /// Intensity in gCO2eq/kWh.
    public Curve gramsPerKwh(GridZone zone) {
        SyntheticPlace place = place(zone);
        SyntheticPlace.Grid grid = place.grid();
        double[] wind = wandering(place, "wind", WIND_HOURS);
        double[] cloud = wandering(place, "cloud", CLOUD_HOURS);
        double[] noise = wandering(place, "noise", NOISE_HOURS);
        return curve(i -> {
            double clear = Math.clamp(0.75 + 0.2 * cloud[i], 0.2, 1);
            double swing = StrictMath.cos(angle(localHour(place, i) - PEAK_HOUR, HOURS_PER_DAY));
            double value =
                    grid.mean()
                            + grid.daily() * swing
                            - grid.solar() * clear * sun(place, i)
                            + grid.wind() * wind[i]
                            + grid.noise() * noise[i];
            return Math.clamp(
                    value * (isWeekend(place, i) ? WEEKEND : 1), grid.least(), grid.most());
        });
    }

    /// Dry-bulb temperature in degrees C at the zone's site.
    public Curve celsius(GridZone zone) {
        SyntheticPlace place = place(zone);
        double[] weather = wandering(place, "weather", WEATHER_HOURS);
        return curve(i -> celsius(place, i, weather));
    }

    private double celsius(SyntheticPlace place, int index, double[] weather) {
        SyntheticPlace.Climate climate = place.climate();
        double day = StrictMath.cos(angle(localHour(place, index) - WARMEST_HOUR, HOURS_PER_DAY));
        return climate.meanC()
                + climate.seasonC() * season(place, index)
                + climate.dayC() * day
                + climate.weatherC() * weather[index];
    }

    /// Dew point in degrees C there: it follows season and weather, but not the hours of the day,
    /// moves with the moisture of the air, and is never above the dry bulb.
    public Curve dewPointC(GridZone zone) {
        SyntheticPlace place = place(zone);
        SyntheticPlace.Climate climate = place.climate();
        double[] weather = wandering(place, "weather", WEATHER_HOURS);
        double[] moisture = wandering(place, "moisture", MOISTURE_HOURS);
        return curve(i -> {
            double usual =
                    climate.meanC()
                            + climate.seasonC() * season(place, i)
                            + climate.weatherC() * weather[i]
                            - climate.gapK();
            double moved = usual + climate.gapK() * MOISTURE_SWING * moisture[i];
            return Math.min(moved, celsius(place, i, weather) - LEAST_GAP_K);
        });
    }

    /// 1 at the height of summer, -1 at that of winter.
    private double season(SyntheticPlace place, int index) {
        double warmest = WARMEST_DAY_NORTH + (isSouth(place) ? DAYS_PER_YEAR / 2 : 0);
        return StrictMath.cos(angle(dayOfYear(place, index) - warmest, DAYS_PER_YEAR));
    }

    private static SyntheticPlace place(GridZone zone) {
        return SyntheticPlace.all().stream()
                .filter(place -> place.zone().equals(zone))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no synthetic zone " + zone));
    }

    private Curve curve(IntToDoubleFunction value) {
        double[] values = new double[(int) PAST.plus(FUTURE).dividedBy(STEP)];
        Arrays.setAll(values, i -> Math.rint(value.applyAsDouble(i) * 100) / 100);
        return new Curve(start, STEP, values);
    }

    /// Sine of the sun's height above the horizon, 0 at night.
    private double sun(SyntheticPlace place, int index) {
        double declination =
                TILT
                        * StrictMath.cos(
                                angle(dayOfYear(place, index) - SOLSTICE_NORTH, DAYS_PER_YEAR));
        double latitude = StrictMath.toRadians(place.location().latitude());
        double hourAngle = angle(localHour(place, index) - HOURS_PER_DAY / 2, HOURS_PER_DAY);
        double height =
                StrictMath.sin(latitude) * StrictMath.sin(declination)
                        + StrictMath.cos(latitude)
                                * StrictMath.cos(declination)
                                * StrictMath.cos(hourAngle);
        return Math.max(0, height);
    }

    private static double angle(double part, double whole) {
        return 2 * StrictMath.PI * part / whole;
    }

    private double localHour(SyntheticPlace place, int index) {
        return local(place, index).toLocalTime().toSecondOfDay() / 3600.0;
    }

    private double dayOfYear(SyntheticPlace place, int index) {
        return local(place, index).getDayOfYear();
    }

    private boolean isWeekend(SyntheticPlace place, int index) {
        return local(place, index).getDayOfWeek().getValue() >= SATURDAY;
    }

    private OffsetDateTime local(SyntheticPlace place, int index) {
        return start.plus(STEP.multipliedBy(index)).atOffset(place.utcOffset());
    }

    private static boolean isSouth(SyntheticPlace place) {
        return place.location().latitude() < 0;
    }

    /// A first-order autoregression of variance 1 that forgets within `hours`.
    private double[] wandering(SyntheticPlace place, String what, double hours) {
        RandomGenerator random =
                new SplittableRandom(31 * (31 * seed + place.zone().hashCode()) + what.hashCode());
        double keep = StrictMath.exp(-1 / hours);
        double fresh = StrictMath.sqrt(1 - keep * keep);
        double[] values = new double[(int) PAST.plus(FUTURE).dividedBy(STEP)];
        double value = normal(random);
        for (int i = 0; i < values.length; i++) {
            values[i] = value;
            value = keep * value + fresh * normal(random);
        }
        return values;
    }

    /// Near enough to a normal variate, the same on every machine: four uniforms, mean 0, variance
    /// 1.
    private static double normal(RandomGenerator random) {
        double sum =
                random.nextDouble()
                        + random.nextDouble()
                        + random.nextDouble()
                        + random.nextDouble();
        return (sum - 2) * StrictMath.sqrt(3);
    }
}

package io.heliotrope.state;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.PueForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What one kWh used by a region's accelerators emits, slot by slot: intensity times PUE.
///
/// Each slot takes the best value known for it: the latest reading where that is valid, then the
/// forecast, then the latest reading while it is less than [#STALE_LIMIT] old, then the zone's
/// yearly average, else it is unknown (NaN). Which one it was is told by [#readingAt].
///
/// A curve has one basis, since values of two must never be added or compared. It is the basis of
/// the latest reading, unless that is too old to be used at all; then of the forecast, if it
/// reaches the curve; then of the yearly average. What has another basis is not used: a slot
/// without a value of the curve's basis is unknown.
public final class GreenCurve {
    /// How far the curve reaches. Beyond it nothing is known.
    public static final Duration HORIZON = Duration.ofDays(8);

    /// A reading may stand in for this long after its validity ended, marked as stale.
    public static final Duration STALE_LIMIT = Duration.ofHours(2);

    private static final int SLOTS = (int) HORIZON.dividedBy(Slots.LENGTH);
    private static final double SLOT_HOURS = Slots.LENGTH.toMinutes() / 60.0;
    private static final double SLOT_MILLIS = Slots.LENGTH.toMillis();

    private final Region region;
    private final SignalState.Known madeOf;
    private final SignalState.Known known;
    private final long firstSlot;
    private final @Nullable Basis basis;
    private final double[] gramsPerKwh = new double[SLOTS];
    private final double[] integral = new double[SLOTS + 1];
    private final int[] unknownBefore = new int[SLOTS + 1];

    GreenCurve(Region region, SignalState.Known madeOf, long firstSlot) {
        this.region = region;
        this.madeOf = madeOf;
        this.firstSlot = firstSlot;
        this.basis = basis(madeOf, Slots.start(firstSlot));
        this.known = madeOf.of(basis);
        for (int i = 0; i < SLOTS; i++) {
            Instant at = Slots.start(firstSlot + i);
            gramsPerKwh[i] = intensityAt(at) * pueAt(at);
            boolean unknown = Double.isNaN(gramsPerKwh[i]);
            integral[i + 1] = unknown ? integral[i] : integral[i] + gramsPerKwh[i] * SLOT_HOURS;
            unknownBefore[i + 1] = unknownBefore[i] + (unknown ? 1 : 0);
        }
    }

    private static @Nullable Basis basis(SignalState.Known known, Instant start) {
        Intensity latest = known.latest();
        if (latest != null && start.isBefore(latest.validTo().plus(STALE_LIMIT))) {
            return latest.reading().basis();
        }
        IntensityForecast forecast = known.forecast();
        if (forecast != null && start.isBefore(forecast.gramsPerKwh().end())) {
            return forecast.basis();
        }
        YearlyAverage yearly = known.yearly();
        return yearly == null ? null : yearly.reading().basis();
    }

    /// What its grams count; empty when nothing is known of the zone.
    public Optional<Basis> basis() {
        return Optional.ofNullable(basis);
    }

    /// Whether a curve made of these would be equal to this one.
    boolean madeOf(Region newRegion, SignalState.Known newKnown, long newFirstSlot) {
        return firstSlot == newFirstSlot && region.equals(newRegion) && madeOf.same(newKnown);
    }

    /// Grams per kWh of IT energy at `instant`, PUE included; NaN when unknown or beyond the
    /// horizon.
    public double gramsPerKwhAt(Instant instant) {
        long slot = Slots.of(instant) - firstSlot;
        return slot < 0 || slot >= SLOTS ? Double.NaN : gramsPerKwh[(int) slot];
    }

    /// Grams that a constant 1 kW of IT power emits from `from` until `to`; NaN when part of that
    /// is unknown or beyond the horizon.
    public double gramsPerKw(Instant from, Instant to) {
        return between(position(from), position(to));
    }

    /// The same for a run of `slots` slots, whole or not, from the start of `slot`. For sweeps over
    /// many starts.
    public double gramsPerKw(long slot, double slots) {
        long at = slot - firstSlot;
        if (!(at >= 0 && slots >= 0 && at + slots <= SLOTS)) {
            return Double.NaN;
        }
        int from = (int) at;
        int to = from + (int) slots;
        double part = slots - (int) slots;
        int touched = part > 0 ? to + 1 : to;
        if (unknownBefore[touched] != unknownBefore[from]) {
            return Double.NaN;
        }
        double whole = integral[to] - integral[from];
        double sum = part > 0 ? whole + part * gramsPerKwh[to] * SLOT_HOURS : whole;
        return sum < 0 ? 0 : sum;
    }

    private double between(double at, double end) {
        if (at < 0 || end > SLOTS || end < at || isUnknownWithin(at, end)) {
            return Double.NaN;
        }
        double sum = cumulative(end) - cumulative(at);
        return sum < 0 ? 0 : sum;
    }

    private boolean isUnknownWithin(double at, double end) {
        return unknownBefore[(int) Math.ceil(end)] != unknownBefore[(int) at];
    }

    private double cumulative(double position) {
        int whole = (int) position;
        double part = position - whole;
        return part == 0
                ? integral[whole]
                : integral[whole] + part * gramsPerKwh[whole] * SLOT_HOURS;
    }

    private double position(Instant instant) {
        return (instant.toEpochMilli() - Slots.start(firstSlot).toEpochMilli()) / SLOT_MILLIS;
    }

    /// The value of [#readingAt], without making a reading of it.
    private double intensityAt(Instant instant) {
        Intensity latest = known.latest();
        if (latest != null && covers(latest, instant)) {
            return latest.reading().intensity().value();
        }
        IntensityForecast forecast = known.forecast();
        double value = forecast == null ? Double.NaN : forecast.gramsPerKwh().valueAt(instant);
        if (!Double.isNaN(value)) {
            return value;
        }
        if (latest != null && isWithinStaleLimit(latest, instant)) {
            return latest.reading().intensity().value();
        }
        YearlyAverage yearly = known.yearly();
        return yearly == null ? Double.NaN : yearly.reading().intensity().value();
    }

    /// PUE at `instant`: from the weather forecast where it reaches, else the region's default.
    public double pueAt(Instant instant) {
        PueForecast forecast = known.pue();
        double pue = forecast == null ? Double.NaN : forecast.pue().valueAt(instant);
        return Double.isNaN(pue) ? region.defaultPue() : pue;
    }

    /// The intensity used for `instant`, with its source and quality; empty when nothing is known.
    public Optional<Reading> readingAt(Instant instant) {
        Intensity latest = known.latest();
        if (latest != null && covers(latest, instant)) {
            return Optional.of(latest.reading());
        }
        IntensityForecast forecast = known.forecast();
        if (forecast != null) {
            OptionalDouble value = forecast.gramsPerKwh().at(instant);
            if (value.isPresent()) {
                return Optional.of(reading(forecast, value.getAsDouble()));
            }
        }
        if (latest != null && isWithinStaleLimit(latest, instant)) {
            return Optional.of(marked(latest.reading(), Quality.STALE));
        }
        YearlyAverage yearly = known.yearly();
        return yearly == null
                ? Optional.empty()
                : Optional.of(marked(yearly.reading(), Quality.STATIC));
    }

    private static boolean covers(Intensity intensity, Instant instant) {
        return !instant.isBefore(intensity.validFrom()) && instant.isBefore(intensity.validTo());
    }

    private static boolean isWithinStaleLimit(Intensity intensity, Instant instant) {
        return !instant.isBefore(intensity.validTo())
                && instant.isBefore(intensity.validTo().plus(STALE_LIMIT));
    }

    private static Reading reading(IntensityForecast forecast, double gramsPerKwh) {
        return new Reading(
                forecast.zone(),
                new GramsPerKwh(gramsPerKwh),
                forecast.basis(),
                forecast.source(),
                forecast.issuedAt(),
                Quality.FORECAST.worse(forecast.quality()));
    }

    private static Reading marked(Reading reading, Quality quality) {
        return new Reading(
                reading.zone(),
                reading.intensity(),
                reading.basis(),
                reading.source(),
                reading.issuedAt(),
                reading.quality().worse(quality));
    }
}

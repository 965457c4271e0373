package io.heliotrope.state;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one kWh used by a region's accelerators emits, slot by slot: intensity times PUE.
///
/// Each slot takes the best value known for it, by [Rungs], else it is unknown (NaN). Which one it
/// was is told by [#readingAt].
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
    private final @Nullable SiteForecast site;
    private final long firstSlot;
    private final Rungs rungs;
    private final double[] gramsPerKwh = new double[SLOTS];
    private final double[] integral = new double[SLOTS + 1];
    private final double[] pue = new double[SLOTS];
    private final double[] pueIntegral = new double[SLOTS + 1];
    private final int[] unknownBefore = new int[SLOTS + 1];

    GreenCurve(Region region, SignalState.Known madeOf, long firstSlot) {
        this.region = region;
        this.madeOf = madeOf;
        this.site = madeOf.site();
        this.firstSlot = firstSlot;
        this.rungs =
                new Rungs(
                        madeOf.latest(),
                        madeOf.forecast(),
                        madeOf.yearly(),
                        Slots.start(firstSlot));
        for (int i = 0; i < SLOTS; i++) {
            work(i);
            boolean unknown = Double.isNaN(gramsPerKwh[i]);
            integral[i + 1] = unknown ? integral[i] : integral[i] + gramsPerKwh[i] * SLOT_HOURS;
            unknownBefore[i + 1] = unknownBefore[i] + (unknown ? 1 : 0);
            pueIntegral[i + 1] = pueIntegral[i] + pue[i] * SLOT_HOURS;
        }
    }

    /// Values may change within a slot: each counts for as long as it holds.
    private void work(int i) {
        Instant at = Slots.start(firstSlot + i);
        Instant end = Slots.start(firstSlot + i + 1);
        Instant until = until(at, end);
        if (until.equals(end)) {
            pue[i] = pueAt(at);
            gramsPerKwh[i] = rungs.gramsAt(at) * pue[i];
            return;
        }
        double pueSum = 0;
        double gramsSum = 0;
        while (at.isBefore(end)) {
            until = until(at, end);
            double share = Duration.between(at, until).toMillis() / SLOT_MILLIS;
            double pueHere = pueAt(at);
            pueSum += share * pueHere;
            gramsSum += share * pueHere * rungs.gramsAt(at);
            at = until;
        }
        pue[i] = pueSum;
        gramsPerKwh[i] = gramsSum;
    }

    private Instant until(Instant at, Instant end) {
        Instant until = rungs.until(at, end);
        return site == null ? until : site.pue().until(at, until);
    }

    /// What its grams count; empty when nothing is known of the zone.
    public Optional<Basis> basis() {
        return rungs.basis();
    }

    /// Whether a curve made of these would be equal to this one.
    boolean madeOf(Region newRegion, SignalState.Known newKnown, long newFirstSlot) {
        return firstSlot == newFirstSlot && region.equals(newRegion) && madeOf.same(newKnown);
    }

    /// What is known of its zone on its basis, without PUE.
    Rungs rungs() {
        return rungs;
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
        double sum = cumulative(integral, gramsPerKwh, end) - cumulative(integral, gramsPerKwh, at);
        return sum < 0 ? 0 : sum;
    }

    private boolean isUnknownWithin(double at, double end) {
        return unknownBefore[(int) Math.ceil(end)] != unknownBefore[(int) at];
    }

    private static double cumulative(double[] sums, double[] values, double position) {
        int whole = (int) position;
        double part = position - whole;
        return part == 0 ? sums[whole] : sums[whole] + part * values[whole] * SLOT_HOURS;
    }

    private double position(Instant instant) {
        return (instant.toEpochMilli() - Slots.start(firstSlot).toEpochMilli()) / SLOT_MILLIS;
    }

    /// PUE at `instant`: from the weather forecast where it reaches, else the region's default.
    public double pueAt(Instant instant) {
        double pue = site == null ? Double.NaN : site.pue().valueAt(instant);
        return Double.isNaN(pue) ? region.defaultPue() : pue;
    }

    /// The mean PUE from `from` until `to`, that at `from` when both are the same; NaN beyond the
    /// horizon.
    public double meanPue(Instant from, Instant to) {
        if (from.equals(to)) {
            return pueAt(from);
        }
        double at = position(from);
        double end = position(to);
        return at < 0 || end > SLOTS || end < at
                ? Double.NaN
                : (cumulative(pueIntegral, pue, end) - cumulative(pueIntegral, pue, at))
                        / ((end - at) * SLOT_HOURS);
    }

    /// The share of heat, 0 to 1, that leaves the site without a compressor; NaN when not told.
    public double freeCoolingAt(Instant instant) {
        Curve share = site == null ? null : site.freeCooling();
        return share == null ? Double.NaN : share.valueAt(instant);
    }

    /// The water that cooling takes for each kWh of IT energy, in litres; NaN when not told.
    public double litresPerKwhAt(Instant instant) {
        Curve litres = site == null ? null : site.litresPerKwh();
        return litres == null ? Double.NaN : litres.valueAt(instant);
    }

    /// The intensity used for `instant`, with its source and quality; empty when nothing is known.
    public Optional<Reading> readingAt(Instant instant) {
        return rungs.readingAt(instant);
    }
}

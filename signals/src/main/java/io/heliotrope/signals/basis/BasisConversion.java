package io.heliotrope.signals.basis;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.signals.basis.MixRule.Direction;
import io.heliotrope.signals.basis.Rule.Value;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.FuelShareSeries;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.MixSeries;
import io.heliotrope.signals.series.Spread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes intensities of one average basis from those of the other.
///
/// Both bases are types, so that nothing enters on the wrong one; what is marginal has no
/// conversion at all. What comes out is ESTIMATED at best, or MODELLED, says how it was made and
/// how far it may be off. What a conversion does not reach is left out: it is never guessed.
public final class BasisConversion<F extends Average<F>, T extends Average<T>> {
    /// Of a normal distribution, the distance from the middle to the tenth percentile.
    private static final double TENTH = 1.2816;

    private final T to;
    private final Rule rule;

    private BasisConversion(T to, Rule rule) {
        this.to = to;
        this.rule = rule;
    }

    /// By what power is made of; consumption fits intensities best, since they count imports.
    public static BasisConversion<Direct, Lifecycle> toLifecycle(MixSeries mix) {
        return new BasisConversion<>(
                Lifecycle.LIFECYCLE, new MixRule(new Mixture.ByPower(mix), Direction.TO_LIFECYCLE));
    }

    /// The same in the other direction.
    public static BasisConversion<Lifecycle, Direct> toDirect(MixSeries mix) {
        return new BasisConversion<>(
                Direct.DIRECT, new MixRule(new Mixture.ByPower(mix), Direction.TO_DIRECT));
    }

    /// By what the power that is used is made of, in shares.
    public static BasisConversion<Direct, Lifecycle> toLifecycle(FuelShareSeries mix) {
        return new BasisConversion<>(
                Lifecycle.LIFECYCLE,
                new MixRule(new Mixture.ByShares(mix), Direction.TO_LIFECYCLE));
    }

    /// The same in the other direction.
    public static BasisConversion<Lifecycle, Direct> toDirect(FuelShareSeries mix) {
        return new BasisConversion<>(
                Direct.DIRECT, new MixRule(new Mixture.ByShares(mix), Direction.TO_DIRECT));
    }

    /// By how both went together in the 60 days before `until`; empty when they were not both known
    /// for 48 hours of that.
    public static Optional<BasisConversion<Direct, Lifecycle>> toLifecycle(
            IntensitySeries<Direct> direct, IntensitySeries<Lifecycle> lifecycle, Instant until) {
        return LineRule.of(direct, lifecycle, until)
                .map(line -> new BasisConversion<>(Lifecycle.LIFECYCLE, line));
    }

    /// The same in the other direction.
    public static Optional<BasisConversion<Lifecycle, Direct>> toDirect(
            IntensitySeries<Lifecycle> lifecycle, IntensitySeries<Direct> direct, Instant until) {
        return LineRule.of(lifecycle, direct, until)
                .map(line -> new BasisConversion<>(Direct.DIRECT, line));
    }

    /// What the conversion is called: `mix-factors` or `trailing-line`.
    public String name() {
        return rule.name();
    }

    /// What of `series` can be converted; no points when nothing can.
    public IntensitySeries<T> convert(IntensitySeries<F> series) {
        List<IntensityPoint> converted = new ArrayList<>();
        for (IntensityPoint point : series.points()) {
            rule.convert(point).map(value -> point(point, value)).ifPresent(converted::add);
        }
        return new IntensitySeries<>(
                series.zone(), to, series.source(), series.issuedAt(), converted);
    }

    /// A yearly average on the other basis, still of the lowest quality; empty when its value is
    /// out of reach, or the conversion is by the mix of an hour, which says nothing of a year.
    ///
    /// @throws IllegalArgumentException when `average` is not on the basis `from`
    public Optional<YearlyAverage> convert(YearlyAverage average, F from) {
        Reading reading = average.reading();
        if (reading.basis() != from.published()) {
            throw new IllegalArgumentException(
                    "the yearly average of %s is on the basis %s, expected %s"
                            .formatted(reading.zone(), reading.basis(), from.published()));
        }
        return rule instanceof LineRule line
                ? line.convert(reading.intensity().value()).map(value -> average(reading, value))
                : Optional.empty();
    }

    private YearlyAverage average(Reading reading, Value value) {
        return new YearlyAverage(
                new Reading(
                        reading.zone(),
                        new GramsPerKwh(value.grams()),
                        to.published(),
                        reading.source(),
                        reading.issuedAt(),
                        reading.quality().worse(Quality.STATIC),
                        Step.YEARLY,
                        rule.name()));
    }

    private IntensityPoint point(IntensityPoint from, Value value) {
        return new IntensityPoint(
                from.validFrom(),
                from.validTo(),
                new GramsPerKwh(value.grams()),
                spread(from, value),
                from.quality().worse(rule.atBest()),
                rule.name(),
                from.updatedAt());
    }

    /// What the source itself may be off by and what the conversion may, as if they had nothing to
    /// do with each other.
    private static Spread spread(IntensityPoint from, Value value) {
        double below = TENTH * value.deviation();
        double above = below;
        if (from.spread() instanceof Spread.Between(GramsPerKwh p10, GramsPerKwh p90)
                && from.intensity().value() > 0) {
            double scale = value.grams() / from.intensity().value();
            below = StrictMath.hypot(below, scale * (from.intensity().value() - p10.value()));
            above = StrictMath.hypot(above, scale * (p90.value() - from.intensity().value()));
        }
        return new Spread.Between(
                new GramsPerKwh(Math.max(0, value.grams() - below)),
                new GramsPerKwh(value.grams() + above));
    }
}

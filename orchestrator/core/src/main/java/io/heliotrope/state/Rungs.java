package io.heliotrope.state;

import static java.util.Objects.requireNonNull;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Slots;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Part;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fallback chain of one zone on one basis: which of the values that are known holds when.
///
/// The latest reading while it is valid; then a provider's forecast; then, for the present slot
/// only, the latest reading while it is less than [GreenCurve#STALE_LIMIT] old; then our own
/// forecast; then that stale reading for later slots too; then the yearly average. A reading that
/// becomes valid within a slot stands for all of that slot: nobody decides for its past part. A
/// reading keeps its quality or falls to that of its rung, and never rises.
///
/// Values of another basis than [#basis] are not used. Immutable; safe from any thread.
public final class Rungs {
    private final @Nullable Basis basis;
    private final @Nullable Intensity latest;
    private final @Nullable IntensityForecast forecast;
    private final @Nullable YearlyAverage yearly;
    private final Instant secondSlot;

    /// The chain in the slot that begins at `start` and after, of the newest of each kind; null
    /// where there is none.
    public Rungs(
            @Nullable Intensity latest,
            @Nullable IntensityForecast forecast,
            @Nullable YearlyAverage yearly,
            Instant start) {
        basis = basis(latest, forecast, yearly, start);
        this.latest = latest != null && latest.reading().basis() == basis ? latest : null;
        this.forecast = forecast != null && forecast.basis() == basis ? forecast : null;
        this.yearly = yearly != null && yearly.reading().basis() == basis ? yearly : null;
        secondSlot = start.plus(Slots.LENGTH);
    }

    /// That of the latest reading, unless that is too old to be used at all; then of the forecast,
    /// if it reaches `start`; then of the yearly average.
    private static @Nullable Basis basis(
            @Nullable Intensity latest,
            @Nullable IntensityForecast forecast,
            @Nullable YearlyAverage yearly,
            Instant start) {
        if (latest != null && start.isBefore(staleUntil(latest))) {
            return latest.reading().basis();
        }
        if (forecast != null && start.isBefore(forecast.gramsPerKwh().end())) {
            return forecast.basis();
        }
        return yearly == null ? null : yearly.reading().basis();
    }

    /// Of all its values; empty when there are none.
    public Optional<Basis> basis() {
        return Optional.ofNullable(basis);
    }

    /// The latest reading, if it has the basis.
    public Optional<Intensity> latest() {
        return Optional.ofNullable(latest);
    }

    /// The forecast, if it has the basis.
    public Optional<IntensityForecast> forecast() {
        return Optional.ofNullable(forecast);
    }

    /// The rung that holds at `instant`; empty when nothing is known.
    public Optional<Step> stepAt(Instant instant) {
        return Optional.ofNullable(rung(instant));
    }

    private @Nullable Step rung(Instant instant) {
        if (latest != null && covers(latest, instant)) {
            return Step.FRESH;
        }
        Step foretold = foretoldStep(instant);
        boolean isStale = latest != null && isWithinStaleLimit(latest, instant);
        boolean isPresent = instant.isBefore(secondSlot);
        if (isStale && (foretold == null || (isPresent && foretold == Step.OWN_FORECAST))) {
            return Step.STALE;
        }
        if (foretold != null) {
            return foretold;
        }
        return yearly == null ? null : Step.YEARLY;
    }

    private @Nullable Step foretoldStep(Instant instant) {
        if (forecast == null || Double.isNaN(forecast.gramsPerKwh().valueAt(instant))) {
            return null;
        }
        boolean isOwn = forecast.partAt(instant).step() == Step.OWN_FORECAST;
        return isOwn ? Step.OWN_FORECAST : Step.FORECAST;
    }

    /// The intensity at `instant` in g/kWh; NaN when nothing is known.
    public double gramsAt(Instant instant) {
        return switch (rung(instant)) {
            case null -> Double.NaN;
            case FRESH, STALE -> requireNonNull(latest).reading().intensity().value();
            case FORECAST, OWN_FORECAST -> requireNonNull(forecast).gramsPerKwh().valueAt(instant);
            case YEARLY -> requireNonNull(yearly).reading().intensity().value();
        };
    }

    /// What the forecast says of `instant`, else the yearly average; NaN when neither is known.
    public double foretoldAt(Instant instant) {
        if (foretoldStep(instant) != null) {
            return requireNonNull(forecast).gramsPerKwh().valueAt(instant);
        }
        return yearly == null ? Double.NaN : yearly.reading().intensity().value();
    }

    /// What [#gramsAt] is, with its origin and quality; empty when nothing is known.
    public Optional<Reading> readingAt(Instant instant) {
        Step step = rung(instant);
        return switch (step) {
            case null -> Optional.empty();
            case FRESH -> Optional.of(requireNonNull(latest).reading());
            case STALE ->
                    Optional.of(requireNonNull(latest).reading().fallenTo(step, Quality.STALE));
            case FORECAST, OWN_FORECAST ->
                    Optional.of(reading(requireNonNull(forecast), instant, step));
            case YEARLY ->
                    Optional.of(requireNonNull(yearly).reading().fallenTo(step, Quality.STATIC));
        };
    }

    private static Reading reading(IntensityForecast forecast, Instant instant, Step step) {
        Part part = forecast.partAt(instant);
        return new Reading(
                forecast.zone(),
                new GramsPerKwh(forecast.gramsPerKwh().valueAt(instant)),
                forecast.basis(),
                part.source(),
                forecast.issuedAt(),
                Quality.FORECAST.worse(part.quality()),
                step,
                part.conversion());
    }

    /// Until when at least what holds at `instant` holds; at most `end`.
    public Instant until(Instant instant, Instant end) {
        Instant until = end;
        if (latest != null) {
            until = sooner(until, instant, latest.validTo());
            until = sooner(until, instant, staleUntil(latest));
        }
        return forecast == null ? until : forecast.gramsPerKwh().until(instant, until);
    }

    private static Instant sooner(Instant until, Instant after, Instant candidate) {
        return candidate.isAfter(after) && candidate.isBefore(until) ? candidate : until;
    }

    private static Instant staleUntil(Intensity intensity) {
        return intensity.validTo().plus(GreenCurve.STALE_LIMIT);
    }

    private static boolean covers(Intensity intensity, Instant instant) {
        return Slots.of(instant) >= Slots.of(intensity.validFrom())
                && instant.isBefore(intensity.validTo());
    }

    private static boolean isWithinStaleLimit(Intensity intensity, Instant instant) {
        return !instant.isBefore(intensity.validTo()) && instant.isBefore(staleUntil(intensity));
    }
}

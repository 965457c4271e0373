package io.heliotrope.signals.trust;

import static io.heliotrope.state.GreenCurve.STALE_LIMIT;

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
import io.heliotrope.signals.Plain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fallback chain of a zone, told: which value decisions use for which time, how old it is, and
/// why it is that one.
///
/// The chain is core's own, from what was published: the latest value while it is valid; a
/// provider's forecast; for the present slot the latest value while it is less than two hours past
/// its validity; our own forecast; that past value for later slots too; the yearly average; else it
/// is not known. A value keeps its quality or falls to that of its rung, and never rises.
///
/// Immutable; safe from any thread.
public final class Ladder {
    private final @Nullable Intensity latest;
    private final @Nullable IntensityForecast forecast;
    private final @Nullable YearlyAverage yearly;
    private final Instant now;
    private final Instant secondSlot;

    /// Of what stands at `now`.
    public Ladder(Standing standing, Instant now) {
        this.now = now;
        Instant slot = Slots.start(Slots.of(now));
        secondSlot = slot.plus(Slots.LENGTH);
        Basis basis = basis(standing, slot);
        Intensity anyLatest = standing.latest();
        IntensityForecast anyForecast = standing.forecast();
        YearlyAverage anyYearly = standing.yearly();
        latest = anyLatest != null && anyLatest.reading().basis() == basis ? anyLatest : null;
        forecast = anyForecast != null && anyForecast.basis() == basis ? anyForecast : null;
        yearly = anyYearly != null && anyYearly.reading().basis() == basis ? anyYearly : null;
    }

    private static @Nullable Basis basis(Standing standing, Instant slot) {
        Intensity latest = standing.latest();
        if (latest != null && slot.isBefore(latest.validTo().plus(STALE_LIMIT))) {
            return latest.reading().basis();
        }
        IntensityForecast forecast = standing.forecast();
        if (forecast != null && slot.isBefore(forecast.gramsPerKwh().end())) {
            return forecast.basis();
        }
        YearlyAverage yearly = standing.yearly();
        return yearly == null ? null : yearly.reading().basis();
    }

    /// What is used for `instant`, now or later.
    public Rung at(Instant instant) {
        if (latest != null && isValid(latest, instant)) {
            String why = latest.reading().source() + " says so until " + latest.validTo();
            return known(instant, latest.reading(), why);
        }
        Part part = part(instant);
        boolean isOwn = part != null && part.step() == Step.OWN_FORECAST;
        boolean isPresent = instant.isBefore(secondSlot);
        if (latest != null && isStale(latest, instant) && (part == null || (isOwn && isPresent))) {
            return stale(latest, instant);
        }
        if (forecast != null && part != null) {
            return foretold(forecast, part, instant);
        }
        if (yearly != null) {
            Reading reading = yearly.reading().fallenTo(Step.YEARLY, Quality.STATIC);
            return known(instant, reading, missing() + "; the zone's yearly average");
        }
        return new Rung.Unknown(instant, missing() + ", and no yearly average on that basis");
    }

    /// Slot by slot, from the present one on, for `ahead`.
    public List<Rung> slots(Duration ahead) {
        List<Rung> rungs = new ArrayList<>();
        for (long slot = Slots.of(now); Slots.start(slot).isBefore(now.plus(ahead)); slot++) {
            rungs.add(at(Slots.start(slot)));
        }
        return rungs;
    }

    private @Nullable Part part(Instant instant) {
        return forecast == null || Double.isNaN(forecast.gramsPerKwh().valueAt(instant))
                ? null
                : forecast.partAt(instant);
    }

    private Rung stale(Intensity past, Instant instant) {
        Reading reading = past.reading().fallenTo(Step.STALE, Quality.STALE);
        Duration over = Duration.between(past.validTo(), instant);
        String why =
                "no newer value; that of %s ended %s before, within the limit of %s"
                        .formatted(reading.source(), Plain.length(over), Plain.length(STALE_LIMIT));
        return known(instant, reading, why);
    }

    private Rung foretold(IntensityForecast whole, Part part, Instant instant) {
        boolean isOwn = part.step() == Step.OWN_FORECAST;
        Reading reading =
                new Reading(
                        whole.zone(),
                        new GramsPerKwh(whole.gramsPerKwh().valueAt(instant)),
                        whole.basis(),
                        part.source(),
                        whole.issuedAt(),
                        Quality.FORECAST.worse(part.quality()),
                        isOwn ? Step.OWN_FORECAST : Step.FORECAST,
                        part.conversion());
        String why =
                isOwn
                        ? "our own forecast from history, by " + part.source()
                        : "the forecast of " + part.source();
        return known(instant, reading, why);
    }

    private Rung known(Instant instant, Reading reading, String why) {
        String converted =
                reading.conversion().isEmpty() ? "" : ", converted by " + reading.conversion();
        Duration age = Duration.between(reading.issuedAt(), now);
        return new Rung.Known(instant, reading, age, why + converted);
    }

    private String missing() {
        String value = latest == null ? "no value" : "a value that ended at " + latest.validTo();
        String foretold =
                forecast == null
                        ? "no forecast"
                        : "a forecast that ends at " + forecast.gramsPerKwh().end();
        return value + " and " + foretold;
    }

    private static boolean isValid(Intensity intensity, Instant instant) {
        return Slots.of(instant) >= Slots.of(intensity.validFrom())
                && instant.isBefore(intensity.validTo());
    }

    private static boolean isStale(Intensity intensity, Instant instant) {
        return !instant.isBefore(intensity.validTo())
                && instant.isBefore(intensity.validTo().plus(STALE_LIMIT));
    }
}

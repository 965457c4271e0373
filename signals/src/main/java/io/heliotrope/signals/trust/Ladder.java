package io.heliotrope.signals.trust;

import io.heliotrope.model.Reading;
import io.heliotrope.model.Slots;
import io.heliotrope.model.Step;
import io.heliotrope.signals.Plain;
import io.heliotrope.state.GreenCurve;
import io.heliotrope.state.Rungs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The fallback chain of a zone, told: which value decisions use for which time, how old it is, and
/// why it is that one.
///
/// The chain is core's own, [Rungs], of what was published. Immutable; safe from any thread.
public final class Ladder {
    private final Rungs rungs;
    private final Instant now;

    /// Of what stands at `now`.
    public Ladder(Standing standing, Instant now) {
        this.now = now;
        this.rungs =
                new Rungs(
                        standing.latest(),
                        standing.forecast(),
                        standing.yearly(),
                        Slots.start(Slots.of(now)));
    }

    /// What is used for `instant`, now or later.
    public Rung at(Instant instant) {
        return rungs.readingAt(instant)
                .<Rung>map(reading ->
                        new Rung.Known(
                                instant,
                                reading,
                                Duration.between(reading.issuedAt(), now),
                                why(reading, instant)))
                .orElseGet(() ->
                        new Rung.Unknown(
                                instant, missing() + ", and no yearly average on that basis"));
    }

    /// Slot by slot, from the present one on, for `ahead`.
    public List<Rung> slots(Duration ahead) {
        List<Rung> told = new ArrayList<>();
        for (long slot = Slots.of(now); Slots.start(slot).isBefore(now.plus(ahead)); slot++) {
            told.add(at(Slots.start(slot)));
        }
        return told;
    }

    /// Of the rung that it is on, which the reading itself does not tell when it is fresh: what is
    /// told for now may be a forecast.
    private String why(Reading reading, Instant instant) {
        String converted =
                reading.conversion().isEmpty() ? "" : ", converted by " + reading.conversion();
        return why(rungs.stepAt(instant).orElseThrow(), reading, instant) + converted;
    }

    private String why(Step step, Reading reading, Instant instant) {
        return switch (step) {
            case FRESH -> reading.source() + " says so until " + latestEnd();
            case STALE ->
                    "no newer value; that of %s ended %s before, within the limit of %s"
                            .formatted(
                                    reading.source(),
                                    Plain.length(Duration.between(latestEnd(), instant)),
                                    Plain.length(GreenCurve.STALE_LIMIT));
            case FORECAST -> "the forecast of " + reading.source();
            case OWN_FORECAST -> "our own forecast from history, by " + reading.source();
            case YEARLY -> missing() + "; the zone's yearly average";
        };
    }

    private Instant latestEnd() {
        return rungs.latest().orElseThrow().validTo();
    }

    private String missing() {
        String value =
                rungs.latest()
                        .map(latest -> "a value that ended at " + latest.validTo())
                        .orElse("no value");
        String foretold =
                rungs.forecast()
                        .map(told -> "a forecast that ends at " + told.gramsPerKwh().end())
                        .orElse("no forecast");
        return value + " and " + foretold;
    }
}

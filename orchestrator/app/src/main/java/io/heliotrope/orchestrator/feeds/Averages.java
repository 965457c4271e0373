package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.signals.carbon.YearlyAverages;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The last resort of each zone: the mean of up to a year of its stored past, and while there is
/// too little of that, the average that ships with the program.
///
/// Immutable; safe from any thread.
record Averages(YearlyAverages shipped, Basis basis) {
    /// How long an average of the stored past is good for.
    static final Duration KEPT = Duration.ofDays(1);

    private static final Duration YEAR = Duration.ofDays(365);

    /// With less than this, a stored past says nothing of a year.
    private static final Duration LEAST = Duration.ofDays(28);

    /// `past` is in g/kWh on this basis.
    Optional<YearlyAverage> of(GridZone zone, Curve past, Instant now) {
        double sum = 0;
        int known = 0;
        for (int i = 0; i < past.size(); i++) {
            boolean isOfTheYear =
                    past.start().plus(past.step().multipliedBy(i)).isAfter(now.minus(YEAR));
            if (isOfTheYear && !Double.isNaN(past.get(i))) {
                sum += past.get(i);
                known++;
            }
        }
        Duration told = past.step().multipliedBy(known);
        return told.compareTo(LEAST) < 0
                ? shipped.of(zone)
                : Optional.of(
                        new YearlyAverage(
                                new Reading(
                                        zone,
                                        new GramsPerKwh(sum / known),
                                        basis,
                                        "stored:average-of-" + told.toDays() + "-days",
                                        now,
                                        Quality.STATIC)));
    }
}

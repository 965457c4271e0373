package io.heliotrope.signals.recorded;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.accounting.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What was really emitted in a replay: the recorded intensities, and the PUE of the recorded
/// weather.
///
/// Integrates by overlap in time, so that series of different steps fit. Where the PUE is not
/// recorded, the region's default holds. Immutable; safe from any thread.
public final class RecordedTruth implements Truth {
    private final Map<GridZone, Curve> intensities = new HashMap<>();
    private final Map<RegionId, Curve> pues = new HashMap<>();

    public RecordedTruth(RecordedFeed feed) {
        feed.grids().forEach(grid -> intensities.put(grid.zone(), grid.gramsPerKwh()));
        feed.sites().forEach(site -> pues.put(site.region(), site.actualPue()));
    }

    @Override
    public OptionalDouble gramsPerKwh(Region region, Instant from, Instant to) {
        Curve intensity = intensities.get(region.zone());
        if (intensity == null) {
            return OptionalDouble.empty();
        }
        Curve pue = pues.get(region.id());
        double sum = 0;
        Instant at = from;
        do {
            OptionalDouble grams = intensity.at(at);
            if (grams.isEmpty()) {
                return OptionalDouble.empty();
            }
            double rate = grams.getAsDouble() * pueAt(region, pue, at);
            if (from.equals(to)) {
                return OptionalDouble.of(rate);
            }
            Instant next =
                    earliest(to, stepEnd(intensity, at), pue == null ? to : stepEnd(pue, at));
            sum += rate * Duration.between(at, next).toNanos();
            at = next;
        } while (at.isBefore(to));
        return OptionalDouble.of(sum / Duration.between(from, to).toNanos());
    }

    private static double pueAt(Region region, @Nullable Curve pue, Instant at) {
        return pue == null ? region.defaultPue() : pue.at(at).orElse(region.defaultPue());
    }

    /// The end of the step that `at` lies in, also beyond the curve.
    private static Instant stepEnd(Curve curve, Instant at) {
        long into =
                Math.floorMod(
                        Duration.between(curve.start(), at).toNanos(), curve.step().toNanos());
        return at.plus(curve.step()).minusNanos(into);
    }

    private static Instant earliest(Instant a, Instant b, Instant c) {
        Instant first = a.isBefore(b) ? a : b;
        return first.isBefore(c) ? first : c;
    }
}

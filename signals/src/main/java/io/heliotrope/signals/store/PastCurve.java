package io.heliotrope.signals.store;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A zone's past as a forecaster reads it: what `source` says that intensity was, on one basis.
///
/// Only what was measured or estimated counts, never what had been expected.
public record PastCurve(KnownSignals signals, GridZone zone, Basis basis, String source) {
    private static final Duration CLOCK = Duration.ofHours(1);

    /// Grams per kWh from `from` until `before`, exclusive, as known at `before`, in steps of an
    /// hour or finer, on the clock. A gap is what is not known. Empty when nothing is.
    ///
    /// @throws IllegalArgumentException when `before` is not after `from`, or that is more than a
    ///   million steps
    /// @throws IOException when nothing can be read
    public Optional<Curve> before(Instant from, Instant before) throws IOException {
        SignalQuery query =
                SignalQuery.of(zone, from, before)
                        .signals(Set.of(Signal.CARBON_INTENSITY))
                        .kinds(Set.of(Kind.of(basis)))
                        .sources(Set.of(source))
                        .qualities(Set.of(Quality.MEASURED, Quality.ESTIMATED))
                        .knownAt(before);
        List<SignalRow> rows =
                signals.list(query).stream()
                        .filter(row -> row.series().site().equals(Site.Whole.ZONE))
                        .filter(row -> !row.validTo().isAfter(before))
                        .toList();
        return Steps.onClock(rows, CLOCK);
    }
}

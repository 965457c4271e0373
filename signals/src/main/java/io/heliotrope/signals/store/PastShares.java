package io.heliotrope.signals.store;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A zone's carbon-free share as a forecaster reads it: what `source` says that it was and is.
public record PastShares(KnownSignals signals, GridZone zone, String source) {
    private static final Duration CLOCK = Duration.ofHours(1);

    /// Shares, 0 to 1, from `from` until the end of what holds at `now`, in steps of an hour or
    /// finer, on the clock. A gap is what is not known. Empty when nothing is.
    ///
    /// @throws IllegalArgumentException when `now` is not after `from`
    /// @throws IOException when nothing can be read
    public Optional<Curve> until(Instant from, Instant now) throws IOException {
        SignalQuery query =
                SignalQuery.of(zone, from, now)
                        .signals(Set.of(Signal.CARBON_FREE_SHARE))
                        .sources(Set.of(source))
                        .qualities(Set.of(Quality.MEASURED, Quality.ESTIMATED));
        List<SignalRow> rows =
                signals.list(query).stream()
                        .filter(row -> row.series().site().equals(Site.Whole.ZONE))
                        .toList();
        return Steps.onClock(rows, CLOCK);
    }
}

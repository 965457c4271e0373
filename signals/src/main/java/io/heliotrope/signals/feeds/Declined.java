package io.heliotrope.signals.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/// Keeps zones that a feed does not serve from its provider.
record Declined(String feed, Function<GridZone, Coverage> coverage, InstantSource clock) {
    /// Asks for what the provider calls the zone, if the feed serves it.
    <T> FeedResult<T> unless(GridZone zone, Function<String, FeedResult<T>> ask) {
        return switch (coverage.apply(zone)) {
            case Coverage.Served(var as) -> ask.apply(as);
            case Coverage.NotServed(var why) ->
                    new FeedResult.Missing<>(
                            Outage.REFUSED, feed + " does not serve " + zone + ": " + why, now());
        };
    }

    /// The rights of who needs no key.
    FeedResult<Rights> open() {
        return new FeedResult.Fresh<>(
                zone -> unless(zone, as -> new FeedResult.Fresh<>(Permission.full(as))));
    }

    private Instant now() {
        return clock.instant();
    }
}

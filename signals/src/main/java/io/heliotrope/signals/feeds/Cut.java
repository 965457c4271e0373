package io.heliotrope.signals.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.Plain;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// Parts of what a provider told. Pure functions.
final class Cut {
    private Cut() {}

    /// What holds at `now`, else what held last before.
    static <B extends CarbonBasis<B>> FeedResult<IntensitySeries<B>> present(
            FeedResult<IntensitySeries<B>> told, Instant now) {
        return switch (told) {
            case FeedResult.Missing<IntensitySeries<B>> missing -> missing;
            case FeedResult.Fresh<IntensitySeries<B>>(var series) -> {
                List<IntensityPoint> begun =
                        series.points().stream().filter(p -> !p.validFrom().isAfter(now)).toList();
                if (begun.isEmpty()) {
                    yield none(series, "nothing until " + Plain.time(now), now);
                }
                Instant last = begun.getLast().validFrom();
                yield of(series, p -> p.validFrom().equals(last), now);
            }
        };
    }

    /// What holds between `now` and `horizon` later.
    static <B extends CarbonBasis<B>> FeedResult<IntensitySeries<B>> ahead(
            FeedResult<IntensitySeries<B>> told, Instant now, Duration horizon) {
        return between(told, now, now.plus(horizon), now);
    }

    /// What holds between `from` and `to`.
    static <B extends CarbonBasis<B>> FeedResult<IntensitySeries<B>> between(
            FeedResult<IntensitySeries<B>> told, Instant from, Instant to, Instant now) {
        return switch (told) {
            case FeedResult.Missing<IntensitySeries<B>> missing -> missing;
            case FeedResult.Fresh<IntensitySeries<B>>(var series) ->
                    of(series, p -> p.validFrom().isBefore(to) && p.validTo().isAfter(from), now);
        };
    }

    private static <B extends CarbonBasis<B>> FeedResult<IntensitySeries<B>> of(
            IntensitySeries<B> series, Predicate<IntensityPoint> wanted, Instant now) {
        List<IntensityPoint> points = series.points().stream().filter(wanted).toList();
        return points.isEmpty()
                ? none(series, "nothing of the time that was asked for", now)
                : new FeedResult.Fresh<>(of(series, series.zone(), points));
    }

    /// The same for a zone that is called `zone` by everybody else.
    static <B extends CarbonBasis<B>> FeedResult<IntensitySeries<B>> named(
            FeedResult<IntensitySeries<B>> told, GridZone zone) {
        return told.map(series -> of(series, zone, series.points()));
    }

    private static <B extends CarbonBasis<B>> IntensitySeries<B> of(
            IntensitySeries<B> series, GridZone zone, List<IntensityPoint> points) {
        return new IntensitySeries<>(
                zone, series.basis(), series.source(), series.issuedAt(), points);
    }

    private static <B extends CarbonBasis<B>> FeedResult<IntensitySeries<B>> none(
            IntensitySeries<B> series, String what, Instant now) {
        String told =
                "%s; %s has %s to %s"
                        .formatted(
                                what,
                                series.source(),
                                series.points().getFirst().validFrom(),
                                series.points().getLast().validTo());
        return new FeedResult.Missing<>(Outage.WRONG_TIME, told, now);
    }
}

package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.basis.MixIntensity;
import io.heliotrope.signals.eia.EiaFeed;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.MixSeries;
import io.heliotrope.signals.store.KnownSignals;
import io.heliotrope.signals.store.PastCurve;
import io.heliotrope.signals.wire.TimeRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Fills up the past of a zone of the United States from EIA, one question a turn: first what is
/// newest, then backwards from what is stored, so that a restart goes on where it was. From then on
/// the last days are asked for again, since they come late and are revised.
///
/// Owned by the zone's turn.
final class EiaPast<B extends Average<B>> {
    /// As far as a forecaster reads.
    static final Duration REACH = ZoneHistory.KEPT;

    /// What one question asks for.
    static final Duration PART = Duration.ofDays(12);

    private static final Duration AGAIN = Duration.ofHours(6);
    private static final Duration UNSETTLED = Duration.ofDays(3);
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final EiaFeed feed;
    private final GridZone zone;
    private final GridZone respondent;
    private final B basis;
    private final KnownSignals store;
    private Instant from = Instant.MAX;
    private Instant until = Instant.MIN;
    private Instant freshAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private String trouble = "";
    private boolean isStarted;
    private boolean isWhole;

    EiaPast(EiaFeed feed, GridZone zone, GridZone respondent, B basis, KnownSignals store) {
        this.feed = feed;
        this.zone = zone;
        this.respondent = respondent;
        this.basis = basis;
        this.store = store;
    }

    /// The balancing authority of a zone: Electricity Maps ends its zones of the United States with
    /// EIA's code, such as `US-CAL-CISO`.
    static Optional<GridZone> respondent(GridZone zone) {
        return zone.value().matches("US-[A-Z]+-[A-Z]{2,4}")
                ? Optional.of(new GridZone(zone.value().replaceFirst(".*-", "")))
                : Optional.empty();
    }

    /// What one more question brought, converted to intensities; nothing when none is due.
    Optional<IntensitySeries<B>> turn(Instant now) {
        if (now.isBefore(notBefore)) {
            return Optional.empty();
        }
        start(now);
        boolean isFresh = now.isBefore(freshAt);
        if (isFresh && isWhole) {
            return Optional.empty();
        }
        TimeRange part = isFresh ? before(now) : newest(now);
        return switch (feed.generation(respondent, part)) {
            case FeedResult.Fresh<MixSeries>(MixSeries mix) -> {
                trouble = "";
                came(part, isFresh, now);
                yield Optional.of(MixIntensity.of(mix, zone, basis));
            }
            case FeedResult.Missing<MixSeries> missing -> {
                missed(missing, isFresh, now);
                yield Optional.empty();
            }
        };
    }

    /// Where the store ends is where a restart goes on.
    private void start(Instant now) {
        if (isStarted) {
            return;
        }
        isStarted = true;
        try {
            new PastCurve(store, zone, basis.published(), EiaFeed.SOURCE)
                    .before(now.minus(REACH), now)
                    .ifPresent(this::stored);
        } catch (IOException unread) {
            // begun anew: the store keeps each value once
            from = Instant.MAX;
        }
    }

    private void stored(Curve curve) {
        for (int i = 0; i < curve.size(); i++) {
            if (!Double.isNaN(curve.get(i))) {
                Instant at = curve.start().plus(curve.step().multipliedBy(i));
                from = at.isBefore(from) ? at : from;
                until = at.plus(curve.step());
            }
        }
    }

    /// From where the past is known until now, or as much of that as comes at once.
    private TimeRange newest(Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.HOURS);
        if (until.equals(Instant.MIN) || until.isBefore(end.minus(REACH))) {
            return new TimeRange(end.minus(PART), end);
        }
        Instant start = until.minus(UNSETTLED);
        Instant most = start.plus(PART);
        return new TimeRange(start, most.isBefore(end) ? most : end);
    }

    private TimeRange before(Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.HOURS);
        Instant known = from.isBefore(end) ? from : end.minus(PART);
        return new TimeRange(known.minus(PART), known);
    }

    private void came(TimeRange part, boolean isOlder, Instant now) {
        from = part.from().isBefore(from) ? part.from() : from;
        isWhole |= !from.isAfter(now.minus(REACH));
        if (!isOlder) {
            until = part.to();
            boolean isCaughtUp = !until.isBefore(now.truncatedTo(ChronoUnit.HOURS));
            freshAt = isCaughtUp ? now.plus(AGAIN) : now;
        }
    }

    /// What was before its records began is no outage: then there is no more to ask for.
    private void missed(FeedResult.Missing<MixSeries> missing, boolean isOlder, Instant now) {
        if (isOlder && missing.why() == Outage.NO_VALUE) {
            isWhole = true;
            return;
        }
        trouble = "; NO: " + missing.why() + ": " + missing.detail();
        if (!isOlder && missing.why() == Outage.NO_VALUE) {
            freshAt = now.plus(AGAIN);
        }
        Instant pause = now.plus(PAUSE);
        notBefore = missing.notBefore().isAfter(pause) ? missing.notBefore() : pause;
    }

    /// Whether nothing older is left to be asked for.
    boolean isWhole() {
        return isWhole;
    }

    /// How far it has come, for people.
    String told() {
        String stored =
                until.equals(Instant.MIN)
                        ? "nothing stored yet"
                        : Duration.between(from, until).toDays()
                                + " days stored"
                                + (isWhole ? "" : ", more to come");
        return "eia tells the past of %s, made from fuels: %s%s"
                .formatted(respondent, stored, trouble);
    }
}

package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.signals.carbon.DecayForecast;
import io.heliotrope.signals.series.Published;
import io.heliotrope.signals.series.ShareSeries;
import io.heliotrope.signals.store.PastShares;
import io.heliotrope.signals.store.SeriesRows;
import io.heliotrope.signals.store.SignalStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One zone's carbon-free share: asks who is due, keeps what comes, and publishes what is new. What
/// is to come is our own forecast, made each hour of what is stored of the last weeks.
///
/// Owned by one thread at a time. What was not published because the control cluster was away is
/// published first the next time.
final class ShareWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ShareWatch.class);
    private static final DecayForecast FORECAST = new DecayForecast(DecayForecast.Settings.SHARE);
    private static final Duration PAST = Duration.ofDays(28);
    private static final Duration DAY = Duration.ofDays(1);

    private final GridZone zone;
    private final List<Sharer> sharers;
    private final SignalStore store;
    private final Shelf shelf;
    private final RandomGenerator random;
    private final Map<String, Instant> due = new HashMap<>();
    private final Map<String, CarbonFree.Told> told = new HashMap<>();
    private final List<Signal> unpublished = new ArrayList<>();
    private Optional<CarbonFree.Told> standing = Optional.empty();
    private Instant foretoldAt = Instant.MIN;

    /// `sharers` as they rank, the best first.
    ShareWatch(GridZone zone, List<Sharer> sharers, SignalStore store, RandomGenerator random) {
        this.zone = zone;
        this.sharers = List.copyOf(sharers);
        this.store = store;
        this.shelf = new Shelf(store);
        this.random = random;
    }

    GridZone zone() {
        return zone;
    }

    /// One turn: who was due was asked, what is new is published.
    void turn(Instant now, Publication publication) {
        for (Sharer sharer : sharers) {
            boolean isFirst = !due.containsKey(sharer.name());
            if (isFirst || !now.isBefore(due.get(sharer.name()))) {
                due.put(sharer.name(), sharer.refresh().next(now, random));
                if (isFirst) {
                    sharer.lastDay(zone, now).ifPresent(series -> keep(sharer, series, now));
                }
                sharer.latest(zone, now).ifPresent(series -> keep(sharer, series, now));
            }
        }
        Optional<CarbonFree.Told> best = best(now);
        best.filter(this::isNews)
                .ifPresent(news -> {
                    standing = Optional.of(news);
                    unpublished.add(news);
                });
        best.ifPresent(one -> foretell(one, now));
        if (!unpublished.isEmpty()) {
            publication.publish(List.copyOf(unpublished));
            unpublished.clear();
        }
    }

    private void keep(Sharer sharer, ShareSeries series, Instant now) {
        shelf.append(SeriesRows.of(series, now));
        Published.carbonFree(series, now)
                .ifPresent(news ->
                        told.merge(sharer.name(), news, (a, b) -> b.isOlderThan(a) ? a : b));
    }

    /// That of the best who tells of now, else the newest of anybody.
    private Optional<CarbonFree.Told> best(Instant now) {
        List<CarbonFree.Told> all =
                sharers.stream()
                        .map(Sharer::name)
                        .filter(told::containsKey)
                        .map(told::get)
                        .toList();
        return all.stream()
                .filter(one -> now.isBefore(one.validTo()))
                .findFirst()
                .or(() -> all.stream().reduce((a, b) -> a.isOlderThan(b) ? b : a));
    }

    /// Whoever folds it would take it, and it says something else.
    private boolean isNews(CarbonFree.Told candidate) {
        return standing.isEmpty()
                || (!candidate.isOlderThan(standing.get()) && !candidate.equals(standing.get()));
    }

    /// Once in an hour. Less than a day of values says nothing of the next one.
    private void foretell(CarbonFree.Told best, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        if (!hour.isAfter(foretoldAt)) {
            return;
        }
        foretoldAt = hour;
        past(best.source(), now)
                .filter(ShareWatch::isDayKnown)
                .flatMap(past -> FORECAST.forecast(past, now, ZoneOffset.UTC))
                .map(ahead ->
                        new CarbonFree.Foretold(
                                zone,
                                DecayForecast.SOURCE,
                                now,
                                Quality.MODELLED,
                                atMostAll(ahead)))
                .ifPresent(unpublished::add);
    }

    private static boolean isDayKnown(Curve past) {
        long known = Arrays.stream(past.toArray()).filter(share -> !Double.isNaN(share)).count();
        return past.step().multipliedBy(known).compareTo(DAY) >= 0;
    }

    private static Curve atMostAll(Curve shares) {
        return new Curve(
                shares.start(),
                shares.step(),
                Arrays.stream(shares.toArray()).map(share -> Math.min(1, share)).toArray());
    }

    /// A store that cannot be read is logged: decisions rest on what is published.
    private Optional<Curve> past(String source, Instant now) {
        try {
            return new PastShares(store, zone, source).until(now.minus(PAST), now);
        } catch (IOException unread) {
            LOG.atWarn()
                    .addKeyValue("zone", zone)
                    .addKeyValue("reason", unread.getMessage())
                    .log("stored shares not read");
            return Optional.empty();
        }
    }
}

package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.signals.feeds.Coverage;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.skill.Skill;
import io.heliotrope.signals.trust.Ladder;
import io.heliotrope.signals.trust.ZoneDesk;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// One zone's turns: asks the feeds that are due, keeps what is believed, and publishes what is
/// new.
///
/// Owned by one thread at a time. What was not published because the control cluster was away is
/// published first the next time.
final class ZoneWatch<B extends CarbonBasis<B>> {
    /// How much past a zone without any asks for.
    static final Duration BACKFILL = Duration.ofDays(62);

    /// With less stored than this, the past is asked for.
    private static final int ENOUGH_HOURS = 24 * 28;

    private final GridZone zone;
    private final List<Asker<B>> askers;
    private final Filler<B> filler;
    private final ZoneDesk<B> desk;
    private final ZoneHistory history;
    private final Shelf shelf;
    private final Fits fits;
    private final Averages averages;
    private final RandomGenerator random;
    private final Map<String, Instant> due = new HashMap<>();
    private final Map<String, Instant> told = new TreeMap<>();
    private final List<Signal> unpublished = new ArrayList<>();
    private Instant heardOwn = Instant.MIN;
    private Instant averagedAt = Instant.MIN;
    private boolean isBackfilled;

    ZoneWatch(
            GridZone zone,
            List<Asker<B>> askers,
            Filler<B> filler,
            ZoneDesk<B> desk,
            ZoneHistory history,
            Shelf shelf,
            Fits fits,
            Averages averages,
            RandomGenerator random) {
        this.zone = zone;
        this.askers =
                askers.stream()
                        .filter(asker -> asker.serves(zone) instanceof Coverage.Served)
                        .toList();
        this.filler = filler;
        this.desk = desk;
        this.history = history;
        this.shelf = shelf;
        this.fits = fits;
        this.averages = averages;
        this.random = random;
    }

    GridZone zone() {
        return zone;
    }

    /// Whether there is anybody to ask.
    boolean isAsking() {
        return !askers.isEmpty();
    }

    /// One turn: what was due was asked, what is new is published.
    void turn(Instant now, Publication publication) {
        backfill(now);
        for (Asker<B> asker : askers) {
            if (!now.isBefore(due.getOrDefault(asker.name(), Instant.MIN))) {
                due.put(asker.name(), asker.refresh().next(now, random));
                asker.ask(zone, desk, now).forEach(series -> keep(asker, series, now));
            }
        }
        fill(now);
        hourly(now);
        unpublished.addAll(desk.due(now));
        shelf.keepPublished(unpublished, now);
        if (!unpublished.isEmpty()) {
            publication.publish(List.copyOf(unpublished));
            unpublished.clear();
        }
    }

    /// What a provider of the past tells is judged as feeds are. Averages and forecasts are made
    /// anew of it with the next hour, and at once when nothing more is to come.
    private void fill(Instant now) {
        boolean wasWhole = filler.isWhole();
        filler.turn(zone, desk, now)
                .ifPresent(series -> {
                    shelf.keep(series, now);
                    history.renew();
                    averagedAt = Instant.MIN;
                });
        if (!wasWhole && filler.isWhole()) {
            heardOwn = Instant.MIN;
            fits.renew();
        }
    }

    private void keep(Asker<B> asker, IntensitySeries<?> series, Instant now) {
        if (!series.points().isEmpty()) {
            shelf.keep(series, now);
            Instant newest = series.points().getLast().updatedAt();
            told.merge(asker.name(), newest, (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    /// A zone of which little is stored asks the first feed that tells of the past, once.
    private void backfill(Instant now) {
        if (isBackfilled) {
            return;
        }
        isBackfilled = true;
        history.read(now);
        if (history.hours() >= ENOUGH_HOURS) {
            return;
        }
        Instant end = now.truncatedTo(ChronoUnit.HOURS);
        for (Duration past : List.of(BACKFILL, Duration.ofHours(23))) {
            for (Asker<B> asker : askers) {
                Optional<IntensitySeries<B>> series =
                        asker.past(zone, desk, new TimeRange(end.minus(past), end), now)
                                .filter(told -> !told.points().isEmpty());
                if (series.isPresent()) {
                    shelf.keep(series.get(), now);
                    history.read(now);
                    return;
                }
            }
        }
    }

    /// With each new hour the past has grown, and our own forecast is made anew.
    private void hourly(Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        if (!hour.isAfter(heardOwn)) {
            return;
        }
        heardOwn = hour;
        history.read(now);
        Curve past = history.until(hour);
        fits.offer(zone, past);
        fits.forecast(zone, past, now)
                .ifPresent(own -> {
                    shelf.keep(own, zone, averages.basis(), now);
                    desk.own(own);
                });
        if (averagedAt.equals(Instant.MIN) || hour.isAfter(averagedAt.plus(Averages.KEPT))) {
            averagedAt = hour;
            averages.of(zone, past, now).ifPresent(desk::yearly);
        }
    }

    /// When the newest value of each feed was made known.
    Map<String, Instant> told() {
        return Collections.unmodifiableMap(new TreeMap<>(told));
    }

    /// What a person should know of the zone's feeds, a line each.
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        askers.forEach(asker -> asker.unused().ifPresent(notes::add));
        filler.told().ifPresent(notes::add);
        return notes;
    }

    List<Skill> skills() {
        return desk.skills();
    }

    /// What is used at `now` and later, and why.
    Ladder ladder(Instant now) {
        return desk.ladder(now);
    }

    /// What went wrong with feeds that brought nothing the last time.
    Map<String, String> troubles() {
        return desk.troubles();
    }
}

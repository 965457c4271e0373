package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.config.SignalSettings;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.signals.cooling.SiteCooling;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.openmeteo.OpenMeteoFeed;
import io.heliotrope.signals.series.WeatherSeries;
import io.heliotrope.signals.store.SeriesRows;
import io.heliotrope.signals.store.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The weather of all regions that have a cooling, once an hour in one call, and what it means for
/// their sites: PUE, free cooling and water. Owned by one thread at a time.
final class SiteWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SiteWatch.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final Duration STEP = Duration.ofHours(1);
    private static final int DAYS = 7;

    private final OpenMeteoFeed feed;
    private final Shelf shelf;
    private final List<Cooled> sites = new ArrayList<>();
    private final List<Signal> unpublished = new ArrayList<>();
    private Instant due = Instant.MIN;

    private record Cooled(Region region, SiteCooling cooling) {}

    SiteWatch(OpenMeteoFeed feed, List<Region> regions, SignalSettings settings, Shelf shelf) {
        this.feed = feed;
        this.shelf = shelf;
        for (Region region : regions) {
            settings.site(region.id()).ifPresent(cooling -> sites.add(new Cooled(region, cooling)));
        }
    }

    /// Whether there is anything to ask for.
    boolean hasSites() {
        return !sites.isEmpty();
    }

    /// One turn: publishes what the weather means, when it is time to ask for it.
    void turn(Instant now, Publication publication) {
        if (!now.isBefore(due)) {
            List<Location> places = sites.stream().map(site -> site.region().location()).toList();
            switch (feed.forecast(places, DAYS, 1)) {
                case FeedResult.Fresh<List<WeatherSeries>>(List<WeatherSeries> told) -> {
                    due = now.plus(EVERY);
                    for (int i = 0; i < sites.size(); i++) {
                        take(sites.get(i), told.get(i), now);
                    }
                }
                case FeedResult.Missing<List<WeatherSeries>> missing -> {
                    due = missing.notBefore().isAfter(now) ? missing.notBefore() : now.plus(AGAIN);
                    LOG.atWarn()
                            .addKeyValue("reason", missing.why())
                            .addKeyValue("detail", missing.detail())
                            .log("no weather");
                }
            }
        }
        if (!unpublished.isEmpty()) {
            publication.publish(List.copyOf(unpublished));
            unpublished.clear();
        }
    }

    private void take(Cooled site, WeatherSeries told, Instant now) {
        if (told.points().isEmpty()) {
            return;
        }
        GridZone zone = site.region().zone();
        SiteForecast forecast =
                site.cooling().forecast(site.region().id(), told.issuedAt(), told.air(STEP));
        unpublished.removeIf(
                old -> old instanceof SiteForecast f && f.region().equals(forecast.region()));
        unpublished.add(forecast);
        shelf.append(SeriesRows.of(told, zone, new Site.In(site.region().id()), STEP, now));
        shelf.keep(forecast, zone, now);
    }
}

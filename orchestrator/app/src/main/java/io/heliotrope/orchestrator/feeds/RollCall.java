package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Region;
import io.heliotrope.signals.carbon.CloudRegions;
import io.heliotrope.signals.carbon.CloudRegions.CloudRegion;
import io.heliotrope.signals.carbon.ZoneCheck;
import io.heliotrope.signals.doctor.CloudFinding;
import io.heliotrope.signals.feeds.IntensityFeed;
import io.heliotrope.signals.feeds.Rights;
import io.heliotrope.signals.http.FeedResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks one feed, once after the start, which zones its provider has, and names in the log those
/// that it lacks: of the regions that list the feed, and of our table of the clouds' regions.
///
/// Nobody waits for it. A provider that does not answer is asked again after ten minutes, or when
/// it wants to be. Turns are one thread's at a time; [#outcome] and [#ofClouds] are safe from any.
final class RollCall {
    private static final Logger LOG = LoggerFactory.getLogger(RollCall.class);
    private static final Duration AGAIN = Duration.ofMinutes(10);

    /// A provider that lists next to nothing fills no log.
    private static final int MOST_NAMED = 20;

    private final IntensityFeed<?> feed;
    private final List<Region> asking;
    private final CloudRegions clouds;
    private final AtomicReference<Optional<Outcome>> outcome =
            new AtomicReference<>(Optional.empty());
    private Instant due = Instant.MIN;
    private boolean isAnswered;

    /// `asking` are the regions whose zone lists this feed.
    RollCall(IntensityFeed<?> feed, List<Region> asking, CloudRegions clouds) {
        this.feed = feed;
        this.asking = List.copyOf(asking);
        this.clouds = clouds;
    }

    /// How many zones the provider lacks: of the settings' regions, and of the table.
    record Outcome(int ofRegions, int ofClouds) {}

    /// The feed's name.
    String name() {
        return feed.name();
    }

    /// What was found; empty before the provider has answered, and when it has no list of zones.
    Optional<Outcome> outcome() {
        return outcome.get();
    }

    /// One turn: asks when that is due, until there was an answer.
    void turn(Instant now) {
        if (isAnswered || now.isBefore(due)) {
            return;
        }
        switch (feed.rights()) {
            case FeedResult.Fresh<Rights>(Rights told) -> {
                isAnswered = true;
                missing(told).ifPresent(this::tell);
            }
            case FeedResult.Missing<Rights> missing -> {
                due = missing.notBefore().isAfter(now) ? missing.notBefore() : now.plus(AGAIN);
                LOG.atDebug()
                        .addKeyValue("source", name())
                        .addKeyValue("detail", missing.detail())
                        .log("zones not told");
            }
        }
    }

    /// What of our table of the clouds' regions the provider lacks, asked now; empty when it has no
    /// list of zones. Logs nothing, and is safe from any thread.
    Optional<CloudFinding> ofClouds() {
        return switch (feed.rights()) {
            case FeedResult.Fresh<Rights>(Rights told) ->
                    missing(told)
                            .map(missing ->
                                    found(
                                            new FeedResult.Fresh<>(
                                                    missing.ofClouds().stream()
                                                            .map(this::lacking)
                                                            .toList())));
            case FeedResult.Missing<Rights> missing -> Optional.of(found(missing.as()));
        };
    }

    private CloudFinding found(FeedResult<List<CloudFinding.Lacking>> lacking) {
        return new CloudFinding(name(), clouds.all().size(), lacking);
    }

    private CloudFinding.Lacking lacking(ZoneCheck.Problem problem) {
        return new CloudFinding.Lacking(problem, cloudRegions(problem.zone()));
    }

    private Optional<MissingZones> missing(Rights told) {
        return MissingZones.of(feed, asking, clouds, told.offered());
    }

    private void tell(MissingZones missing) {
        TreeMap<GridZone, ZoneCheck.Problem> unused = new TreeMap<>();
        missing.ofClouds().forEach(problem -> unused.put(problem.zone(), problem));
        missing.ofRegions().forEach(problem -> unused.remove(problem.zone()));
        missing.ofRegions().forEach(this::name);
        unused.values().stream().limit(MOST_NAMED).forEach(this::name);
        if (unused.size() > MOST_NAMED) {
            LOG.atWarn()
                    .addKeyValue("source", name())
                    .addKeyValue("zones", unused.size() - MOST_NAMED)
                    .addKeyValue("fix", "see whether the provider's list of zones is whole")
                    .log("more zones of cloud regions that the provider lacks");
        }
        outcome.set(
                Optional.of(new Outcome(missing.ofRegions().size(), missing.ofClouds().size())));
    }

    private void name(ZoneCheck.Problem problem) {
        List<String> regions =
                asking.stream()
                        .filter(region -> region.zone().equals(problem.zone()))
                        .map(region -> region.id().value())
                        .toList();
        LOG.atWarn()
                .addKeyValue("source", name())
                .addKeyValue("zone", problem.zone())
                .addKeyValue("reason", problem.why().name().toLowerCase(Locale.ROOT))
                .addKeyValue("region", listed(regions))
                .addKeyValue("cloudRegion", listed(cloudRegions(problem.zone())))
                .addKeyValue(
                        "nearest", listed(problem.nearest().stream().map(GridZone::value).toList()))
                .addKeyValue("fix", fix(regions, problem))
                .log("zone that the provider lacks");
    }

    private List<String> cloudRegions(GridZone zone) {
        return clouds.all().stream()
                .filter(region -> region.zone().equals(zone))
                .map(RollCall::told)
                .toList();
    }

    private static String told(CloudRegion region) {
        return region.provider().name().toLowerCase(Locale.ROOT) + " " + region.name();
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String fix(List<String> regions, ZoneCheck.Problem problem) {
        String instead =
                problem.nearest().isEmpty() ? "one of the provider's" : "one of the nearest";
        return regions.isEmpty()
                ? "nothing here uses it; a region that is to lie there takes " + instead
                : "set "
                        + regions.stream()
                                .map(region -> "regions." + region + ".zone")
                                .collect(Collectors.joining(" and "))
                        + " to "
                        + instead
                        + "; until then this feed says nothing of it";
    }
}

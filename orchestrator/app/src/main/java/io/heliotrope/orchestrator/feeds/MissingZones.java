package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Region;
import io.heliotrope.signals.carbon.CloudRegions;
import io.heliotrope.signals.carbon.ZoneCheck;
import io.heliotrope.signals.feeds.Coverage;
import io.heliotrope.signals.feeds.IntensityFeed;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The zones that a provider lacks, by its own list: of the regions that ask its feed, and of our
/// table of the clouds' regions.
record MissingZones(List<ZoneCheck.Problem> ofRegions, List<ZoneCheck.Problem> ofClouds) {
    MissingZones {
        ofRegions = List.copyOf(ofRegions);
        ofClouds = List.copyOf(ofClouds);
    }

    /// Empty where the provider has no list: `offered` is what it told.
    static Optional<MissingZones> of(
            IntensityFeed<?> feed,
            Collection<Region> asking,
            CloudRegions clouds,
            SortedSet<GridZone> offered) {
        if (offered.isEmpty()) {
            return Optional.empty();
        }
        SortedSet<GridZone> used =
                asking.stream()
                        .map(Region::zone)
                        .filter(zone -> feed.serves(zone) instanceof Coverage.Served)
                        .collect(Collectors.toCollection(TreeSet::new));
        return Optional.of(
                new MissingZones(
                        ZoneCheck.shipped().validate(used, offered), clouds.validate(offered)));
    }
}

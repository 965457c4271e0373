package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.config.SignalSettings;
import io.heliotrope.signals.recorded.RecordedFeed;
import io.heliotrope.signals.recorded.RecordedSeries;
import io.heliotrope.signals.recorded.RecordedWeather;
import io.heliotrope.signals.recorded.SyntheticWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The made-up grids and weather of the regions' zones, as a feed.
final class SyntheticFeed {
    private SyntheticFeed() {}

    /// A region that the settings give no cooling has no weather.
    ///
    /// @throws IllegalArgumentException for a region whose zone the made-up world does not have
    static RecordedFeed of(List<Region> regions, SignalSettings signals, SyntheticWorld world) {
        List<RecordedSeries> grids = new ArrayList<>();
        for (GridZone zone : new TreeSet<>(regions.stream().map(Region::zone).toList())) {
            grids.add(
                    new RecordedSeries(
                            zone,
                            Basis.AVERAGE_LIFECYCLE,
                            world.utcOffset(zone),
                            world.gramsPerKwh(zone)));
        }
        List<RecordedWeather> sites = new ArrayList<>();
        for (Region region : regions) {
            signals.site(region.id())
                    .ifPresent(site ->
                            sites.add(
                                    new RecordedWeather(
                                            region.id(),
                                            site,
                                            world.utcOffset(region.zone()),
                                            world.celsius(region.zone()),
                                            world.dewPointC(region.zone()))));
        }
        return new RecordedFeed(grids, sites);
    }
}

package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Region;
import io.heliotrope.signals.cooling.Cooling;
import io.heliotrope.signals.cooling.PueModel;
import io.heliotrope.signals.recorded.RecordedFeed;
import io.heliotrope.signals.recorded.RecordedSeries;
import io.heliotrope.signals.recorded.RecordedWeather;
import io.heliotrope.signals.recorded.SyntheticWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The made-up grids and weather of the regions' zones, as a feed.
final class SyntheticFeed {
    private static final double TYPICAL_LOAD = 0.7;
    private static final double AIR_COOLED_FROM = 1.25;

    private SyntheticFeed() {}

    /// @throws IllegalArgumentException for a region whose zone the made-up world does not have
    static RecordedFeed of(List<Region> regions, SyntheticWorld world) {
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
            sites.add(
                    new RecordedWeather(
                            region.id(),
                            new PueModel(cooling(region), TYPICAL_LOAD),
                            world.utcOffset(region.zone()),
                            world.celsius(region.zone())));
        }
        return new RecordedFeed(grids, sites);
    }

    /// A site with a low PUE is taken to be cooled by outside air, the others by liquid to the
    /// chip.
    private static Cooling cooling(Region region) {
        return region.defaultPue() < AIR_COOLED_FROM ? Cooling.AIR_SIDE : Cooling.LIQUID_W32;
    }
}

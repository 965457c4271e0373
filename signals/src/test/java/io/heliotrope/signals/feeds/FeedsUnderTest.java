package io.heliotrope.signals.feeds;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.electricitymaps.ElectricityMapsFeed;
import io.heliotrope.signals.electricitymaps.ElectricityMapsSettings;
import io.heliotrope.signals.energinet.EnerginetFeed;
import io.heliotrope.signals.energinet.EnerginetSettings;
import io.heliotrope.signals.energycharts.EnergyChartsFeed;
import io.heliotrope.signals.energycharts.EnergyChartsSettings;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.neso.NesoSettings;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.watttime.WattTimeFeed;
import io.heliotrope.signals.watttime.WattTimeSettings;
import java.util.List;
import java.util.Map;

/// One of each, all of which ask the same local server.
record FeedsUnderTest(
        ElectricityMapsIntensity<Lifecycle> lifecycle,
        ElectricityMapsIntensity<Direct> direct,
        WattTimeIntensity wattTime,
        NesoIntensity neso,
        EnergyChartsIntensity<Lifecycle> energyCharts,
        EnerginetIntensity energinet) {
    static final GridZone CALIFORNIA = new GridZone("US-CAL-CISO");

    static FeedsUnderTest at(LocalProvider it) {
        String base = it.server.url("/").toString();
        ApiKey key = new ApiKey(Canary.PROVIDER_KEY.text());
        ElectricityMapsFeed electricityMaps =
                new ElectricityMapsFeed(it.transport(), key, ElectricityMapsSettings.at(base));
        return new FeedsUnderTest(
                ElectricityMapsIntensity.lifecycle(electricityMaps, it::now),
                ElectricityMapsIntensity.direct(electricityMaps, it::now),
                new WattTimeIntensity(
                        new WattTimeFeed(
                                it.transport(),
                                new Credential.Basic("someone", key),
                                WattTimeSettings.at(base)),
                        Map.of(CALIFORNIA, new Location(37.4, -122.0)),
                        it::now),
                new NesoIntensity(new NesoFeed(it.transport(), NesoSettings.at(base)), it::now),
                new EnergyChartsIntensity<>(
                        new EnergyChartsFeed<>(it.transport(), EnergyChartsSettings.at(base)),
                        Lifecycle.LIFECYCLE,
                        it::now),
                new EnerginetIntensity(
                        new EnerginetFeed(it.transport(), EnerginetSettings.at(base)), it::now));
    }

    /// As an operator ranks them.
    List<IntensityFeed<?>> ranked() {
        return List.of(lifecycle, direct, wattTime, neso, energyCharts, energinet);
    }
}

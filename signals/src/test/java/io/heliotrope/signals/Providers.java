package io.heliotrope.signals;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import io.heliotrope.signals.eia.EiaFeed;
import io.heliotrope.signals.eia.EiaSettings;
import io.heliotrope.signals.electricitymaps.ElectricityMapsFeed;
import io.heliotrope.signals.electricitymaps.ElectricityMapsSettings;
import io.heliotrope.signals.energinet.EnerginetFeed;
import io.heliotrope.signals.energinet.EnerginetSettings;
import io.heliotrope.signals.energycharts.EnergyChartsFeed;
import io.heliotrope.signals.energycharts.EnergyChartsSettings;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.neso.NesoSettings;
import io.heliotrope.signals.openmeteo.OpenMeteoFeed;
import io.heliotrope.signals.openmeteo.OpenMeteoSettings;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.watttime.WattTimeFeed;
import io.heliotrope.signals.watttime.WattTimeSettings;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A feed of each provider, all of which ask the same local server.
record Providers(
        ElectricityMapsFeed electricityMaps,
        WattTimeFeed wattTime,
        NesoFeed neso,
        EnergyChartsFeed<Lifecycle> energyCharts,
        EnerginetFeed energinet,
        OpenMeteoFeed openMeteo,
        EiaFeed eia) {
    static final GridZone DE = new GridZone("DE");
    static final GridZone CAISO = new GridZone("CAISO_NORTH");
    static final Location FRANKFURT = new Location(50.1, 8.7);

    static Providers at(LocalProvider server) {
        String base = server.server.url("/").toString();
        ApiKey key = new ApiKey(Canary.PROVIDER_KEY.text());
        return new Providers(
                new ElectricityMapsFeed(server.transport(), key, ElectricityMapsSettings.at(base)),
                new WattTimeFeed(
                        server.transport(),
                        new Credential.Basic("someone", key),
                        WattTimeSettings.at(base)),
                new NesoFeed(server.transport(), NesoSettings.at(base)),
                new EnergyChartsFeed<>(server.transport(), EnergyChartsSettings.at(base)),
                new EnerginetFeed(server.transport(), EnerginetSettings.at(base)),
                new OpenMeteoFeed(
                        server.transport(), Credential.Open.OPEN, OpenMeteoSettings.at(base)),
                new EiaFeed(server.transport(), key, EiaSettings.at(base)));
    }

    /// One question to each, by name.
    Map<String, Supplier<FeedResult<?>>> questions(TimeRange range) {
        Map<String, Supplier<FeedResult<?>>> questions = new LinkedHashMap<>();
        questions.put("electricitymaps", () -> electricityMaps.latest(DE));
        questions.put("watttime", () -> wattTime.forecast(CAISO, Duration.ofHours(1)));
        questions.put("neso", neso::latest);
        questions.put("energy-charts", () -> energyCharts.intensity(DE));
        questions.put("energinet", () -> energinet.forecast(new GridZone("DK1")));
        questions.put("open-meteo", () -> openMeteo.forecast(List.of(FRANKFURT), 1, 0));
        questions.put("eia", () -> eia.generation(new GridZone("CISO"), range));
        return questions;
    }
}

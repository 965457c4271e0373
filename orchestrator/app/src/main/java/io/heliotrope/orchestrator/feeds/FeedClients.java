package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import io.heliotrope.orchestrator.config.Provider;
import io.heliotrope.orchestrator.config.SignalSettings;
import io.heliotrope.signals.eia.EiaFeed;
import io.heliotrope.signals.eia.EiaSettings;
import io.heliotrope.signals.electricitymaps.ElectricityMapsFeed;
import io.heliotrope.signals.electricitymaps.ElectricityMapsSettings;
import io.heliotrope.signals.energinet.EnerginetFeed;
import io.heliotrope.signals.energinet.EnerginetSettings;
import io.heliotrope.signals.energycharts.EnergyChartsFeed;
import io.heliotrope.signals.energycharts.EnergyChartsSettings;
import io.heliotrope.signals.feeds.EnerginetIntensity;
import io.heliotrope.signals.feeds.EnergyChartsIntensity;
import io.heliotrope.signals.feeds.WattTimeIntensity;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.neso.NesoSettings;
import io.heliotrope.signals.openmeteo.OpenMeteoFeed;
import io.heliotrope.signals.openmeteo.OpenMeteoSettings;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.watttime.WattTimeFeed;
import io.heliotrope.signals.watttime.WattTimeSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One client for each provider and its key, at the address of the settings; none where the key is
/// missing.
///
/// A client has one question on its way at a time, and WattTime's one login: whoever asks a
/// provider, for whichever zone, asks by this one. Safe from any thread.
final class FeedClients {
    private final SignalSettings settings;
    private final Optional<ElectricityMapsFeed> electricityMaps;
    private final Optional<WattTimeIntensity> wattTime;
    private final NesoFeed neso;
    private final EnergyChartsIntensity<Lifecycle> energyCharts;
    private final EnerginetIntensity energinet;
    private final Optional<EiaFeed> eia;
    private final OpenMeteoFeed openMeteo;

    /// `places` tells of each zone where in it the power is used.
    FeedClients(
            SignalSettings settings,
            FeedKeys keys,
            Transport transport,
            Map<GridZone, Location> places) {
        this.settings = settings;
        ElectricityMapsSettings electricityMapsAt = electricityMapsAt();
        this.electricityMaps =
                keys.electricityMaps()
                        .map(key -> new ElectricityMapsFeed(transport, key, electricityMapsAt));
        WattTimeSettings wattTimeAt = wattTimeAt();
        this.wattTime =
                keys.wattTime()
                        .map(login ->
                                new WattTimeIntensity(
                                        new WattTimeFeed(transport, login, wattTimeAt),
                                        places,
                                        transport.clock()));
        this.neso = new NesoFeed(transport, nesoAt());
        this.energyCharts =
                new EnergyChartsIntensity<>(
                        new EnergyChartsFeed<>(transport, energyChartsAt()),
                        Lifecycle.LIFECYCLE,
                        transport.clock());
        this.energinet =
                new EnerginetIntensity(
                        new EnerginetFeed(transport, energinetAt()), transport.clock());
        EiaSettings eiaAt = address(Provider.EIA, EiaSettings.defaults(), EiaSettings::at);
        this.eia = keys.eia().map(key -> new EiaFeed(transport, key, eiaAt));
        this.openMeteo =
                new OpenMeteoFeed(
                        transport,
                        keys.openMeteo(),
                        address(
                                Provider.OPEN_METEO,
                                OpenMeteoSettings.defaults(),
                                OpenMeteoSettings::at));
    }

    Optional<ElectricityMapsFeed> electricityMaps() {
        return electricityMaps;
    }

    Optional<WattTimeIntensity> wattTime() {
        return wattTime;
    }

    NesoFeed neso() {
        return neso;
    }

    EnergyChartsIntensity<Lifecycle> energyCharts() {
        return energyCharts;
    }

    EnerginetIntensity energinet() {
        return energinet;
    }

    Optional<EiaFeed> eia() {
        return eia;
    }

    OpenMeteoFeed openMeteo() {
        return openMeteo;
    }

    private ElectricityMapsSettings electricityMapsAt() {
        ElectricityMapsSettings told =
                address(
                        Provider.ELECTRICITYMAPS,
                        ElectricityMapsSettings.defaults(),
                        ElectricityMapsSettings::at);
        return told.with(told.plausibility().andZero(settings.canBeZero()));
    }

    /// Its regions' names are its own, and known when it has been asked: a zero passes here and is
    /// judged by its zone at the desk.
    private WattTimeSettings wattTimeAt() {
        WattTimeSettings told =
                address(Provider.WATTTIME, WattTimeSettings.defaults(), WattTimeSettings::at);
        return settings.canBeZero().isEmpty()
                ? told
                : told.with(told.plausibility().zeroAnywhere());
    }

    private NesoSettings nesoAt() {
        NesoSettings told = address(Provider.NESO, NesoSettings.defaults(), NesoSettings::at);
        return told.with(told.plausibility().andZero(settings.canBeZero()));
    }

    private EnergyChartsSettings<Lifecycle> energyChartsAt() {
        EnergyChartsSettings<Lifecycle> told =
                address(
                        Provider.ENERGY_CHARTS,
                        EnergyChartsSettings.defaults(),
                        EnergyChartsSettings::at);
        return told.with(told.plausibility().andZero(settings.canBeZero()));
    }

    private EnerginetSettings energinetAt() {
        EnerginetSettings told =
                address(Provider.ENERGINET, EnerginetSettings.defaults(), EnerginetSettings::at);
        List<GridZone> areas =
                settings.canBeZero().stream()
                        .flatMap(zone -> EnerginetIntensity.area(zone).stream())
                        .toList();
        return told.with(told.plausibility().andZero(areas));
    }

    private <T> T address(Provider provider, T usual, Function<String, T> moved) {
        return settings.address(provider).map(uri -> moved.apply(uri.toString())).orElse(usual);
    }
}

package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.config.Provider;
import io.heliotrope.orchestrator.config.SignalSettings;
import io.heliotrope.signals.carbon.CloudRegions;
import io.heliotrope.signals.doctor.Configured;
import io.heliotrope.signals.eia.EiaFeed;
import io.heliotrope.signals.eia.EiaSettings;
import io.heliotrope.signals.electricitymaps.ElectricityMapsFeed;
import io.heliotrope.signals.electricitymaps.ElectricityMapsSettings;
import io.heliotrope.signals.energinet.EnerginetFeed;
import io.heliotrope.signals.energinet.EnerginetSettings;
import io.heliotrope.signals.energycharts.EnergyChartsFeed;
import io.heliotrope.signals.energycharts.EnergyChartsSettings;
import io.heliotrope.signals.feeds.ElectricityMapsIntensity;
import io.heliotrope.signals.feeds.EnerginetIntensity;
import io.heliotrope.signals.feeds.EnergyChartsIntensity;
import io.heliotrope.signals.feeds.IntensityFeed;
import io.heliotrope.signals.feeds.NesoIntensity;
import io.heliotrope.signals.feeds.WattTimeIntensity;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.neso.NesoSettings;
import io.heliotrope.signals.openmeteo.OpenMeteoFeed;
import io.heliotrope.signals.openmeteo.OpenMeteoSettings;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.Marginal;
import io.heliotrope.signals.watttime.WattTimeFeed;
import io.heliotrope.signals.watttime.WattTimeSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// The clients of all providers, at the addresses of the settings and with the keys of the
/// environment. Nothing is asked here.
public final class FeedHouse {
    private final SignalSettings settings;
    private final FeedKeys keys;
    private final Transport transport;
    private final List<Region> regions;
    private final Map<GridZone, Location> places = new TreeMap<>();
    private final Optional<ElectricityMapsFeed> electricityMaps;
    private final NesoFeed neso;
    private final Optional<EiaFeed> eia;

    public FeedHouse(HeliotropeConfig config, FeedKeys keys, Transport transport) {
        this.settings = config.signals();
        this.keys = keys;
        this.transport = transport;
        this.regions = config.regions();
        for (Region region : regions) {
            places.putIfAbsent(region.zone(), region.location());
        }
        ElectricityMapsSettings told =
                address(
                        Provider.ELECTRICITYMAPS,
                        ElectricityMapsSettings.defaults(),
                        ElectricityMapsSettings::at);
        ElectricityMapsSettings at = told.with(told.plausibility().andZero(settings.canBeZero()));
        this.electricityMaps =
                keys.electricityMaps().map(key -> new ElectricityMapsFeed(transport, key, at));
        NesoSettings neso = address(Provider.NESO, NesoSettings.defaults(), NesoSettings::at);
        EiaSettings past = address(Provider.EIA, EiaSettings.defaults(), EiaSettings::at);
        this.eia = keys.eia().map(key -> new EiaFeed(transport, key, past));
        this.neso =
                new NesoFeed(
                        transport, neso.with(neso.plausibility().andZero(settings.canBeZero())));
    }

    private <T> T address(Provider provider, T usual, Function<String, T> moved) {
        return settings.address(provider).map(uri -> moved.apply(uri.toString())).orElse(usual);
    }

    /// Whom the settings ask and who cannot be asked, in one line for a person.
    String told() {
        Set<Provider> named = new LinkedHashSet<>(settings.feeds());
        settings.zones().values().forEach(named::addAll);
        List<String> asked = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Provider provider : named) {
            Optional<? extends Stall<?>> stall = stall(provider);
            if (stall.isEmpty()) {
                left.add(provider.word() + " (is not on this basis)");
            } else if (stall.get() instanceof Stall.Closed<?>(String _, String variables)) {
                left.add(provider.word() + " (set " + variables + ")");
            } else {
                asked.add(provider.word());
            }
        }
        if (isPastTold()) {
            boolean hasKey = keys.opens(Provider.EIA);
            (hasKey ? asked : left).add(hasKey ? "eia (past)" : "eia (set " + FeedKeys.EIA + ")");
        }
        if (settings.isWeatherAsked()) {
            asked.add(Provider.OPEN_METEO.word());
        }
        String basis = settings.basis().word().replace('_', ' ');
        String whom = asked.isEmpty() ? "asks nobody" : "asks " + String.join(", ", asked);
        return "signals: "
                + basis
                + ", "
                + whom
                + (left.isEmpty() ? "" : "; left out: " + String.join(", ", left))
                + "; then own forecasts and yearly averages";
    }

    private Optional<? extends Stall<?>> stall(Provider provider) {
        return switch (settings.basis()) {
            case AVERAGE_LIFECYCLE -> either(lifecycle(provider), direct(provider));
            case AVERAGE_DIRECT -> either(direct(provider), lifecycle(provider));
            case MARGINAL -> marginal(provider);
        };
    }

    private static Optional<? extends Stall<?>> either(
            Optional<? extends Stall<?>> one, Optional<? extends Stall<?>> other) {
        return one.isPresent() ? one : other;
    }

    /// The zone's feeds as a doctor examines them, the best first.
    List<Configured> configured(GridZone zone) {
        return settings.ranked(zone).stream()
                .<Configured>flatMap(provider -> stall(provider).map(Stall::configured).stream())
                .toList();
    }

    /// One for each feed that some region's zone is asked of, in order of the providers.
    List<RollCall> rollCalls() {
        Map<Provider, List<Region>> listing = new EnumMap<>(Provider.class);
        for (Region region : regions) {
            for (Provider provider : settings.ranked(region.zone())) {
                listing.computeIfAbsent(provider, _ -> new ArrayList<>()).add(region);
            }
        }
        CloudRegions clouds = CloudRegions.shipped();
        List<RollCall> calls = new ArrayList<>();
        listing.forEach((provider, asking) -> {
            Optional<? extends Stall<?>> stall = stall(provider);
            if (stall.isPresent() && stall.get() instanceof Stall.Open<?>(var feed)) {
                calls.add(new RollCall(feed, asking, clouds));
            }
        });
        return calls;
    }

    /// Whom to ask what a zone's power is made of, the best first: who has a key, and those of the
    /// zone's feeds that tell it.
    List<Mixer> mixers(GridZone zone) {
        List<Mixer> mixers = new ArrayList<>();
        electricityMaps.ifPresent(feed -> mixers.add(new Mixer.ElectricityMaps(feed)));
        if (settings.ranked(zone).contains(Provider.NESO) && zone.equals(NesoFeed.GREAT_BRITAIN)) {
            mixers.add(new Mixer.Neso(neso));
        }
        return mixers;
    }

    /// Whether EIA would tell the past of a zone of the settings.
    private boolean isPastTold() {
        return settings.isPastAsked()
                && places.keySet().stream().anyMatch(zone -> EiaPast.respondent(zone).isPresent());
    }

    /// The client that fills up the past of `zone`, if the settings want that, there is a key, and
    /// it tells of the zone.
    Optional<EiaFeed> past(GridZone zone) {
        return settings.isPastAsked() && EiaPast.respondent(zone).isPresent()
                ? eia
                : Optional.empty();
    }

    /// The weather of everywhere.
    OpenMeteoFeed weather() {
        OpenMeteoSettings at =
                address(Provider.OPEN_METEO, OpenMeteoSettings.defaults(), OpenMeteoSettings::at);
        return new OpenMeteoFeed(transport, keys.openMeteo(), at);
    }

    /// A provider's feed with life-cycle factors, if it has one.
    Optional<Stall<Lifecycle>> lifecycle(Provider provider) {
        return switch (provider) {
            case ELECTRICITYMAPS ->
                    Optional.of(
                            electricityMaps(
                                    "electricitymaps-lifecycle",
                                    feed ->
                                            ElectricityMapsIntensity.lifecycle(
                                                    feed, transport.clock())));
            case ENERGY_CHARTS -> Optional.of(energyCharts());
            case WATTTIME, NESO, ENERGINET, EIA, OPEN_METEO -> Optional.empty();
        };
    }

    /// A provider's feed with direct factors, if it has one.
    Optional<Stall<Direct>> direct(Provider provider) {
        return switch (provider) {
            case ELECTRICITYMAPS ->
                    Optional.of(
                            electricityMaps(
                                    "electricitymaps-direct",
                                    feed ->
                                            ElectricityMapsIntensity.direct(
                                                    feed, transport.clock())));
            case NESO -> Optional.of(open(new NesoIntensity(neso, transport.clock())));
            case ENERGINET -> Optional.of(energinet());
            case ENERGY_CHARTS, WATTTIME, EIA, OPEN_METEO -> Optional.empty();
        };
    }

    /// A provider's marginal feed, if it has one.
    Optional<Stall<Marginal>> marginal(Provider provider) {
        return switch (provider) {
            case WATTTIME -> Optional.of(wattTime());
            case ELECTRICITYMAPS, NESO, ENERGY_CHARTS, ENERGINET, EIA, OPEN_METEO ->
                    Optional.empty();
        };
    }

    private Stall<Lifecycle> energyCharts() {
        EnergyChartsSettings<Lifecycle> told =
                address(
                        Provider.ENERGY_CHARTS,
                        EnergyChartsSettings.defaults(),
                        EnergyChartsSettings::at);
        EnergyChartsSettings<Lifecycle> at =
                told.with(told.plausibility().andZero(settings.canBeZero()));
        return open(
                new EnergyChartsIntensity<>(
                        new EnergyChartsFeed<>(transport, at),
                        Lifecycle.LIFECYCLE,
                        transport.clock()));
    }

    private Stall<Direct> energinet() {
        EnerginetSettings told =
                address(Provider.ENERGINET, EnerginetSettings.defaults(), EnerginetSettings::at);
        List<GridZone> areas =
                settings.canBeZero().stream()
                        .flatMap(zone -> EnerginetIntensity.area(zone).stream())
                        .toList();
        EnerginetSettings at = told.with(told.plausibility().andZero(areas));
        return open(new EnerginetIntensity(new EnerginetFeed(transport, at), transport.clock()));
    }

    /// Its regions' names are its own, and known when it has been asked: a zero passes here and is
    /// judged by its zone at the desk.
    private Stall<Marginal> wattTime() {
        WattTimeSettings told =
                address(Provider.WATTTIME, WattTimeSettings.defaults(), WattTimeSettings::at);
        WattTimeSettings at =
                settings.canBeZero().isEmpty()
                        ? told
                        : told.with(told.plausibility().zeroAnywhere());
        return keys.wattTime()
                .<Stall<Marginal>>map(login ->
                        open(
                                new WattTimeIntensity(
                                        new WattTimeFeed(transport, login, at),
                                        places,
                                        transport.clock())))
                .orElse(
                        new Stall.Closed<>(
                                "watttime",
                                FeedKeys.WATTTIME_USER + " and " + FeedKeys.WATTTIME_PASSWORD));
    }

    private <B extends Average<B>> Stall<B> electricityMaps(
            String name, Function<ElectricityMapsFeed, IntensityFeed<B>> open) {
        return electricityMaps
                .<Stall<B>>map(feed -> open(open.apply(feed)))
                .orElse(new Stall.Closed<>(name, FeedKeys.ELECTRICITYMAPS));
    }

    private static <B extends CarbonBasis<B>> Stall<B> open(IntensityFeed<B> feed) {
        return new Stall.Open<>(feed);
    }
}

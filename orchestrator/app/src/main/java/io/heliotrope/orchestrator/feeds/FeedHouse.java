package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.config.Provider;
import io.heliotrope.orchestrator.config.SignalSettings;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.signals.carbon.CloudRegions;
import io.heliotrope.signals.doctor.Configured;
import io.heliotrope.signals.eia.EiaFeed;
import io.heliotrope.signals.electricitymaps.ElectricityMapsFeed;
import io.heliotrope.signals.feeds.ElectricityMapsIntensity;
import io.heliotrope.signals.feeds.IntensityFeed;
import io.heliotrope.signals.feeds.NesoIntensity;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.openmeteo.OpenMeteoFeed;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.Marginal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The feeds of all providers, at the addresses of the settings and with the keys of the
/// environment. Nothing is asked here.
///
/// All zones are asked by the same feeds, so that each provider has one question of ours at a time.
public final class FeedHouse {
    private final SignalSettings settings;
    private final FeedKeys keys;
    private final InstantSource clock;
    private final List<Region> regions;
    private final SortedMap<GridZone, Location> places = new TreeMap<>();
    private final FeedClients clients;

    /// @throws CannotRun when a key of the environment is none
    public FeedHouse(HeliotropeConfig config, FeedKeys keys, Transport transport) {
        this.settings = config.signals();
        this.keys = keys;
        this.clock = transport.clock();
        this.regions = config.regions();
        for (Region region : regions) {
            places.putIfAbsent(region.zone(), region.location());
        }
        this.clients = new FeedClients(settings, keys, transport, places);
    }

    /// Whom the settings ask and who cannot be asked, in one line for a person. Who is listed for
    /// zones alone in which there is no region is asked by nobody.
    String told() {
        Set<Provider> named = named();
        List<String> asked = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Provider provider : named) {
            Optional<? extends Stall<?>> stall = either(stall(provider), beside(provider));
            if (stall(provider).isEmpty() && stall.isPresent() && isOpen(stall.get())) {
                continue; // asked beside that
            }
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
                + toldBeside(named)
                + (left.isEmpty() ? "" : "; left out: " + String.join(", ", left))
                + "; then own forecasts and yearly averages";
    }

    private Set<Provider> named() {
        Set<Provider> named = new LinkedHashSet<>(settings.feeds());
        settings.zones().values().forEach(named::addAll);
        named.removeIf(provider ->
                places.keySet().stream()
                        .noneMatch(zone -> settings.ranked(zone).contains(provider)));
        return named;
    }

    private String toldBeside(Set<Provider> named) {
        List<String> intensity =
                named.stream()
                        .filter(provider -> beside(provider).filter(FeedHouse::isOpen).isPresent())
                        .map(Provider::word)
                        .toList();
        List<Sharer> sharers =
                places.keySet().stream().flatMap(zone -> sharers(zone).stream()).toList();
        List<String> told = new ArrayList<>();
        if (!intensity.isEmpty()) {
            String basis = WatchHouse.beside(settings.basis()).word().replace('_', ' ');
            told.add(basis + " from " + String.join(", ", intensity));
        }
        if (!sharers.isEmpty()) {
            told.add("carbon-free shares from " + Sharer.names(sharers));
        }
        return told.isEmpty() ? "" : "; beside that " + String.join(", and ", told);
    }

    private static boolean isOpen(Stall<?> stall) {
        return stall instanceof Stall.Open<?>;
    }

    private Optional<? extends Stall<?>> stall(Provider provider) {
        return stall(provider, settings.basis());
    }

    private Optional<? extends Stall<?>> beside(Provider provider) {
        return stall(provider, WatchHouse.beside(settings.basis()));
    }

    private Optional<? extends Stall<?>> stall(Provider provider, Basis basis) {
        return switch (basis) {
            case AVERAGE_LIFECYCLE -> either(lifecycle(provider), direct(provider));
            case AVERAGE_DIRECT -> either(direct(provider), lifecycle(provider));
            case MARGINAL -> marginal(provider);
        };
    }

    /// Whom to ask for the carbon-free share of a zone, the best first: those of its feeds that
    /// tell it and can be asked.
    List<Sharer> sharers(GridZone zone) {
        List<Sharer> sharers = new ArrayList<>();
        for (Provider provider : settings.ranked(zone)) {
            switch (provider) {
                case ELECTRICITYMAPS ->
                        clients.electricityMaps()
                                .ifPresent(feed -> sharers.add(new Sharer.ElectricityMaps(feed)));
                case NESO -> {
                    if (zone.equals(NesoFeed.GREAT_BRITAIN)) {
                        sharers.add(new Sharer.Neso(clients.neso()));
                    }
                }
                case WATTTIME, ENERGY_CHARTS, ENERGINET, EIA, OPEN_METEO -> {
                    // they tell none
                }
            }
        }
        return sharers;
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
        clients.electricityMaps().ifPresent(feed -> mixers.add(new Mixer.ElectricityMaps(feed)));
        if (settings.ranked(zone).contains(Provider.NESO) && zone.equals(NesoFeed.GREAT_BRITAIN)) {
            mixers.add(new Mixer.Neso(clients.neso()));
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
                ? clients.eia()
                : Optional.empty();
    }

    /// The weather of everywhere.
    OpenMeteoFeed weather() {
        return clients.openMeteo();
    }

    /// A provider's feed with life-cycle factors, if it has one.
    Optional<Stall<Lifecycle>> lifecycle(Provider provider) {
        return switch (provider) {
            case ELECTRICITYMAPS ->
                    Optional.of(
                            electricityMaps(
                                    "electricitymaps-lifecycle",
                                    feed -> ElectricityMapsIntensity.lifecycle(feed, clock)));
            case ENERGY_CHARTS -> Optional.of(open(clients.energyCharts()));
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
                                    feed -> ElectricityMapsIntensity.direct(feed, clock)));
            case NESO -> Optional.of(open(new NesoIntensity(clients.neso(), clock)));
            case ENERGINET -> Optional.of(open(clients.energinet()));
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

    private Stall<Marginal> wattTime() {
        return clients.wattTime()
                .<Stall<Marginal>>map(FeedHouse::open)
                .orElse(
                        new Stall.Closed<>(
                                "watttime",
                                FeedKeys.WATTTIME_USER + " and " + FeedKeys.WATTTIME_PASSWORD));
    }

    private <B extends Average<B>> Stall<B> electricityMaps(
            String name, Function<ElectricityMapsFeed, IntensityFeed<B>> open) {
        return clients.electricityMaps()
                .<Stall<B>>map(feed -> open(open.apply(feed)))
                .orElse(new Stall.Closed<>(name, FeedKeys.ELECTRICITYMAPS));
    }

    private static <B extends CarbonBasis<B>> Stall<B> open(IntensityFeed<B> feed) {
        return new Stall.Open<>(feed);
    }
}

package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.config.Provider;
import io.heliotrope.orchestrator.config.SignalSettings;
import io.heliotrope.signals.basis.BasisConversion;
import io.heliotrope.signals.carbon.YearlyAverages;
import io.heliotrope.signals.eia.EiaFeed;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.Marginal;
import io.heliotrope.signals.store.SignalStore;
import io.heliotrope.signals.trust.DeskSettings;
import io.heliotrope.signals.trust.Habits;
import io.heliotrope.signals.trust.Rejections;
import io.heliotrope.signals.trust.Standing;
import io.heliotrope.signals.trust.ZoneDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Sets up a watch for every zone of the settings, on the basis on which regions are compared.
final class WatchHouse {
    private final HeliotropeConfig config;
    private final SignalSettings settings;
    private final FeedHouse feeds;
    private final SignalStore store;
    private final Rejections rejections;
    private final Fits fits = new Fits();
    private final RandomGenerator random;
    private final Instant now;

    WatchHouse(
            HeliotropeConfig config,
            FeedHouse feeds,
            SignalStore store,
            Rejections rejections,
            RandomGenerator random,
            Instant now) {
        this.config = config;
        this.settings = config.signals();
        this.feeds = feeds;
        this.store = store;
        this.rejections = rejections;
        this.random = random;
        this.now = now;
    }

    Fits fits() {
        return fits;
    }

    SortedSet<GridZone> zones() {
        return new TreeSet<>(config.regions().stream().map(Region::zone).toList());
    }

    /// A watch for each zone, in order of its name.
    List<ZoneWatch<?>> watches() {
        List<ZoneWatch<?>> watches = new ArrayList<>();
        for (GridZone zone : zones()) {
            Conversions conversions = new Conversions(zone, feeds.mixers(zone), store);
            watches.add(
                    switch (settings.basis()) {
                        case AVERAGE_LIFECYCLE ->
                                average(
                                        zone,
                                        Lifecycle.LIFECYCLE,
                                        feeds::lifecycle,
                                        Direct.DIRECT,
                                        feeds::direct,
                                        conversions::toLifecycle);
                        case AVERAGE_DIRECT ->
                                average(
                                        zone,
                                        Direct.DIRECT,
                                        feeds::direct,
                                        Lifecycle.LIFECYCLE,
                                        feeds::lifecycle,
                                        conversions::toDirect);
                        case MARGINAL -> marginal(zone);
                    });
        }
        return watches;
    }

    private <T extends Average<T>, F extends Average<F>> ZoneWatch<T> average(
            GridZone zone,
            T basis,
            Function<Provider, Optional<Stall<T>>> same,
            F other,
            Function<Provider, Optional<Stall<F>>> converted,
            Function<Instant, Optional<BasisConversion<F, T>>> conversion) {
        ZoneHistory others = history(zone, other);
        Function<Instant, Habits> habits =
                at ->
                        Habits.of(
                                other.published(),
                                settings.canBeZero().contains(zone),
                                others.until(at),
                                at);
        List<Asker<T>> askers = new ArrayList<>();
        for (Provider provider : settings.ranked(zone)) {
            Optional<Stall<T>> own = same.apply(provider);
            if (own.isPresent()) {
                open(own.get()).ifPresent(feed -> askers.add(new Asker.Same<>(feed)));
                continue;
            }
            converted
                    .apply(provider)
                    .flatMap(WatchHouse::open)
                    .ifPresent(feed ->
                            askers.add(
                                    new Asker.Converting<>(
                                            feed,
                                            habits,
                                            new Way<>(zone, feed.name(), other, basis, conversion),
                                            rejections)));
        }
        return watch(zone, basis, askers, filler(zone, basis));
    }

    private <T extends Average<T>> Filler<T> filler(GridZone zone, T basis) {
        return feeds.past(zone)
                .flatMap(feed ->
                        EiaPast.respondent(zone)
                                .map(named -> new EiaPast<>(feed, zone, named, basis, store)))
                .<Filler<T>>map(Filler.Eia::new)
                .orElseGet(Filler::nobody);
    }

    private ZoneWatch<Marginal> marginal(GridZone zone) {
        List<Asker<Marginal>> askers = new ArrayList<>();
        for (Provider provider : settings.ranked(zone)) {
            feeds.marginal(provider)
                    .flatMap(WatchHouse::open)
                    .ifPresent(feed -> askers.add(new Asker.Same<>(feed)));
        }
        return watch(zone, Marginal.MARGINAL, askers, Filler.nobody());
    }

    private static <B extends CarbonBasis<B>>
            Optional<io.heliotrope.signals.feeds.IntensityFeed<B>> open(Stall<B> stall) {
        return stall instanceof Stall.Open<B>(var feed) ? Optional.of(feed) : Optional.empty();
    }

    private ZoneHistory history(GridZone zone, CarbonBasis<?> basis) {
        return new ZoneHistory(store, zone, basis.published(), sources(zone), now);
    }

    /// What the zone's feeds call themselves in what they tell.
    private List<String> sources(GridZone zone) {
        List<String> sources =
                new ArrayList<>(settings.ranked(zone).stream().map(Provider::word).toList());
        feeds.past(zone).ifPresent(_ -> sources.add(EiaFeed.SOURCE));
        return sources;
    }

    private <B extends CarbonBasis<B>> ZoneWatch<B> watch(
            GridZone zone, B basis, List<Asker<B>> askers, Filler<B> filler) {
        ZoneHistory history = history(zone, basis);
        history.read(now);
        Memories memories = new Memories(store, zone, basis.published(), sources(zone));
        ZoneDesk<B> desk =
                new ZoneDesk<>(
                        zone,
                        basis,
                        DeskSettings.of(askers.stream().map(Asker::name).toList())
                                .canBeZero(settings.canBeZero().contains(zone)),
                        history::until,
                        rejections,
                        memories.rebuilt(history.until(now), now),
                        Standing.NOTHING);
        Basis published = basis.published();
        return new ZoneWatch<>(
                zone,
                askers,
                filler,
                desk,
                history,
                new Shelf(store),
                fits,
                new Averages(YearlyAverages.shipped(), published),
                random);
    }

    /// The weather of the regions that have a cooling.
    SiteWatch sites() {
        return new SiteWatch(feeds.weather(), config.regions(), settings, new Shelf(store));
    }
}

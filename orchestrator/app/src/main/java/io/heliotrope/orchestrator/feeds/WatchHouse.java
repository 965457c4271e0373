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

    /// Values of two bases are never fitted together.
    private final Fits besideFits = new Fits();

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

    Fits besideFits() {
        return besideFits;
    }

    SortedSet<GridZone> zones() {
        return new TreeSet<>(config.regions().stream().map(Region::zone).toList());
    }

    /// A watch for each zone, in order of its name.
    List<ZoneWatch<?>> watches() {
        return zones().stream()
                .<ZoneWatch<?>>map(zone -> watch(zone, settings.basis(), fits))
                .toList();
    }

    /// What policies read beside that: marginal intensity where regions are compared on averages,
    /// and life-cycle averages where they are compared on marginal intensity. Of the zones for
    /// which somebody can be asked.
    List<BesideWatch> besides() {
        Basis other = beside(settings.basis());
        return zones().stream()
                .<ZoneWatch<?>>map(zone -> watch(zone, other, besideFits))
                .filter(ZoneWatch::isAsking)
                .map(watch -> new BesideWatch(watch, other))
                .toList();
    }

    static Basis beside(Basis basis) {
        return switch (basis) {
            case AVERAGE_LIFECYCLE, AVERAGE_DIRECT -> Basis.MARGINAL;
            case MARGINAL -> Basis.AVERAGE_LIFECYCLE;
        };
    }

    /// The carbon-free shares of the zones for which somebody can be asked.
    List<ShareWatch> shares() {
        return zones().stream()
                .filter(zone -> !feeds.sharers(zone).isEmpty())
                .map(zone -> new ShareWatch(zone, feeds.sharers(zone), store, random))
                .toList();
    }

    private ZoneWatch<?> watch(GridZone zone, Basis basis, Fits own) {
        Conversions conversions = new Conversions(zone, feeds.mixers(zone), store);
        return switch (basis) {
            case AVERAGE_LIFECYCLE ->
                    average(
                            zone,
                            Lifecycle.LIFECYCLE,
                            feeds::lifecycle,
                            Direct.DIRECT,
                            feeds::direct,
                            conversions::toLifecycle,
                            own);
            case AVERAGE_DIRECT ->
                    average(
                            zone,
                            Direct.DIRECT,
                            feeds::direct,
                            Lifecycle.LIFECYCLE,
                            feeds::lifecycle,
                            conversions::toDirect,
                            own);
            case MARGINAL -> marginal(zone, own);
        };
    }

    private <T extends Average<T>, F extends Average<F>> ZoneWatch<T> average(
            GridZone zone,
            T basis,
            Function<Provider, Optional<Stall<T>>> same,
            F other,
            Function<Provider, Optional<Stall<F>>> converted,
            Function<Instant, Optional<BasisConversion<F, T>>> conversion,
            Fits own) {
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
            Optional<Stall<T>> stall = same.apply(provider);
            if (stall.isPresent()) {
                open(stall.get()).ifPresent(feed -> askers.add(new Asker.Same<>(feed)));
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
        return watch(zone, basis, askers, filler(zone, basis), own);
    }

    private <T extends Average<T>> Filler<T> filler(GridZone zone, T basis) {
        return feeds.past(zone)
                .flatMap(feed ->
                        EiaPast.respondent(zone)
                                .map(named -> new EiaPast<>(feed, zone, named, basis, store)))
                .<Filler<T>>map(Filler.Eia::new)
                .orElseGet(Filler::nobody);
    }

    private ZoneWatch<Marginal> marginal(GridZone zone, Fits own) {
        List<Asker<Marginal>> askers = new ArrayList<>();
        for (Provider provider : settings.ranked(zone)) {
            feeds.marginal(provider)
                    .flatMap(WatchHouse::open)
                    .ifPresent(feed -> askers.add(new Asker.Same<>(feed)));
        }
        return watch(zone, Marginal.MARGINAL, askers, Filler.nobody(), own);
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
            GridZone zone, B basis, List<Asker<B>> askers, Filler<B> filler, Fits own) {
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
                own,
                new Averages(YearlyAverages.shipped(), published),
                random);
    }

    /// The weather of the regions that have a cooling.
    SiteWatch sites() {
        return new SiteWatch(feeds.weather(), config.regions(), settings, new Shelf(store));
    }
}

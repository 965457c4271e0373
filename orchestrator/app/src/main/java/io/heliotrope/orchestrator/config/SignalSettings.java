package io.heliotrope.orchestrator.config;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.cooling.SiteCooling;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Where signals come from and on which basis regions are compared.
///
/// `feeds` are asked in that order, the best first, unless `zones` names others for a zone. An
/// empty list asks nobody. `canBeZero` are the zones whose power is at times without any emissions.
/// `isPastAsked` fills up the past of zones of the United States from EIA. `addresses` replace a
/// provider's own. `sites` tells how regions are cooled.
public record SignalSettings(
        Basis basis,
        List<Provider> feeds,
        SortedMap<GridZone, List<Provider>> zones,
        SortedSet<GridZone> canBeZero,
        boolean isWeatherAsked,
        boolean isPastAsked,
        SortedMap<Provider, URI> addresses,
        SortedMap<RegionId, SiteCooling> sites) {
    public SignalSettings {
        feeds = List.copyOf(feeds);
        zones = Collections.unmodifiableSortedMap(new TreeMap<>(zones));
        canBeZero = Collections.unmodifiableSortedSet(new TreeSet<>(canBeZero));
        addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
        sites = Collections.unmodifiableSortedMap(new TreeMap<>(sites));
    }

    /// Whom to ask about `zone`, the best first.
    public List<Provider> ranked(GridZone zone) {
        List<Provider> own = ((Map<GridZone, List<Provider>>) zones).get(zone);
        return own == null ? feeds : own;
    }

    /// How a region is cooled, if the settings say.
    public Optional<SiteCooling> site(RegionId region) {
        return Optional.ofNullable(sites.get(region));
    }

    /// Where a provider is, if not where it usually is.
    public Optional<URI> address(Provider provider) {
        return Optional.ofNullable(addresses.get(provider));
    }
}

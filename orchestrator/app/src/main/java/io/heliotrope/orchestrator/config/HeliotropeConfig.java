package io.heliotrope.orchestrator.config;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Catalogue.Route;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.OriginLaw;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.access.Principals;
import io.heliotrope.orchestrator.evidence.TrustedKey;
import io.heliotrope.orchestrator.notary.NotarySettings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// All settings of one installation, checked.
///
/// `control` names the cluster that holds the control topics; it may be a home cluster as well.
/// `statedRtt` holds the round-trip times in ms that the settings state; the others follow from
/// distance, see [#roundTrips]. `principals` are what the roles are called where they have users of
/// their own. `meters` are those of the regions whose settings were read.
public record HeliotropeConfig(
        ClusterId control,
        Map<ClusterId, ClusterSettings> clusters,
        List<Region> regions,
        Jurisdictions law,
        List<ModelSettings> models,
        Map<Route, Double> statedRtt,
        PolicySettings policy,
        SealingSettings sealing,
        SignalSettings signals,
        Listen admin,
        TokenSettings tokens,
        NotarySettings notary,
        AccountingSettings accounting,
        OriginLaw residency,
        Principals principals,
        SortedMap<RegionId, MeterSettings> meters) {
    private static final double FIBRE_DETOUR = 1.9;
    private static final double KM_PER_MILLI = 100;
    private static final double EQUIPMENT_MILLIS = 2;
    private static final double WITHIN_REGION_MILLIS = 1;

    public HeliotropeConfig {
        clusters = Collections.unmodifiableMap(new TreeMap<>(clusters));
        regions = List.copyOf(regions);
        models = List.copyOf(models);
        statedRtt = Collections.unmodifiableMap(new TreeMap<>(statedRtt));
        meters = Collections.unmodifiableSortedMap(new TreeMap<>(meters));
    }

    /// What the workers of a region are metered by.
    public MeterSettings meter(RegionId region) {
        MeterSettings found = meters.get(region);
        return found == null ? new MeterSettings.None() : found;
    }

    /// The catalogue that the world begins with.
    public Catalogue catalogue() {
        return new Catalogue(
                regions,
                law,
                models.stream().map(ModelSettings::spec).toList(),
                roundTrips(),
                sealing.published(),
                residency);
    }

    /// The cluster of that name.
    ///
    /// @throws IllegalArgumentException naming those there are, when there is none of that name
    public ClusterSettings cluster(ClusterId id) {
        ClusterSettings found = clusters.get(id);
        if (found == null) {
            throw new IllegalArgumentException(
                    "cluster '"
                            + id
                            + "' is not in the settings, expected one of "
                            + clusters.keySet());
        }
        return found;
    }

    /// The same settings with clusters at other addresses.
    public HeliotropeConfig at(Map<ClusterId, ClusterSettings.Bootstrap> addresses) {
        Map<ClusterId, ClusterSettings> moved = new TreeMap<>(clusters);
        addresses.forEach((id, address) -> moved.put(id, cluster(id).at(address)));
        return new HeliotropeConfig(
                control,
                moved,
                regions,
                law,
                models,
                statedRtt,
                policy,
                sealing,
                signals,
                admin,
                tokens,
                notary,
                accounting,
                residency,
                principals,
                meters);
    }

    /// The same settings with further keys whose seals count.
    public HeliotropeConfig trusting(List<TrustedKey> keys) {
        return new HeliotropeConfig(
                control,
                clusters,
                regions,
                law,
                models,
                statedRtt,
                policy,
                sealing,
                signals,
                admin,
                tokens,
                notary.trusting(keys),
                accounting,
                residency,
                principals,
                meters);
    }

    /// Round-trip times in ms of all pairs: as stated, else as stated for the way back, else by
    /// distance.
    public Map<Route, Double> roundTrips() {
        Map<Route, Double> all = new TreeMap<>();
        for (Region from : regions) {
            for (Region to : regions) {
                Route route = new Route(from.id(), to.id());
                Double back = statedRtt.get(new Route(to.id(), from.id()));
                double fallback = back == null ? byDistance(from, to) : back;
                all.put(route, statedRtt.getOrDefault(route, fallback));
            }
        }
        return all;
    }

    /// The prior of an unmeasured pair, 1.9 x km / 100 + 2 ms: light in fibre takes 1 ms per 100 km
    /// of the way there and back, and measured pairs show a median of 1.9 times that.
    static double byDistance(Region from, Region to) {
        if (from.id().equals(to.id())) {
            return WITHIN_REGION_MILLIS;
        }
        double km = from.location().kilometresTo(to.location());
        return FIBRE_DETOUR * km / KM_PER_MILLI + EQUIPMENT_MILLIS;
    }
}

package io.heliotrope.state;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.ServedModel;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.protocol.ControlRecord.Beside;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.OfGrid;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Fold of the signals topic: the newest of each kind per zone, region or served model.
///
/// A record issued before the one it would replace is older news and changes nothing. `beside` are
/// the intensities on a basis on which regions are not compared.
record SignalState(
        long offset,
        GridState grids,
        Map<Basis, GridState> beside,
        ShareState shares,
        Map<RegionId, SiteForecast> sites,
        Map<ServedModel, EnergyFigure> energies) {
    static final SignalState EMPTY =
            new SignalState(0, GridState.EMPTY, Map.of(), ShareState.EMPTY, Map.of(), Map.of());

    SignalState apply(Signal signal, long recordOffset) {
        return with(signal).at(recordOffset + 1);
    }

    private SignalState at(long next) {
        return new SignalState(next, grids, beside, shares, sites, energies);
    }

    private SignalState with(Signal signal) {
        return switch (signal) {
            case OfGrid g ->
                    new SignalState(offset, grids.apply(g), beside, shares, sites, energies);
            case Beside(OfGrid g) ->
                    new SignalState(
                            offset,
                            grids,
                            with(beside, g.on(), besideOn(g.on()).apply(g)),
                            shares,
                            sites,
                            energies);
            case CarbonFree c ->
                    new SignalState(offset, grids, beside, shares.apply(c), sites, energies);
            case SiteForecast p -> {
                SiteForecast known = sites.get(p.region());
                yield known != null && p.issuedAt().isBefore(known.issuedAt())
                        ? this
                        : new SignalState(
                                offset,
                                grids,
                                beside,
                                shares,
                                with(sites, p.region(), p),
                                energies);
            }
            case EnergyFigure e -> {
                EnergyFigure known = energies.get(e.served());
                yield known != null && e.issuedAt().isBefore(known.issuedAt())
                        ? this
                        : withEnergies(with(energies, e.served(), e));
            }
        };
    }

    private GridState besideOn(Basis basis) {
        return beside.getOrDefault(basis, GridState.EMPTY);
    }

    private SignalState withEnergies(Map<ServedModel, EnergyFigure> other) {
        return new SignalState(offset, grids, beside, shares, sites, other);
    }

    /// The same, without what meters told.
    SignalState withoutEnergies() {
        return withEnergies(EMPTY.energies);
    }

    /// What is known of one region's zone and weather, to be compared and kept.
    Known of(Region region) {
        return new Known(
                grids.latest().get(region.zone()),
                grids.forecasts().get(region.zone()),
                grids.yearly().get(region.zone()),
                sites.get(region.id()));
    }

    /// What was told of a zone on a basis beside that on which regions are compared, in the slot
    /// that begins at `start` and after.
    Rungs beside(GridZone zone, Basis basis, Instant start) {
        GridState told = besideOn(basis);
        return new Rungs(
                told.latest().get(zone),
                told.forecasts().get(zone),
                told.yearly().get(zone),
                start);
    }

    /// The records behind one region's curve.
    record Known(
            @Nullable Intensity latest,
            @Nullable IntensityForecast forecast,
            @Nullable YearlyAverage yearly,
            @Nullable SiteForecast site) {
        /// Identity is enough: a fold replaces a record, it never changes one.
        @SuppressWarnings("ReferenceEquality")
        boolean same(Known other) {
            return latest == other.latest
                    && forecast == other.forecast
                    && yearly == other.yearly
                    && site == other.site;
        }
    }

    static <K extends Comparable<K>, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        TreeMap<K, V> copy = new TreeMap<>(map);
        copy.put(key, value);
        return copy;
    }
}

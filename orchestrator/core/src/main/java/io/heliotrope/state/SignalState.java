package io.heliotrope.state;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.ServedModel;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Fold of the signals topic: the newest of each kind per zone, region or served model.
///
/// A record issued before the one it would replace is older news and changes nothing.
record SignalState(
        long offset,
        Map<GridZone, Intensity> latest,
        Map<GridZone, IntensityForecast> forecasts,
        Map<GridZone, YearlyAverage> yearly,
        Map<RegionId, SiteForecast> sites,
        Map<ServedModel, EnergyFigure> energies) {
    static final SignalState EMPTY =
            new SignalState(0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    SignalState apply(Signal signal, long recordOffset) {
        return with(signal).at(recordOffset + 1);
    }

    private SignalState at(long next) {
        return new SignalState(next, latest, forecasts, yearly, sites, energies);
    }

    private SignalState with(Signal signal) {
        return switch (signal) {
            case Intensity i -> {
                Intensity known = latest.get(i.reading().zone());
                yield known != null && isOlder(i, known)
                        ? this
                        : new SignalState(
                                offset,
                                with(latest, i.reading().zone(), i),
                                forecasts,
                                yearly,
                                sites,
                                energies);
            }
            case IntensityForecast f -> {
                IntensityForecast known = forecasts.get(f.zone());
                yield known != null && f.issuedAt().isBefore(known.issuedAt())
                        ? this
                        : new SignalState(
                                offset,
                                latest,
                                with(forecasts, f.zone(), f),
                                yearly,
                                sites,
                                energies);
            }
            case YearlyAverage y ->
                    new SignalState(
                            offset,
                            latest,
                            forecasts,
                            with(yearly, y.reading().zone(), y),
                            sites,
                            energies);
            case SiteForecast p -> {
                SiteForecast known = sites.get(p.region());
                yield known != null && p.issuedAt().isBefore(known.issuedAt())
                        ? this
                        : new SignalState(
                                offset,
                                latest,
                                forecasts,
                                yearly,
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

    private SignalState withEnergies(Map<ServedModel, EnergyFigure> other) {
        return new SignalState(offset, latest, forecasts, yearly, sites, other);
    }

    /// The same, without what meters told.
    SignalState withoutEnergies() {
        return withEnergies(EMPTY.energies);
    }

    private static boolean isOlder(Intensity candidate, Intensity known) {
        return candidate.validFrom().isBefore(known.validFrom())
                || (candidate.validFrom().equals(known.validFrom())
                        && candidate.reading().issuedAt().isBefore(known.reading().issuedAt()));
    }

    /// What is known of one region's zone and weather, to be compared and kept.
    Known of(Region region) {
        return new Known(
                latest.get(region.zone()),
                forecasts.get(region.zone()),
                yearly.get(region.zone()),
                sites.get(region.id()));
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

    private static <K extends Comparable<K>, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        TreeMap<K, V> copy = new TreeMap<>(map);
        copy.put(key, value);
        return copy;
    }
}

package io.heliotrope.state;

import io.heliotrope.model.GridZone;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.OfGrid;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import java.util.Map;

/// The newest intensity of each kind per zone. What was issued, or holds, before that which it
/// would replace is older news and changes nothing.
record GridState(
        Map<GridZone, Intensity> latest,
        Map<GridZone, IntensityForecast> forecasts,
        Map<GridZone, YearlyAverage> yearly) {
    static final GridState EMPTY = new GridState(Map.of(), Map.of(), Map.of());

    GridState apply(OfGrid signal) {
        GridZone zone = signal.of();
        return switch (signal) {
            case Intensity i -> {
                Intensity known = latest.get(zone);
                yield known != null && isOlder(i, known)
                        ? this
                        : new GridState(SignalState.with(latest, zone, i), forecasts, yearly);
            }
            case IntensityForecast f -> {
                IntensityForecast known = forecasts.get(zone);
                yield known != null && f.issuedAt().isBefore(known.issuedAt())
                        ? this
                        : new GridState(latest, SignalState.with(forecasts, zone, f), yearly);
            }
            case YearlyAverage y ->
                    new GridState(latest, forecasts, SignalState.with(yearly, zone, y));
        };
    }

    private static boolean isOlder(Intensity candidate, Intensity known) {
        return candidate.validFrom().isBefore(known.validFrom())
                || (candidate.validFrom().equals(known.validFrom())
                        && candidate.reading().issuedAt().isBefore(known.reading().issuedAt()));
    }
}

package io.heliotrope.backtest.scenario;

import io.heliotrope.backtest.scenario.Scenario.Forecasting;
import io.heliotrope.signals.recorded.IntensityForecasts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What others foretold of the intensities of a scenario.
final class Forecasts {
    private Forecasts() {}

    /// The file of forecasts, which is there if and only if it is decided by it, and knows each
    /// region.
    static Optional<IntensityForecasts> read(Scenario scenario, Files files, List<Place> places)
            throws Trouble {
        Optional<Path> file = scenario.signals().forecast();
        boolean isAsked = scenario.deciding().forecaster() == Forecasting.RECORDED;
        if (file.isPresent() != isAsked) {
            throw Trouble.of(
                    isAsked
                            ? "forecaster: recorded has no file to read, expected signals.forecast: a file with issued_utc,region,h0,h1,.."
                            : "signals.forecast: %s has no effect, expected forecaster: recorded"
                                    .formatted(file.get()));
        }
        if (file.isEmpty()) {
            return Optional.empty();
        }
        IntensityForecasts forecasts = files.read(file.get(), IntensityForecasts::read);
        for (Place place : places) {
            if (!forecasts.regions().contains(place.column())) {
                throw Trouble.of(
                        files.at(file.get()),
                        "has no forecasts of %s for region %s, expected one of %s"
                                .formatted(
                                        place.column(),
                                        place.id().value(),
                                        String.join(", ", new TreeSet<>(forecasts.regions()))));
            }
        }
        return Optional.of(forecasts);
    }
}

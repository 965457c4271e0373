package io.heliotrope.backtest.scenario;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.forecast.TemperatureOutlook;
import io.heliotrope.signals.recorded.IntensityForecasts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A scenario with all that its files hold, by the index of its regions, which are in order of id.
///
/// `told` is how often intensities are told: the step of their file. `grams` is the grid's
/// intensity in g/kWh, `pue` the overhead, both as they really were and step by step alike; `sky`
/// is their product. `work` is what comes in each episode, in order of release; `loads` the
/// interactive load in accelerators, `forecasts` what others foretold of intensities, if there are
/// any. `rooms` are the accelerators of each region; there are none where nobody runs short.
public record Recorded(
        Scenario scenario,
        Duration told,
        List<Place> places,
        List<Curve> grams,
        List<Curve> pue,
        Sky sky,
        Optional<TemperatureOutlook> temperatures,
        List<List<Work>> work,
        Optional<Loads> loads,
        Optional<IntensityForecasts> forecasts,
        List<Integer> rooms) {
    public Recorded {
        places = List.copyOf(places);
        grams = List.copyOf(grams);
        pue = List.copyOf(pue);
        work = work.stream().map(List::copyOf).toList();
        rooms = List.copyOf(rooms);
    }

    /// The same with other work and rooms.
    Recorded with(List<List<Work>> others, List<Integer> otherRooms) {
        return new Recorded(
                scenario,
                told,
                places,
                grams,
                pue,
                sky,
                temperatures,
                others,
                loads,
                forecasts,
                otherRooms);
    }

    /// The interactive load of an episode, hour by hour.
    public List<Flow> flows(int episode) {
        List<Flow> flows = new ArrayList<>();
        Scenario.Episodes episodes = scenario.episodes();
        loads.ifPresent(all -> {
            for (int hour = 0; hour < episodes.length().toHours(); hour++) {
                flows.addAll(all.flows(episodes.start(episode), hour));
            }
        });
        return flows;
    }

    /// Work of all episodes.
    public List<Work> allWork() {
        return work.stream().flatMap(List::stream).toList();
    }
}

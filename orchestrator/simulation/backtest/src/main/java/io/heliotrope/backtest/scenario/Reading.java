package io.heliotrope.backtest.scenario;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What came of reading the files that a scenario names.
public sealed interface Reading {
    /// All of them are sound.
    record Sound(Recorded recorded) implements Reading {}

    /// What is wrong, a line each, at least one.
    record Refused(List<String> problems) implements Reading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// Reads the files, which lie in `data`.
    static Reading of(Scenario scenario, Path data) {
        try {
            Files files = new Files(data);
            Ground ground = Ground.read(scenario, files);
            List<List<Work>> work = new Arrivals(scenario, files, ground).byEpisode();
            Optional<Loads> loads =
                    scenario.interactive().isEmpty()
                            ? Optional.empty()
                            : Optional.of(Loads.read(scenario.interactive().get(), files, ground));
            return new Sound(
                    new Recorded(
                            scenario,
                            ground.told(),
                            ground.places(),
                            ground.grams(),
                            ground.pue(),
                            ground.sky(),
                            ground.temperatures(),
                            work,
                            loads,
                            Forecasts.read(scenario, files, ground.places()),
                            rooms(scenario, ground.places().size())));
        } catch (Trouble trouble) {
            return new Refused(trouble.problems());
        }
    }

    private static List<Integer> rooms(Scenario scenario, int regions) {
        return scenario.room().isPresent()
                ? Collections.nCopies(regions, scenario.room().getAsInt())
                : List.of();
    }
}

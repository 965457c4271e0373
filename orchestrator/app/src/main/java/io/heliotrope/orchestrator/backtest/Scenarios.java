package io.heliotrope.orchestrator.backtest;

import io.heliotrope.backtest.scenario.Reading;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.orchestrator.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads scenarios for commands.
public final class Scenarios {
    private Scenarios() {}

    /// Reads a scenario file and all files that it names, which lie in `data` or, without it,
    /// beside it.
    ///
    /// @throws CannotRun naming all that is wrong
    public static Recorded read(Path file, @Nullable Path data) {
        Scenario scenario = scenario(file);
        Path beside = file.toAbsolutePath().getParent();
        Path folder = data == null ? beside == null ? Path.of("") : beside : data;
        return switch (Reading.of(scenario, folder)) {
            case Reading.Sound(Recorded recorded) -> recorded;
            case Reading.Refused(List<String> problems) ->
                    throw new CannotRun(Why.USAGE, String.join("\n", problems));
        };
    }

    private static Scenario scenario(Path file) {
        try {
            return switch (ScenarioFile.read(file.toString(), Files.readString(file))) {
                case ScenarioFile.Sound(Scenario sound) -> sound;
                case ScenarioFile.Refused(List<Problem> problems) ->
                        throw new CannotRun(
                                Why.USAGE,
                                problems.stream()
                                        .map(Problem::toString)
                                        .collect(Collectors.joining("\n")));
            };
        } catch (IOException unreadable) {
            throw new CannotRun(
                    Why.USAGE,
                    file + " cannot be read, expected a scenario file in YAML",
                    unreadable);
        }
    }
}

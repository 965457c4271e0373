package io.heliotrope.orchestrator.backtest;

import io.heliotrope.backtest.scenario.Scenario;
import io.heliotrope.backtest.scenario.Scenario.Deciding;
import io.heliotrope.backtest.scenario.Scenario.Episodes;
import io.heliotrope.backtest.scenario.Scenario.Forecasting;
import io.heliotrope.backtest.scenario.Scenario.Interactive;
import io.heliotrope.backtest.scenario.Scenario.Jobs;
import io.heliotrope.backtest.scenario.Scenario.Regions;
import io.heliotrope.backtest.scenario.Scenario.Yardstick;
import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Problem;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import io.heliotrope.orchestrator.yaml.YamlReading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/// What came of reading a scenario file.
sealed interface ScenarioFile {
    /// All of it makes sense.
    record Sound(Scenario scenario) implements ScenarioFile {}

    /// What does not, in order of place; at least one problem.
    record Refused(List<Problem> problems) implements ScenarioFile {
        public Refused {
            problems = problems.stream().sorted().toList();
        }
    }

    /// Reads the text of the file `source`.
    static ScenarioFile read(String source, String text) {
        List<Problem> problems = new ArrayList<>();
        var reading = new io.heliotrope.orchestrator.yaml.Reading(source, Map.of(), problems);
        Section root = Section.root(reading, YamlReading.read(source, text, problems));
        Setting<Scenario> scenario = scenario(root);
        return problems.isEmpty() && scenario.isRight()
                ? new Sound(scenario.get())
                : new Refused(problems);
    }

    private static Setting<Scenario> scenario(Section root) {
        Setting<String> name = root.read("name", Words.NAME, Words::name);
        Setting<String> about = root.read("about", "", "a sentence", text -> text);
        Setting<Scenario.Signals> signals = PlaceSections.signals(root.section("signals"));
        Setting<Regions> regions = PlaceSections.regions(root.section("regions"));
        Setting<Episodes> episodes = episodes(root.section("episodes"));
        Setting<Duration> slot = root.read("slot", Amounts.DURATION, Words::positive);
        Setting<OptionalInt> room =
                root.read(
                        "capacity",
                        OptionalInt.empty(),
                        "accelerators per region, a whole number 1 to 1000000",
                        text -> OptionalInt.of(Amounts.whole(1, 1_000_000).apply(text)));
        List<Setting<? extends Jobs>> jobs = JobSections.all(root.section("jobs"));
        Optional<Setting<Interactive>> interactive =
                root.isMapping("interactive")
                        ? Optional.of(JobSections.interactive(root.section("interactive")))
                        : Optional.empty();
        Setting<Deciding> deciding = deciding(root);
        Setting<Yardstick> yardstick = yardstick(root.section("yardstick"));
        return root.build(() ->
                new Scenario(
                        name.get(),
                        about.get(),
                        signals.get(),
                        regions.get(),
                        episodes.get(),
                        slot.get(),
                        room.get(),
                        jobs.stream().<Jobs>map(Setting::get).toList(),
                        interactive.map(Setting::get),
                        deciding.get(),
                        yardstick.get()));
    }

    private static Setting<Episodes> episodes(Section section) {
        var start = section.read("start", Words.INSTANT, Words::instant);
        var count = section.read("count", 1, "1 to 1000", Amounts.whole(1, 1_000));
        var length = section.read("length", Amounts.DURATION, Words::positive);
        Setting<Optional<Duration>> every =
                section.read(
                        "every",
                        Optional.empty(),
                        Amounts.DURATION,
                        text -> Optional.of(Words.positive(text)));
        return section.build(() ->
                new Episodes(
                        start.get(), count.get(), length.get(), every.get().orElse(length.get())));
    }

    private static Setting<Yardstick> yardstick(Section section) {
        Setting<OptionalDouble> bar = target(section, "bar");
        Setting<OptionalDouble> goal = target(section, "goal");
        Setting<SortedSet<Integer>> chosen =
                section.read("chosen", new TreeSet<>(), "episodes, such as 0,2,4", Words::numbers);
        return section.build(() -> new Yardstick(bar.get(), goal.get(), chosen.get()));
    }

    private static Setting<OptionalDouble> target(Section section, String key) {
        return section.read(
                key,
                OptionalDouble.empty(),
                "a share such as 97%",
                text -> OptionalDouble.of(Words.share(text)));
    }

    private static Setting<Deciding> deciding(Section root) {
        Setting<Forecasting> forecaster =
                root.read(
                        "forecaster",
                        Forecasting.HISTORY,
                        Amounts.words(Forecasting.class),
                        Amounts.word(Forecasting.class));
        Setting<Optional<Path>> forecasts =
                root.read(
                        "forecasts",
                        Optional.empty(),
                        "a file of recorded forecasts",
                        text -> Optional.of(Path.of(text)));
        Setting<OptionalDouble> gain =
                root.read(
                        "leastGain",
                        OptionalDouble.empty(),
                        "a share such as 2%",
                        text -> OptionalDouble.of(Words.share(text)));
        Setting<Long> seed = root.read("seed", 0L, "a whole number", Long::parseLong);
        if (forecaster.isRight()
                && forecasts.isRight()
                && (forecaster.get() == Forecasting.RECORDED) != forecasts.get().isPresent()) {
            root.problem(
                    "forecaster",
                    "is %s, and forecasts: names %s; recorded forecasts need a file, others have none"
                            .formatted(
                                    forecaster.get().name().toLowerCase(java.util.Locale.ROOT),
                                    forecasts.get().map(Path::toString).orElse("none")));
        }
        return forecaster.isRight() && forecasts.isRight() && gain.isRight() && seed.isRight()
                ? Setting.of(
                        new Deciding(forecaster.get(), forecasts.get(), gain.get(), seed.get()))
                : Setting.wrong();
    }
}

package io.heliotrope.orchestrator.backtest;

import io.heliotrope.backtest.scenario.Scenario;
import io.heliotrope.backtest.scenario.Scenario.Deciding;
import io.heliotrope.backtest.scenario.Scenario.Episodes;
import io.heliotrope.backtest.scenario.Scenario.Forecasting;
import io.heliotrope.backtest.scenario.Scenario.Interactive;
import io.heliotrope.backtest.scenario.Scenario.Jobs;
import io.heliotrope.backtest.scenario.Scenario.Power;
import io.heliotrope.backtest.scenario.Scenario.Regions;
import io.heliotrope.backtest.scenario.Scenario.Yardstick;
import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Problem;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import io.heliotrope.orchestrator.yaml.YamlReading;
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
        Optional<Setting<Power>> power =
                root.isMapping("power")
                        ? Optional.of(PlaceSections.power(root.section("power")))
                        : Optional.empty();
        List<Setting<? extends Jobs>> jobs = JobSections.all(root.section("jobs"));
        Optional<Setting<Interactive>> interactive =
                root.isMapping("interactive")
                        ? Optional.of(JobSections.interactive(root.section("interactive")))
                        : Optional.empty();
        boolean isFree = room.isRight() && room.get().isEmpty();
        if (power.isPresent() && (isFree || interactive.isPresent())) {
            root.problem(
                    "power",
                    "needs a capacity, and counts jobs alone: give 'capacity', and leave out"
                            + " 'interactive', or leave out 'power'");
        }
        if (isFree && interactive.isPresent() && isOneByOne(interactive.get())) {
            root.problem(
                    "capacity",
                    "is missing, and requests wait for accelerators: give 'capacity', or leave out"
                            + " 'requests' in 'interactive'");
        }
        Setting<Forecasting> forecaster = forecaster(root);
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
                        power.map(Setting::get),
                        jobs.stream().<Jobs>map(Setting::get).toList(),
                        interactive.map(Setting::get),
                        new Deciding(forecaster.get()),
                        yardstick.get()));
    }

    private static boolean isOneByOne(Setting<Interactive> interactive) {
        return interactive.isRight() && interactive.get().requests().isPresent();
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

    private static Setting<Forecasting> forecaster(Section root) {
        return root.read(
                "forecaster",
                Forecasting.HISTORY,
                Amounts.words(Forecasting.class),
                Amounts.word(Forecasting.class));
    }
}

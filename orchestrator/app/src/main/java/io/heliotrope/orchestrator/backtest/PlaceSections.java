package io.heliotrope.orchestrator.backtest;

import io.heliotrope.backtest.scenario.Scenario;
import io.heliotrope.backtest.scenario.Scenario.Cooling;
import io.heliotrope.backtest.scenario.Scenario.Power;
import io.heliotrope.backtest.scenario.Scenario.Regions;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The sections of a scenario file that say where it plays.
final class PlaceSections {
    static final String FILE = "a file in the folder of data";

    private static final String REGION = "a region: 1 to 40 of a-z, 0-9 and -";

    private PlaceSections() {}

    static Setting<Scenario.Signals> signals(Section section) {
        Setting<Path> intensity = section.read("intensity", FILE, Path::of);
        Setting<Basis> basis =
                section.read(
                        "basis",
                        Basis.AVERAGE_LIFECYCLE,
                        Amounts.words(Basis.class),
                        Amounts.word(Basis.class));
        Setting<Optional<Path>> forecast = forecast(section);
        Optional<Setting<Cooling>> cooling =
                section.isMapping("cooling")
                        ? Optional.of(cooling(section.section("cooling")))
                        : Optional.empty();
        return section.build(() ->
                new Scenario.Signals(
                        intensity.get(), basis.get(), forecast.get(), cooling.map(Setting::get)));
    }

    private static Setting<Optional<Path>> forecast(Section section) {
        return section.read("forecast", Optional.empty(), FILE, text -> Optional.of(Path.of(text)));
    }

    private static Setting<Cooling> cooling(Section section) {
        Setting<Path> temperature = section.read("temperature", FILE, Path::of);
        Setting<Optional<Path>> forecast = forecast(section);
        String pue = "a PUE, 1 to 3";
        var least = section.read("least", pue, Amounts.within(1, 3, ""));
        var most = section.read("most", pue, Amounts.within(1, 3, ""));
        var perDegree =
                section.read("perDegree", "PUE per degree, 0 to 1", Amounts.within(0, 1, ""));
        var above = section.read("above", "degrees Celsius", Amounts.within(-90, 60, ""));
        return section.build(() ->
                new Cooling(
                        temperature.get(),
                        forecast.get(),
                        least.get(),
                        most.get(),
                        perDegree.get(),
                        above.get()));
    }

    /// What idle accelerators draw.
    static Setting<Power> power(Section section) {
        Setting<Double> idle =
                section.read("idle", "a power such as 220W", Amounts.within(0, 100_000, "W"));
        Setting<Duration> startup =
                section.read("startup", Duration.ZERO, Amounts.DURATION, Amounts::duration);
        return section.build(() -> new Power(idle.get() / 1000, startup.get()));
    }

    static Setting<Regions> regions(Section section) {
        if (section.names().contains("file")) {
            Setting<Path> file = section.read("file", FILE, Path::of);
            return section.build(() -> new Regions.Listed(file.get()));
        }
        if (section.names().isEmpty() || section.names().size() > Catalogue.MOST_REGIONS) {
            section.problem(
                    "names %d regions, expected 1 to %d, or 'file: regions.csv'"
                            .formatted(section.names().size(), Catalogue.MOST_REGIONS));
        }
        SequencedMap<RegionId, Scenario.Region> regions = new LinkedHashMap<>();
        for (Section one : section.sections()) {
            Setting<RegionId> id = one.name(REGION, RegionId::new);
            Setting<String> column = one.read("column", "the column of its intensity", Words::text);
            Setting<String> area = one.read("area", "", "a name such as EU", Words::name);
            Setting<Scenario.Region> region =
                    one.build(() -> new Scenario.Region(column.get(), area.get()));
            if (id.isRight() && region.isRight()) {
                regions.put(id.get(), region.get());
            }
        }
        return section.build(() -> new Regions.Named(regions));
    }
}

package io.heliotrope.signals.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.recorded.IntensityTable;
import io.heliotrope.signals.recorded.Parsed;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.trust.GateReplay.Alarm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Eighteen months of fourteen grids that the project does not ship: run with
/// `-Dheliotrope.traces=<folder>`, where the folder holds `atlas/`.
///
/// The files have faults of their own, which the gate is to find and nothing else: a value that
/// stays, to the hundredth of a gram, for 7 to 115 hours (SE, PJM, ISNE), and one or two hours at
/// half or twice their neighbours (FPL, SE).
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@EnabledIfSystemProperty(named = "heliotrope.traces", matches = ".+")
class PublishedAlarmsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("heliotrope.traces", ".")).resolve("atlas");

    @Test
    void life_cycle_values_are_rejected_only_where_the_file_has_a_fault() {
        assertThat(alarms(Lifecycle.LIFECYCLE, "ci_lifecycle_hourly_2020-01_2021-06.csv"))
                .containsOnlyKeys("FPL", "ISNE", "PJM", "SE");
    }

    @Test
    void direct_values_too() {
        assertThat(alarms(Direct.DIRECT, "ci_direct_hourly_2020-01_2021-06.csv"))
                .containsOnlyKeys("FPL", "ISNE", "PJM", "SE");
    }

    private static <B extends CarbonBasis<B>> Map<String, List<Alarm>> alarms(
            B basis, String file) {
        IntensityTable table =
                switch (IntensityTable.read(FOLDER.resolve(file))) {
                    case Parsed.Sound<IntensityTable>(var sound) -> sound;
                    case Parsed.Refused<IntensityTable> refused ->
                            throw new AssertionError(refused.message());
                };
        Map<String, List<Alarm>> alarms = new TreeMap<>();
        table.gramsPerKwh()
                .forEach((zone, curve) -> {
                    List<Alarm> of = new GateReplay<>(basis, curve).alarms(new GridZone(zone));
                    System.out.printf(
                            "%s %s: %d of %d turned away (%.3f %%) %s%n",
                            basis,
                            zone,
                            of.size(),
                            curve.size(),
                            100.0 * of.size() / curve.size(),
                            episodes(of));
                    if (!of.isEmpty()) {
                        alarms.put(zone, of);
                    }
                });
        return alarms;
    }

    /// The beginnings of what follows each other, with the reason.
    private static List<String> episodes(List<Alarm> alarms) {
        List<String> episodes = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Alarm alarm : alarms) {
            if (last.isBefore(alarm.at().minus(TrustSamples.HOUR))) {
                episodes.add(alarm.reason() + " " + alarm.grams() + " from " + alarm.at());
            }
            last = alarm.at();
        }
        return episodes;
    }
}

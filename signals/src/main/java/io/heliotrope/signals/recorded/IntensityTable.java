package io.heliotrope.signals.recorded;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.RegionId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Carbon intensity in gCO2eq/kWh by time: column `time_utc`, then a column per region or zone.
///
/// A [SeriesTable] of values from 0 to 3000.
public record IntensityTable(
        String file,
        Instant start,
        Duration step,
        int steps,
        SequencedMap<String, Curve> gramsPerKwh) {
    public IntensityTable {
        gramsPerKwh = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(gramsPerKwh));
    }

    /// The end of the last step, exclusive.
    public Instant end() {
        return start.plus(step.multipliedBy(steps));
    }

    /// The series of a region: the column that bears its name, else the one that bears its zone's.
    public Optional<Curve> of(RegionId region, GridZone zone) {
        return gramsPerKwh.entrySet().stream()
                .filter(column -> region.equals(RegionNames.id(column.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> Optional.ofNullable(gramsPerKwh.get(zone.value())));
    }

    /// Reads the file; every problem is reported, up to the limit.
    public static Parsed<IntensityTable> read(Path path) {
        return switch (SeriesTable.read(path, SeriesTable.Kind.GRAMS)) {
            case Parsed.Sound<SeriesTable>(SeriesTable table) ->
                    new Parsed.Sound<>(
                            new IntensityTable(
                                    table.file(),
                                    table.start(),
                                    table.step(),
                                    table.steps(),
                                    table.series()));
            case Parsed.Refused<SeriesTable>(var problems) -> new Parsed.Refused<>(problems);
        };
    }
}

package io.heliotrope.signals.carbon;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.signals.NearestNames;
import io.heliotrope.signals.ResourceTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Yearly averages per zone: the last resort before not knowing, and marked as such.
///
/// From the grid intensities that Google publishes for its cloud regions (2024,
/// `region-carbon-info`). They count operational emissions only, so their basis is
/// [Basis#AVERAGE_DIRECT]: they must not stand in for a life-cycle value. Immutable; safe from any
/// thread.
public final class YearlyAverages {
    /// The basis of every value of the table.
    public static final Basis BASIS = Basis.AVERAGE_DIRECT;

    private static final int MOST_SUGGESTIONS = 3;

    private final Map<GridZone, YearlyAverage> averages = new TreeMap<>();

    private YearlyAverages() {
        for (var row : ResourceTable.read(YearlyAverages.class, "yearly-averages.csv")) {
            GridZone zone = new GridZone(row.getField("zone"));
            int year = Integer.parseInt(row.getField("year"));
            Reading reading =
                    new Reading(
                            zone,
                            new GramsPerKwh(Double.parseDouble(row.getField("grams_per_kwh"))),
                            BASIS,
                            "static:gcp-" + year,
                            startOf(year + 1),
                            Quality.STATIC);
            averages.put(zone, new YearlyAverage(reading));
        }
    }

    private static Instant startOf(int year) {
        return Instant.EPOCH.atOffset(ZoneOffset.UTC).withYear(year).toInstant();
    }

    /// Reads the table that ships with the program.
    public static YearlyAverages shipped() {
        return new YearlyAverages();
    }

    /// The zone's average; empty when the table has none.
    public Optional<YearlyAverage> of(GridZone zone) {
        return Optional.ofNullable(averages.get(zone));
    }

    /// The zones with an average, in order.
    public List<GridZone> zones() {
        return List.copyOf(averages.keySet());
    }

    /// Up to three zones whose names are nearest to `name`.
    public List<String> nearest(String name) {
        return NearestNames.of(
                name, averages.keySet().stream().map(GridZone::value).toList(), MOST_SUGGESTIONS);
    }
}

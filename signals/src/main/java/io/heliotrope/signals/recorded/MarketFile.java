package io.heliotrope.signals.recorded;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.NearestNames;
import io.heliotrope.signals.accounting.MarketFactors;
import io.heliotrope.signals.accounting.MarketFactors.Factor;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An operator's market-based factors: columns `region`, `grams_per_kwh`, `source`, a row a region.
public final class MarketFile {
    private static final double DIRTIEST = 3_000;

    private MarketFile() {}

    /// Reads the file; `regions` are those that there are. Every problem is reported, up to the
    /// limit.
    public static Parsed<MarketFactors> read(Path path, Collection<RegionId> regions) {
        Problems problems = new Problems();
        Map<RegionId, Factor> factors = new TreeMap<>();
        CsvTable table = CsvTable.read(path, problems);
        int @Nullable [] columns =
                table == null ? null : table.columns(problems, "region", "grams_per_kwh", "source");
        if (table != null && columns != null) {
            Cells cells = new Cells(table, problems);
            for (CsvTable.Row row : table.rows()) {
                if (problems.full()) {
                    break;
                }
                RegionId region = region(cells, row, columns[0], regions);
                OptionalDouble grams =
                        cells.number(row, columns[1], 0, DIRTIEST, "grams per kWh by contract");
                String source = cells.text(row, columns[2]);
                if (source.isEmpty()) {
                    cells.wrong(row, columns[2], "the paper that the factor stands on");
                } else if (region != null && grams.isPresent()) {
                    Factor factor = new Factor(new GramsPerKwh(grams.getAsDouble()), source);
                    if (factors.put(region, factor) != null) {
                        cells.wrong(row, columns[0], "each region once");
                    }
                }
            }
        }
        return problems.unless(() -> new MarketFactors(factors));
    }

    private static @Nullable RegionId region(
            Cells cells, CsvTable.Row row, int column, Collection<RegionId> regions) {
        String name = cells.text(row, column);
        for (RegionId region : regions) {
            if (region.value().equals(name)) {
                return region;
            }
        }
        List<String> all = regions.stream().map(RegionId::value).sorted().toList();
        List<String> near = NearestNames.of(name, all, 1);
        cells.wrong(
                row,
                column,
                "one of "
                        + String.join(", ", all)
                        + (near.isEmpty() ? "" : "; did you mean " + near.getFirst() + "?"));
        return null;
    }
}

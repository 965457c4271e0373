package io.heliotrope.signals.recorded;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.RegionId;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The regions of a trace: columns `region,zone,residency,utc_offset_h`, in the file's order.
public record RegionsFile(String file, List<Entry> entries) {
    private static final Pattern AREA = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,19}");
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int QUARTER_HOUR_SECONDS = 900;
    private static final int LONGEST_ZONE = 200;

    /// One region; `residency` is the area whose data may not leave it, as the trace defines areas.
    public record Entry(
            RegionId region,
            GridZone zone,
            Jurisdiction residency,
            ZoneOffset utcOffset,
            long line) {}

    public RegionsFile {
        entries = List.copyOf(entries);
    }

    /// Reads the file; every problem is reported, up to the limit.
    public static Parsed<RegionsFile> read(Path path) {
        Problems problems = new Problems();
        List<Entry> entries = new ArrayList<>();
        CsvTable table = CsvTable.read(path, problems);
        int[] columns =
                table == null
                        ? null
                        : table.columns(problems, "region", "zone", "residency", "utc_offset_h");
        if (table != null && columns != null) {
            Cells cells = new Cells(table, problems);
            Set<RegionId> seen = new HashSet<>();
            for (CsvTable.Row row : table.rows()) {
                Entry entry = entry(cells, row, columns);
                if (entry != null && !seen.add(entry.region())) {
                    cells.wrong(row, columns[0], "every region once");
                } else if (entry != null) {
                    entries.add(entry);
                }
            }
        }
        return problems.unless(() -> new RegionsFile(CsvTable.name(path), entries));
    }

    private static @Nullable Entry entry(Cells cells, CsvTable.Row row, int[] columns) {
        RegionId region = RegionNames.id(cells.text(row, columns[0]));
        if (region == null) {
            cells.wrong(row, columns[0], RegionNames.EXPECTED);
        }
        String zone = cells.text(row, columns[1]);
        boolean zoneSound =
                !zone.isEmpty()
                        && zone.length() <= LONGEST_ZONE
                        && zone.chars().noneMatch(Character::isISOControl);
        if (!zoneSound) {
            cells.wrong(row, columns[1], "a zone of the grid, such as SE-SE3");
        }
        String area = cells.text(row, columns[2]);
        boolean areaSound = AREA.matcher(area).matches();
        if (!areaSound) {
            cells.wrong(row, columns[2], "a residency area: 1 to 20 of A-Z, 0-9 and -");
        }
        ZoneOffset offset = offset(cells, row, columns[3]);
        return region == null || !zoneSound || !areaSound || offset == null
                ? null
                : new Entry(region, new GridZone(zone), new Jurisdiction(area), offset, row.line());
    }

    private static @Nullable ZoneOffset offset(Cells cells, CsvTable.Row row, int column) {
        OptionalDouble hours = cells.number(row, column, -12, 14, "hours from UTC");
        if (hours.isEmpty()) {
            return null;
        }
        double seconds = hours.getAsDouble() * SECONDS_PER_HOUR;
        if (seconds % QUARTER_HOUR_SECONDS != 0) {
            cells.wrong(row, column, "hours from UTC in quarters, such as 5.75");
            return null;
        }
        return ZoneOffset.ofTotalSeconds((int) seconds);
    }
}

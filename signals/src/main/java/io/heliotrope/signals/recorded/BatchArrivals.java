package io.heliotrope.signals.recorded;

import io.heliotrope.model.RegionId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Batch work by origin and hour: columns `episode,hour,origin,batch_gpu_hours`.
public record BatchArrivals(String file, List<Arrival> arrivals) {
    private static final int MOST_EPISODES = 1_000_000;
    private static final int MOST_HOURS = 100_000;
    private static final double MOST_GPU_HOURS = 1e6;

    /// `gpuHours` of work that arrive at `origin` in hour `hour` (from 0) of `episode` (from 0).
    public record Arrival(int episode, int hour, RegionId origin, double gpuHours, long line) {}

    public BatchArrivals {
        arrivals = List.copyOf(arrivals);
    }

    /// The arrivals of one episode, in the file's order.
    public List<Arrival> episode(int episode) {
        return arrivals.stream().filter(a -> a.episode() == episode).toList();
    }

    /// Reads the file; every problem is reported, up to the limit.
    public static Parsed<BatchArrivals> read(Path path) {
        Problems problems = new Problems();
        List<Arrival> arrivals = new ArrayList<>();
        CsvTable table = CsvTable.read(path, problems);
        int[] columns =
                table == null
                        ? null
                        : table.columns(problems, "episode", "hour", "origin", "batch_gpu_hours");
        if (table != null && columns != null) {
            Cells cells = new Cells(table, problems);
            for (CsvTable.Row row : table.rows()) {
                if (problems.full()) {
                    break;
                }
                int episode = cells.whole(row, columns[0], MOST_EPISODES, "number of the episode");
                int hour = cells.whole(row, columns[1], MOST_HOURS, "hour of the episode");
                RegionId origin = RegionNames.id(cells.text(row, columns[2]));
                OptionalDouble gpuHours =
                        cells.number(row, columns[3], 0, MOST_GPU_HOURS, "GPU-hours");
                if (origin == null) {
                    cells.wrong(row, columns[2], RegionNames.EXPECTED);
                } else if (gpuHours.isPresent()) {
                    arrivals.add(
                            new Arrival(episode, hour, origin, gpuHours.getAsDouble(), row.line()));
                }
            }
        }
        return problems.unless(() -> new BatchArrivals(CsvTable.name(path), arrivals));
    }
}

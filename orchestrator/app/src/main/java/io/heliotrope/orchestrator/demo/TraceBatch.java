package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Lane;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.orchestrator.demo.Arrival.Intent;
import io.heliotrope.signals.recorded.BatchArrivals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A trace's batch work, cut into jobs of one GPU-hour and thinned to what a run can hold. Owned by
/// one thread.
final class TraceBatch {
    /// Jobs for each real second of the intake, on average.
    static final int MOST_PER_SECOND = 10;

    private static final int EPISODE = 0;
    private static final Duration PIECE = Duration.ofHours(1);
    private static final Duration DEADLINE = Duration.ofHours(24);
    private static final double LEAST_HOURS = 1 / 60.0;
    private static final double MILLIS_PER_HOUR = 3.6e6;
    private static final int WORDS = 24;
    private static final String TENANT = "night-shift";

    private final List<BatchArrivals.Arrival> rows;
    private final Pace pace;
    private final Thinning thinning;

    TraceBatch(BatchArrivals file, Pace pace, Duration length) {
        this.rows =
                file.episode(EPISODE).stream()
                        .filter(row -> row.hour() < length.toHours())
                        .filter(row -> pieces(row) > 0)
                        .toList();
        this.pace = pace;
        long all = rows.stream().mapToLong(TraceBatch::pieces).sum();
        this.thinning =
                Thinning.atMost(all, MOST_PER_SECOND * Math.max(1, pace.real(length).toSeconds()));
    }

    /// How many jobs a row makes; less than a minute of work makes none.
    private static long pieces(BatchArrivals.Arrival row) {
        return (long) Math.ceil(row.gpuHours() - LEAST_HOURS);
    }

    private static Duration gpuTime(BatchArrivals.Arrival row, long piece) {
        double hours = Math.min(1, row.gpuHours() - piece);
        return hours == 1 ? PIECE : Duration.ofMillis(Math.round(hours * MILLIS_PER_HOUR));
    }

    /// The part of the work that is kept.
    double share() {
        return thinning.share();
    }

    /// All arrivals, not yet in order.
    List<Arrival> arrivals(
            List<Region> regions,
            ModelSpec model,
            Prompts prompts,
            Ids ids,
            SplittableRandom random) {
        Map<RegionId, Region> byId = new TreeMap<>();
        regions.forEach(region -> byId.put(region.id(), region));
        List<Arrival> arrivals = new ArrayList<>();
        int row = 0;
        long before = 0;
        for (int i = 0; i < thinning.kept(); i++) {
            long index = thinning.index(i);
            while (index >= before + pieces(rows.get(row))) {
                before += pieces(rows.get(row));
                row++;
            }
            Region origin = byId.get(rows.get(row).origin());
            if (origin == null) {
                throw new IllegalStateException("no region " + rows.get(row).origin());
            }
            Instant at =
                    pace.from()
                            .plus(Duration.ofHours(rows.get(row).hour()))
                            .plusMillis(random.nextLong(PIECE.toMillis()));
            Residency residency =
                    TraceRequests.isEuropean(origin)
                            ? Residency.parse(origin.jurisdiction().code())
                            : Residency.ANYWHERE;
            arrivals.add(
                    new Arrival(
                            at,
                            origin.id(),
                            Lane.BATCH,
                            ids.next(Lane.BATCH),
                            Intent.JOB,
                            JobHeader.batch(
                                    TENANT,
                                    model.name(),
                                    residency,
                                    at.plus(DEADLINE),
                                    gpuTime(rows.get(row), index - before)),
                            prompts.text(random, origin.home(), WORDS)));
        }
        return arrivals;
    }

    List<String> scaling() {
        if (thinning.total() == 0) {
            return List.of("no batch work");
        }
        String kept =
                thinning.isWhole()
                        ? "all %d jobs of 1 GPU-hour (a rest is shorter)"
                                .formatted(thinning.total())
                        : "%d of %d jobs of 1 GPU-hour (a rest is shorter), and the slots in proportion"
                                .formatted(thinning.kept(), thinning.total());
        return List.of(
                "batch: %s, from episode 0 with its hour 0 at %s; deadline 24 h; work from EU origins stays in EU"
                        .formatted(kept, pace.from()));
    }
}

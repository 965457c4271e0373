package io.heliotrope.signals.recorded;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.RegionId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files of one run on recorded traces, read together and fitting each other.
///
/// The regions file says which regions there are: each must be in the round-trip times and, by its
/// own name or its zone's, in the intensities; those may hold more regions, which are left out.
/// Batch work must come from one of the regions. Without a batch file there are no arrivals.
public record RecordedInputs(
        RegionsFile regions,
        RttMatrix rtt,
        IntensityTable intensity,
        RequestTrace requests,
        BatchArrivals batch) {
    private static final Duration FORECAST_PAST = Duration.ofDays(28);
    private static final int REPLAYED_EPISODE = 0;

    /// Reads the files of a run without batch work; the problems of all files are reported
    /// together.
    public static Parsed<RecordedInputs> read(
            Path regions, Path rtt, Path intensity, Path requests) {
        return read(
                regions,
                rtt,
                intensity,
                requests,
                new Parsed.Sound<>(new BatchArrivals("", List.of())));
    }

    /// Reads the files of a run; the problems of all files are reported together.
    public static Parsed<RecordedInputs> read(
            Path regions, Path rtt, Path intensity, Path requests, Path batch) {
        Parsed<BatchArrivals> arrivals = BatchArrivals.read(batch);
        return read(regions, rtt, intensity, requests, arrivals);
    }

    private static Parsed<RecordedInputs> read(
            Path regionsFile,
            Path rttFile,
            Path intensityFile,
            Path requestsFile,
            Parsed<BatchArrivals> arrivals) {
        Problems problems = new Problems();
        RegionsFile regions = problems.take(RegionsFile.read(regionsFile));
        RttMatrix rtt = problems.take(RttMatrix.read(rttFile));
        IntensityTable intensity = problems.take(IntensityTable.read(intensityFile));
        RequestTrace requests = problems.take(RequestTrace.read(requestsFile));
        BatchArrivals batch = problems.take(arrivals);
        if (regions == null
                || rtt == null
                || intensity == null
                || requests == null
                || batch == null) {
            return problems.unless(RecordedInputs::unreachable);
        }
        RecordedInputs inputs = new RecordedInputs(regions, rtt, intensity, requests, batch);
        inputs.checkRegions(problems);
        inputs.checkBatch(problems);
        return problems.unless(() -> inputs);
    }

    private static RecordedInputs unreachable() {
        throw new IllegalStateException("a file without content has a problem");
    }

    private void checkRegions(Problems problems) {
        for (RegionsFile.Entry entry : regions.entries()) {
            String name = entry.region().value();
            if (!rtt.regions().contains(entry.region())) {
                problems.add(
                        regions.file(),
                        entry.line(),
                        "region",
                        name,
                        Suggestion.of("a region of " + rtt.file(), name, rtt.regions()));
            }
            if (intensity.of(entry.region(), entry.zone()).isEmpty()) {
                problems.add(
                        regions.file(),
                        entry.line(),
                        "region",
                        name,
                        Suggestion.of(
                                "a column "
                                        + name
                                        + " or "
                                        + entry.zone()
                                        + " in "
                                        + intensity.file(),
                                name,
                                intensity.gramsPerKwh().keySet()));
            }
        }
    }

    private void checkBatch(Problems problems) {
        Set<RegionId> known = new HashSet<>();
        regions.entries().forEach(entry -> known.add(entry.region()));
        Set<RegionId> told = new HashSet<>();
        for (BatchArrivals.Arrival arrival : batch.arrivals()) {
            if (!known.contains(arrival.origin()) && told.add(arrival.origin())) {
                String name = arrival.origin().value();
                problems.add(
                        batch.file(),
                        arrival.line(),
                        "origin",
                        name,
                        Suggestion.of("a region of " + regions.file(), name, known));
            }
        }
        if (!batch.arrivals().isEmpty() && batch.episode(REPLAYED_EPISODE).isEmpty()) {
            problems.add(
                    batch.file(),
                    0,
                    "episode",
                    "no such row",
                    "rows of episode " + REPLAYED_EPISODE);
        }
    }

    /// The start of a run at `from`, which must lie within the intensities.
    public Parsed<Instant> startAt(Instant from) {
        Problems problems = new Problems();
        if (from.isBefore(intensity.start()) || !from.isBefore(intensity.end())) {
            problems.add(
                    intensity.file(),
                    0,
                    "time_utc",
                    from.toString(),
                    "--from from "
                            + intensity.start()
                            + " until before "
                            + intensity.end()
                            + ", where the series ends");
        }
        return problems.unless(() -> from);
    }

    /// Where a run of `days` starts when nobody says: at midnight (UTC), with four weeks of past
    /// behind it if the series is long enough for that, else as late as the run still fits in.
    public Instant defaultStart(int days) {
        Instant wanted = midnightFrom(intensity.start().plus(FORECAST_PAST));
        Instant latest = intensity.end().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.DAYS);
        Instant start = wanted.isAfter(latest) ? latest : wanted;
        return start.isBefore(intensity.start()) ? intensity.start() : start;
    }

    private static Instant midnightFrom(Instant time) {
        Instant midnight = time.truncatedTo(ChronoUnit.DAYS);
        return midnight.equals(time) ? midnight : midnight.plus(Duration.ofDays(1));
    }

    /// The zone that stands for a region in the replay.
    ///
    /// It is the file's; where regions of one zone have columns that differ, the later ones get a
    /// zone of their own (`PJM/us-east5`), so that no region is charged with another's intensity.
    public SequencedMap<RegionId, GridZone> zones() {
        Map<GridZone, Curve> curves = new LinkedHashMap<>();
        SequencedMap<RegionId, GridZone> zones = new LinkedHashMap<>();
        for (RegionsFile.Entry entry : regions.entries()) {
            Curve curve = curveOf(entry);
            @Nullable Curve first = curves.putIfAbsent(entry.zone(), curve);
            boolean isShared = first == null || first.equals(curve);
            zones.put(
                    entry.region(),
                    isShared ? entry.zone() : new GridZone(entry.zone() + "/" + entry.region()));
        }
        return zones;
    }

    /// The replay of the intensities, one series per zone of [#zones].
    public RecordedFeed feed(Basis basis) {
        SequencedMap<RegionId, GridZone> zones = zones();
        Set<GridZone> seen = new HashSet<>();
        List<RecordedSeries> grids = new ArrayList<>();
        for (RegionsFile.Entry entry : regions.entries()) {
            GridZone zone = zones.getOrDefault(entry.region(), entry.zone());
            if (seen.add(zone)) {
                grids.add(new RecordedSeries(zone, basis, entry.utcOffset(), curveOf(entry)));
            }
        }
        return new RecordedFeed(grids, List.of());
    }

    private Curve curveOf(RegionsFile.Entry entry) {
        return intensity.of(entry.region(), entry.zone()).orElseThrow();
    }
}

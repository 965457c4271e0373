package io.heliotrope.policy.test;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.WorldView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The regions of a test over eight days from its moment, in slots of a quarter of an hour.
///
/// @param now the test's moment; it lies in slot 0
/// @param zone in which the test tells times
/// @param clocks of the regions, in the order of the catalogue
/// @param zones of the program
/// @param facts what is given, by fact and region
public record GivenWorld(
        GivenJob job,
        Instant now,
        ZoneId zone,
        List<ZoneId> clocks,
        List<ZoneId> zones,
        Map<RegionFact, Map<Integer, Series>> facts)
        implements WorldView, Pairing {
    private static final long SLOT_SECONDS = 900;
    private static final int SLOTS = 8 * 96;
    private static final long SECONDS_OF_DAY = 24 * 3600;
    private static final int MINUTES_OF_HOUR = 60;

    public GivenWorld {
        clocks = List.copyOf(clocks);
        zones = List.copyOf(zones);
        Map<RegionFact, Map<Integer, Series>> copy = new EnumMap<>(RegionFact.class);
        facts.forEach((fact, regions) ->
                copy.put(fact, Collections.unmodifiableMap(new TreeMap<>(regions))));
        facts = Collections.unmodifiableMap(copy);
    }

    /// When a slot begins. Slots begin at full quarters of an hour, so the first one may have begun
    /// before the test's moment.
    public Instant startOf(int slot) {
        long first = Math.floorDiv(now.getEpochSecond(), SLOT_SECONDS);
        return Instant.ofEpochSecond((first + slot) * SLOT_SECONDS);
    }

    /// The last slot that begins before `end`, counted from the one that `now` lies in.
    public static int lastSlot(Instant now, Instant end) {
        long first = Math.floorDiv(now.getEpochSecond(), SLOT_SECONDS);
        long last = Math.floorDiv(end.getEpochSecond() - 1, SLOT_SECONDS);
        return Math.toIntExact(Math.min(last - first, SLOTS));
    }

    /// Seconds from the test's moment to a slot, 0 for the one that it lies in.
    private double secondsUntil(int slot) {
        return Math.max(0, startOf(slot).getEpochSecond() - now.getEpochSecond());
    }

    @Override
    public int slots() {
        return SLOTS;
    }

    @Override
    public double slotSeconds() {
        return SLOT_SECONDS;
    }

    @Override
    public double elapsedSeconds() {
        return now.getEpochSecond() - startOf(0).getEpochSecond();
    }

    @Override
    public long epochDay() {
        return Math.floorDiv(now.getEpochSecond(), SECONDS_OF_DAY);
    }

    private Optional<Series> given(RegionFact fact, int region) {
        return Optional.ofNullable(facts.getOrDefault(fact, Map.of()).get(region));
    }

    @Override
    public double reading(RegionFact signal, int region) {
        return given(signal, region).map(series -> series.at(0)).orElse(Double.NaN);
    }

    @Override
    public double ageSeconds(RegionFact signal, int region) {
        return given(signal, region).isPresent() ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double forecast(RegionFact signal, int region, int slot) {
        return given(signal, region)
                .map(series -> series.at(secondsUntil(slot)))
                .orElse(Double.NaN);
    }

    @Override
    public int minuteOfDay(int region, int slot) {
        return minute(clocks.get(region), slot);
    }

    @Override
    public int minuteOfDayIn(int zone, int slot) {
        return minute(zones.get(zone), slot);
    }

    private int minute(ZoneId clock, int slot) {
        var local = startOf(slot).atZone(clock);
        return local.getHour() * MINUTES_OF_HOUR + local.getMinute();
    }

    @Override
    public double value(RegionFact fact, int region, int slot) {
        Optional<Series> given = given(fact, region);
        if (given.isPresent()) {
            return given.orElseThrow().at(secondsUntil(slot));
        }
        return switch (fact) {
            case LATENCY -> 0;
            case RESPONSE, IDLE_RESPONSE ->
                    Math.min(fact.most(), value(RegionFact.LATENCY, region, slot));
            case GRAMS -> grams(region, slot);
            case CARBON,
                    CARBON_MARGINAL,
                    CARBON_FREE,
                    PUE,
                    FREE_COOLING,
                    WATER,
                    PRICE,
                    GPU_FREE,
                    GPU_MEMORY ->
                    throw new IllegalArgumentException(fact + " does not depend on the job");
        };
    }

    /// Energy x PUE x intensity, over the time of the run: each value counts for as long as it
    /// holds.
    private double grams(int region, int slot) {
        Optional<Series> carbon = given(RegionFact.CARBON, region);
        if (carbon.isEmpty()) {
            return Double.NaN;
        }
        Series pue = given(RegionFact.PUE, region).orElse(Series.of(1));
        double from = secondsUntil(slot);
        double to = from + job.number(JobFact.RUNTIME);
        double sum = 0;
        double at = from;
        for (double next : changes(carbon.orElseThrow(), pue, from, to)) {
            sum += (next - at) * carbon.orElseThrow().at(at) * pue.at(at);
            at = next;
        }
        double mean = to > from ? sum / (to - from) : carbon.orElseThrow().at(from) * pue.at(from);
        return Math.min(RegionFact.GRAMS.most(), job.number(JobFact.ENERGY) * mean);
    }

    /// When one of both changes between two moments, and the later one, ascending.
    private static SortedSet<Double> changes(Series one, Series other, double from, double to) {
        SortedSet<Double> changes = new TreeSet<>(Set.of(to));
        for (Series series : List.of(one, other)) {
            for (Series.Step step : series.steps()) {
                if (step.from() > from && step.from() < to) {
                    changes.add(step.from());
                }
            }
        }
        return changes;
    }
}

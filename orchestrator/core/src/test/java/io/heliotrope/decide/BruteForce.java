package io.heliotrope.decide;

import io.heliotrope.decide.RandomWorlds.Drawn;
import io.heliotrope.model.Job;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The slow and obvious answer, from the raw material of a drawn world and from none of the code
/// that it judges: every region, every start, every slot one by one.
final class BruteForce {
    private static final long SLOT = Duration.ofMinutes(15).toMillis();
    private static final Map<String, List<String>> WITHIN =
            Map.of(
                    "SE", List.of("SE", "EU", "EEA"),
                    "DE", List.of("DE", "EU", "EEA"),
                    "FR", List.of("FR", "EU", "EEA"),
                    "NO", List.of("NO", "EEA"),
                    "US", List.of("US", "NAM"),
                    "CA", List.of("CA", "NAM"),
                    "SG", List.of("SG", "ASIA"),
                    "JP", List.of("JP", "ASIA"),
                    "XX", List.of("XX"));

    private BruteForce() {}

    /// A possible start. Unknown grams are infinite.
    record Start(int region, Instant at, double grams) {}

    /// Whether labels, as text, allow a region: deny wins, and a label that neither the law nor a
    /// region names means home only.
    static boolean isAllowed(Drawn drawn, Job job, int region) {
        String place = drawn.places().get(region);
        List<String> within = WITHIN.getOrDefault(place, List.of(place));
        List<String> allowed = new ArrayList<>();
        boolean isKnown = true;
        for (String label : job.residency().toString().split(",", -1)) {
            String code = label.replace("!", "");
            boolean isNowhere = code.equals("XX") || code.equals("MARS");
            isKnown &= code.isEmpty() || !isNowhere || drawn.places().contains(code);
            if (label.startsWith("!") && within.contains(code)) {
                return false;
            }
            if (!label.startsWith("!") && !label.isEmpty()) {
                allowed.add(code);
            }
        }
        if (!isKnown) {
            return drawn.id(region).equals(job.origin().value());
        }
        return allowed.isEmpty() || allowed.stream().anyMatch(within::contains);
    }

    /// All starts of `job` in `regions` by its latest safe start: now, and at each slot's
    /// beginning.
    static List<Start> starts(Drawn drawn, Job job, List<Integer> regions) {
        Complete objective = (Complete) job.objective();
        Instant latest = objective.deadline().minus(objective.gpuTime()).minus(drawn.reserve());
        Instant firstSlot = Instant.ofEpochMilli(drawn.now().toEpochMilli() / SLOT * SLOT);
        List<Start> starts = new ArrayList<>();
        for (int region : regions) {
            for (Instant at = drawn.now();
                    !at.isAfter(latest);
                    at = Instant.ofEpochMilli((at.toEpochMilli() / SLOT + 1) * SLOT)) {
                Instant end = at.plus(objective.gpuTime());
                if (isFree(drawn, region, firstSlot, at, end.plus(drawn.reserve()))) {
                    double grams = grams(drawn.grams().get(region), at, end);
                    starts.add(
                            new Start(
                                    region,
                                    at,
                                    Double.isNaN(grams) ? Double.POSITIVE_INFINITY : grams));
                }
            }
        }
        return starts;
    }

    private static boolean isFree(
            Drawn drawn, int region, Instant firstSlot, Instant from, Instant to) {
        return drawn.taken().get(region).stream()
                .noneMatch(slot -> {
                    Instant begin = firstSlot.plusMillis(slot * SLOT);
                    return begin.isBefore(to) && begin.plusMillis(SLOT).isAfter(from);
                });
    }

    /// At 500 W, slot by slot.
    private static double grams(double[] intensity, Instant from, Instant to) {
        double grams = 0;
        for (Instant at = from; at.isBefore(to); ) {
            long slot = Duration.between(TestWorld.NOW, at).toMillis() / SLOT;
            if (slot >= intensity.length) {
                return Double.NaN;
            }
            Instant slotEnd = TestWorld.NOW.plusMillis((slot + 1) * SLOT);
            Instant end = slotEnd.isBefore(to) ? slotEnd : to;
            grams += 0.5 * intensity[(int) slot] * Duration.between(at, end).toMillis() / 3.6e6;
            at = end;
        }
        return grams;
    }

    /// The least grams, except that a start now is kept unless another saves half a per cent of it.
    static double best(List<Start> starts, Instant now) {
        double atOnce = best(starts.stream().filter(s -> s.at().equals(now)).toList());
        double later = best(starts.stream().filter(s -> s.at().isAfter(now)).toList());
        boolean canStartNow = starts.stream().anyMatch(s -> s.at().equals(now));
        return canStartNow && later >= atOnce * 0.995 ? atOnce : later;
    }

    private static double best(List<Start> starts) {
        return starts.stream().mapToDouble(Start::grams).min().orElse(Double.POSITIVE_INFINITY);
    }
}

package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.signals.accounting.Truth;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// What a running process has seen of each region's grams per kWh, slot by slot, as it was known in
/// that slot. What came to pass before it started is not known.
///
/// Bounded to [#KEPT]. Safe from any thread.
public final class SeenTruth implements Truth {
    /// How long a slot is kept, in job time.
    public static final Duration KEPT = Duration.ofDays(8);

    private final Map<RegionId, TreeMap<Long, Double>> byRegion = new HashMap<>();

    /// Takes in the present slot of every region.
    public synchronized void see(World world) {
        long slot = Slots.of(world.now());
        for (int index = 0; index < world.catalogue().size(); index++) {
            double grams = world.curve(index).gramsPerKwhAt(world.now());
            TreeMap<Long, Double> seen =
                    byRegion.computeIfAbsent(world.region(index).id(), r -> new TreeMap<>());
            if (!Double.isNaN(grams)) {
                seen.put(slot, grams);
            }
            seen.headMap(slot - KEPT.dividedBy(Slots.LENGTH)).clear();
        }
    }

    @Override
    public synchronized OptionalDouble gramsPerKwh(Region region, Instant from, Instant to) {
        TreeMap<Long, Double> seen = byRegion.get(region.id());
        long last = Math.max(Slots.of(from), Slots.from(to) - 1);
        double sum = 0;
        for (long slot = Slots.of(from); slot <= last; slot++) {
            Double grams = seen == null ? null : seen.get(slot);
            if (grams == null) {
                return OptionalDouble.empty();
            }
            sum += grams * share(slot, from, to);
        }
        return OptionalDouble.of(sum);
    }

    /// The part of `[from, to)` that lies in `slot`; all of it when both are the same moment.
    private static double share(long slot, Instant from, Instant to) {
        if (from.equals(to)) {
            return 1;
        }
        long start = Math.max(from.toEpochMilli(), Slots.start(slot).toEpochMilli());
        long end = Math.min(to.toEpochMilli(), Slots.start(slot + 1).toEpochMilli());
        return (end - start) / (double) Math.max(1, Duration.between(from, to).toMillis());
    }
}

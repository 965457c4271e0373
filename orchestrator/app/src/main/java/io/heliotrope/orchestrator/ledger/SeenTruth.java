package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.signals.accounting.Sigma;
import io.heliotrope.signals.accounting.Truth;
import io.heliotrope.state.GreenCurve;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a running process has seen of each region's intensity and PUE, slot by slot, as it was
/// known in that slot. What came to pass before it started is not known.
///
/// Bounded to [#KEPT]. Safe from any thread.
public final class SeenTruth implements Truth {
    /// How long a slot is kept, in job time.
    public static final Duration KEPT = Duration.ofDays(8);

    private static final long SLOTS_KEPT = KEPT.dividedBy(Slots.LENGTH);

    private final Map<RegionId, TreeMap<Long, Seen>> byRegion = new HashMap<>();

    private record Seen(Reading reading, double pue) {}

    /// Takes in the present slot of every region.
    public synchronized void see(World world) {
        Instant now = world.now();
        long slot = Slots.of(now);
        for (int index = 0; index < world.catalogue().size(); index++) {
            GreenCurve curve = world.curve(index);
            TreeMap<Long, Seen> seen =
                    byRegion.computeIfAbsent(world.region(index).id(), r -> new TreeMap<>());
            curve.readingAt(now)
                    .ifPresent(reading -> seen.put(slot, new Seen(reading, curve.pueAt(now))));
            seen.headMap(slot - SLOTS_KEPT).clear();
        }
    }

    @Override
    public synchronized List<Grid> intensity(Region region, Basis basis, Instant from, Instant to) {
        List<Grid> found = new ArrayList<>();
        slots(region, from, to)
                .forEach((slot, seen) -> {
                    if (seen.reading().basis() == basis) {
                        found.add(
                                new Grid(
                                        Slots.start(slot),
                                        Slots.start(slot + 1),
                                        seen.reading().intensity(),
                                        seen.reading().quality()));
                    }
                });
        return found;
    }

    @Override
    public synchronized List<Site> pue(Region region, Instant from, Instant to) {
        List<Site> found = new ArrayList<>();
        Instant at = from;
        for (Map.Entry<Long, Seen> seen : slots(region, from, to).entrySet()) {
            Instant start = Slots.start(seen.getKey());
            if (at.isBefore(start)) {
                found.add(site(at, start, region.defaultPue()));
            }
            at = Slots.start(seen.getKey() + 1);
            found.add(site(start, at, seen.getValue().pue()));
        }
        if (at.isBefore(to)) {
            found.add(site(at, to, region.defaultPue()));
        }
        return found;
    }

    private static Site site(Instant from, Instant to, double pue) {
        return new Site(from, to, pue, Sigma.PUE_MODELLED);
    }

    /// The slots that touch `from` until `to`.
    private SortedMap<Long, Seen> slots(Region region, Instant from, Instant to) {
        TreeMap<Long, Seen> seen = byRegion.get(region.id());
        return seen == null
                ? Collections.emptySortedMap()
                : seen.subMap(Slots.of(from), Slots.from(to));
    }
}

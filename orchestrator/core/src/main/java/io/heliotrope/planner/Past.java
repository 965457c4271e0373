package io.heliotrope.planner;

import io.heliotrope.decide.EnergyModel;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.plan.Runs;
import java.util.Map;
import java.util.NavigableMap;

/// What was known of each slot when it was running, up to the slot of now, which is not over: slots
/// are counted from `first`.
record Past(
        Catalogue catalogue, NavigableMap<Long, Map<RegionId, Double>> told, long first, long now) {
    /// The last value told stands in for a slot in which the world was not looked at, for two
    /// hours.
    static final long STALE = 8;

    private static final double SLOT_MILLIS = Slots.LENGTH.toMillis();
    private static final double MILLIS_PER_HOUR = 3.6e6;

    /// Grams of one such run begun with `slot` in a region by index; NaN when not known.
    double grams(Ran ran, int region, long slot) {
        Region where = catalogue.region(region);
        double gramMillis = 0;
        double left = ran.millis();
        for (long at = slot; left > 0; at++) {
            double here = Math.min(left, SLOT_MILLIS);
            gramMillis += here * gramsPerKwh(where.id(), at);
            left -= here;
        }
        return EnergyModel.batchKilowatts(where.accelerator()) * gramMillis / MILLIS_PER_HOUR;
    }

    private double gramsPerKwh(RegionId region, long slot) {
        Map.Entry<Long, Map<RegionId, Double>> last = told.floorEntry(slot);
        return slot >= now || last == null || last.getKey() < slot - STALE
                ? Double.NaN
                : last.getValue().getOrDefault(region, Double.NaN);
    }

    /// As a planner takes them; they end by now.
    Runs runs(Ran ran, long jobs) {
        long allowed = 0;
        for (int region = 0; region < catalogue.size(); region++) {
            allowed |= ran.allowed().contains(catalogue.region(region).id()) ? 1L << region : 0;
        }
        long reach = allowed;
        return new Runs(
                jobs,
                ran.slots(),
                slot(Math.max(first, ran.from())),
                slot(Math.max(ran.began(), Math.min(ran.latest(), now - ran.slots()))),
                slot -> reach,
                (region, slot) -> grams(ran, region, first + slot));
    }

    int slot(long slot) {
        return Math.toIntExact(slot - first);
    }
}

package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.RegionFact;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// What a test says of a job and its regions: 0 where it says nothing. Refuses what the contract
/// does not allow to be asked.
public final class MadePairing implements Pairing {
    private final int slots;
    private final Map<RegionFact, double[][]> rows = new EnumMap<>(RegionFact.class);

    public MadePairing(int regions, int slots) {
        this.slots = slots;
        for (RegionFact fact : RegionFact.values()) {
            double[][] ofFact = new double[regions][];
            Arrays.setAll(ofFact, _ -> new double[slots]);
            rows.put(fact, ofFact);
        }
    }

    /// One fact of one region, in slots 0, 1, …; the last value stays.
    public MadePairing set(RegionFact fact, int region, double... values) {
        double[] row = Objects.requireNonNull(rows.get(fact))[region];
        for (int slot = 0; slot < slots; slot++) {
            row[slot] = values[Math.min(slot, values.length - 1)];
        }
        return this;
    }

    /// One value for each region in order, in every slot.
    public MadePairing row(RegionFact fact, double... values) {
        for (int region = 0; region < values.length; region++) {
            set(fact, region, values[region]);
        }
        return this;
    }

    @Override
    public double value(RegionFact fact, int region, int slot) {
        boolean isAsked = !fact.isSignal() && fact != RegionFact.GPU_MEMORY;
        int last = fact.changesOverTime() ? slots - 1 : 0;
        if (!isAsked || slot < 0 || slot > last) {
            throw new IllegalArgumentException(
                    "a pairing is not asked for " + fact + " at slot " + slot);
        }
        return Objects.requireNonNull(rows.get(fact))[region][slot];
    }
}

package io.heliotrope.policy.facts;

import java.time.ZoneId;

/// A region as the catalogue has it. `id`, `jurisdiction` and `tier` are names as the language
/// writes them; `gpuMemoryGib` is above zero; `clock` is the zone of "region time".
public record Site(String id, String jurisdiction, String tier, double gpuMemoryGib, ZoneId clock) {
    public Site {
        if (!(gpuMemoryGib > 0 && Double.isFinite(gpuMemoryGib))) {
            throw new IllegalArgumentException(
                    "region " + id + ": memory must be > 0 GiB, was " + gpuMemoryGib);
        }
    }
}

package io.heliotrope.decide;

import java.util.List;

/// The policy of some settings in a catalogue.
///
/// @param faults why some of it is closed, each naming the module or the tenant; empty when none is
public record LoadedPolicy(Policy policy, List<String> faults) {
    public LoadedPolicy {
        faults = List.copyOf(faults);
    }

    /// Whether all of it decides.
    public boolean isSound() {
        return faults.isEmpty();
    }
}

package io.heliotrope.orchestrator.config;

import io.heliotrope.model.RegionId;
import io.heliotrope.queues.seal.RegionKeys;
import java.nio.file.Path;

/// Where the private halves of sealing keys lie on this machine. Only workers look there, each for
/// its own region.
public sealed interface PrivateKeys {
    /// This machine has none.
    record None() implements PrivateKeys {}

    /// Under `folder`, as `<region>/<key id>.key`.
    record In(Path folder) implements PrivateKeys {}

    /// Those of one region.
    default RegionKeys of(RegionId region) {
        return switch (this) {
            case None none -> RegionKeys.none(region);
            case In(Path folder) -> RegionKeys.of(region, folder);
        };
    }
}

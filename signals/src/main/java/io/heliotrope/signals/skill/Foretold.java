package io.heliotrope.signals.skill;

import io.heliotrope.model.Curve;
import java.time.Instant;

/// A forecast in g/kWh as `source` made it at `issuedAt`.
public record Foretold(String source, Origin origin, Instant issuedAt, Curve gramsPerKwh) {
    /// Who made it.
    public enum Origin {
        /// Somebody who is asked for it: its bias can be corrected.
        PROVIDER,
        /// We ourselves, from history.
        OWN
    }
}

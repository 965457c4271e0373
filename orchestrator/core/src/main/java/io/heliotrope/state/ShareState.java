package io.heliotrope.state;

import io.heliotrope.model.GridZone;
import io.heliotrope.protocol.CarbonFree;
import java.util.Map;

/// The newest carbon-free share of each zone, told and foretold; older news changes nothing.
record ShareState(Map<GridZone, CarbonFree.Told> told, Map<GridZone, CarbonFree.Foretold> ahead) {
    static final ShareState EMPTY = new ShareState(Map.of(), Map.of());

    ShareState apply(CarbonFree signal) {
        return switch (signal) {
            case CarbonFree.Told t -> {
                CarbonFree.Told known = told.get(t.zone());
                yield known != null && t.isOlderThan(known)
                        ? this
                        : new ShareState(SignalState.with(told, t.zone(), t), ahead);
            }
            case CarbonFree.Foretold f -> {
                CarbonFree.Foretold known = ahead.get(f.zone());
                yield known != null && f.issuedAt().isBefore(known.issuedAt())
                        ? this
                        : new ShareState(told, SignalState.with(ahead, f.zone(), f));
            }
        };
    }

    /// What is known of a zone.
    Shares of(GridZone zone) {
        return new Shares(told.get(zone), ahead.get(zone));
    }
}

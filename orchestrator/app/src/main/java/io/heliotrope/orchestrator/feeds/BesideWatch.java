package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.protocol.ControlRecord.Beside;
import io.heliotrope.protocol.ControlRecord.OfGrid;
import io.heliotrope.protocol.ControlRecord.Signal;
import java.time.Instant;
import java.util.List;

/// A zone's turns on a basis on which regions are not compared: asked, judged and stored like the
/// other, and published beside it. Owned by one thread at a time.
record BesideWatch(ZoneWatch<?> watch, Basis basis) {
    GridZone zone() {
        return watch.zone();
    }

    void turn(Instant now, Publication publication) {
        watch.turn(
                now,
                signals -> {
                    List<Signal> beside =
                            signals.stream()
                                    .flatMap(signal ->
                                            signal instanceof OfGrid grid && grid.on() == basis
                                                    ? List.<Signal>of(new Beside(grid)).stream()
                                                    : List.<Signal>of().stream())
                                    .toList();
                    if (!beside.isEmpty()) {
                        publication.publish(beside);
                    }
                });
    }
}

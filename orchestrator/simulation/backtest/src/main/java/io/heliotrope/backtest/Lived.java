package io.heliotrope.backtest;

import io.heliotrope.backtest.live.RegionOutcome;
import java.util.List;

/// What all episodes came to under a policy, without anything beside it: the bounds in `total` are
/// left at nothing. `regions` are in the order of `Recorded.places()`.
public record Lived(Figures total, List<RegionOutcome> regions) {
    public Lived {
        regions = List.copyOf(regions);
    }
}

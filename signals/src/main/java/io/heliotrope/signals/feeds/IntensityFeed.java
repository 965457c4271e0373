package io.heliotrope.signals.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;

/// A provider's carbon intensity on one basis.
///
/// Zones go in and come out in Electricity Maps' spelling. A zone that [#serves] declines is not
/// asked for: the answer is a REFUSED that says so. Questions block the calling thread, are safe
/// from any, and what fails is a result and never an exception.
public interface IntensityFeed<B extends CarbonBasis<B>> {
    /// As settings and reports name it, such as `neso`; no two feeds have the same.
    String name();

    /// Whether nothing comes without a key or an account.
    boolean needsKey();

    /// What all values of this feed count.
    B basis();

    /// How often asking is enough.
    Refresh refresh();

    /// Whether this feed can be asked for `zone`, without asking the provider.
    Coverage serves(GridZone zone);

    /// What the key may ask, in at most one call; for all zones at once.
    FeedResult<Rights> rights();

    /// What holds now, or held last: one value and its revisions, if it has any.
    FeedResult<IntensitySeries<B>> latest(GridZone zone);

    /// From what holds now on for `horizon`, as far as the provider offers that. It may end
    /// earlier: its last point says where.
    FeedResult<IntensitySeries<B>> forecast(GridZone zone, Duration horizon);

    /// What held in `range`, as it is known today.
    FeedResult<IntensitySeries<B>> history(GridZone zone, TimeRange range);
}

package io.heliotrope.signals.doctor;

import io.heliotrope.signals.feeds.Permission;
import io.heliotrope.signals.http.FeedResult;

/// What was found of one feed for one zone.
public sealed interface Finding {
    String feed();

    /// Nothing can be asked for want of a key; `fix` says what to set.
    record NoKey(String feed, String fix) implements Finding {}

    /// It has nothing for this zone; `why` is one line for a person.
    record NotServed(String feed, String why) implements Finding {}

    /// It was asked. What the key may not ask was not tried: it is a NOT_ENTITLED.
    record Asked(
            String feed,
            boolean needsKey,
            FeedResult<Permission> rights,
            FeedResult<LastPoint> latest,
            FeedResult<Reach> forecast)
            implements Finding {}
}

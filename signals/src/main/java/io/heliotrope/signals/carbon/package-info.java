/// Carbon intensity: live feed, yearly averages, cloud regions and the forecast from history.
///
/// Values are immutable; the feed is safe from any thread and blocks the caller's.
@NullMarked
package io.heliotrope.signals.carbon;

import org.jspecify.annotations.NullMarked;

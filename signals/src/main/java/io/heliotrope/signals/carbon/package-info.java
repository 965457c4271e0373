/// Carbon intensity without a provider: yearly averages, cloud regions and the forecast from
/// history.
///
/// Values are immutable; all of it is safe from any thread.
@NullMarked
package io.heliotrope.signals.carbon;

import org.jspecify.annotations.NullMarked;

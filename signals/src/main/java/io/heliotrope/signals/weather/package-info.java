/// Weather and what it means for cooling: moist air, economizers and PUE.
///
/// Pure functions and values, safe from any thread.
@NullMarked
package io.heliotrope.signals.weather;

import org.jspecify.annotations.NullMarked;

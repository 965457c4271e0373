/// Forecasts of series from their own past, hourly ones with quantiles, and how good they were.
///
/// Everything here is a pure function of what it is given, or immutable once fitted, and safe from
/// any thread, but for a [SlotForecaster], which learns from step to step and belongs to one.
@NullMarked
package io.heliotrope.signals.forecast;

import org.jspecify.annotations.NullMarked;

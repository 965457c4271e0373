/// Forecasts of hourly series from their own past, with quantiles, and how good they were.
///
/// Everything here is a pure function of what it is given, or immutable once fitted; safe from any
/// thread.
@NullMarked
package io.heliotrope.signals.forecast;

import org.jspecify.annotations.NullMarked;

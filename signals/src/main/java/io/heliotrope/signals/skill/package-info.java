/// How good the forecasts of a zone were lately, what corrects them, and which to take for which
/// hours.
///
/// A memory belongs to one thread; all else is immutable and safe from any.
@NullMarked
package io.heliotrope.signals.skill;

import org.jspecify.annotations.NullMarked;

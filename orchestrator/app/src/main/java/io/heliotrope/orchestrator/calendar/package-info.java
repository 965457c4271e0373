/// When a region is green in the days ahead, for people and for cron.
///
/// Values and pure functions, safe from any thread.
@NullMarked
package io.heliotrope.orchestrator.calendar;

import org.jspecify.annotations.NullMarked;

/// The coarse clock: ticks of job time and everything that happens at intervals, fired by Quartz
/// from RAM.
@NullMarked
package io.heliotrope.orchestrator.clock;

import org.jspecify.annotations.NullMarked;

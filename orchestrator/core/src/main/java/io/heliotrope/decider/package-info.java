/// The batch lane's job protocol, pure: what the one batch decider does about a descriptor, an
/// outcome, a tick.
///
/// Handlers return what is to be said; only [io.heliotrope.decider.BatchFold] changes a job's
/// entry. One thread, in one transaction a step.
@NullMarked
package io.heliotrope.decider;

import org.jspecify.annotations.NullMarked;

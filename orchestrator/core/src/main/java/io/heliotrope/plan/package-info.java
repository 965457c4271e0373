/// Where and when held work is best done: classes of jobs, regions and slots in, a release plan
/// out.
///
/// Pure and deterministic: equal arguments give an equal plan. Safe from any thread; each plan is
/// made by the thread that asks for it.
@NullMarked
package io.heliotrope.plan;

import org.jspecify.annotations.NullMarked;

/// Which accelerators are powered: how many each region needs by time, what that costs, and what
/// was on and at work.
///
/// Pure; each object is owned by one thread.
@NullMarked
package io.heliotrope.power;

import org.jspecify.annotations.NullMarked;

/// Meters of real hardware: how much energy was drawn, and which run drew which part of it.
///
/// One thread per meter looks at the hardware; what it finds is shared out under a lock that is
/// never held over a look. Whatever cannot be read is told as such: a run without a reading is
/// charged by the stated model, never by a guess.
@NullMarked
package io.heliotrope.workers.meter;

import org.jspecify.annotations.NullMarked;

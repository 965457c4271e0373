/// What each feed and key can and cannot do for each zone, looked up now, for a person at a
/// terminal and for programs.
///
/// [Doctor] asks on virtual threads and is safe from any; the rest are immutable values and pure
/// functions.
@NullMarked
package io.heliotrope.signals.doctor;

import org.jspecify.annotations.NullMarked;

/// Reading what providers send: JSON that may be anything, points in any order, values that cannot
/// be.
///
/// Pure functions, safe from any thread. What cannot be used is an
/// [io.heliotrope.signals.http.Unusable].
@NullMarked
package io.heliotrope.signals.wire;

import org.jspecify.annotations.NullMarked;

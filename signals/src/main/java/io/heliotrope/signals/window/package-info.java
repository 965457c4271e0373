/// Green windows: when a curve is as wanted.
///
/// Pure functions and values, safe from any thread.
@NullMarked
package io.heliotrope.signals.window;

import org.jspecify.annotations.NullMarked;

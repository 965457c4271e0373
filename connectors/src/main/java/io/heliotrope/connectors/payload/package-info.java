/// The forms in which a payload may come to an engine.
///
/// Immutable values and pure functions, safe from any thread.
@NullMarked
package io.heliotrope.connectors.payload;

import org.jspecify.annotations.NullMarked;

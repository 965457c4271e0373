/// The fold of control records into the world that a decision sees.
///
/// Pure: equal records in equal order give an equal world. A fold belongs to one thread; a world is
/// immutable and may be read from any.
@NullMarked
package io.heliotrope.state;

import org.jspecify.annotations.NullMarked;

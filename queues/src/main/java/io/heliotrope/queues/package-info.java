/// Topics, keys, record formats and the fold of the control topics.
///
/// Formats are pure; clients belong to the thread that made them unless they say otherwise.
@NullMarked
package io.heliotrope.queues;

import org.jspecify.annotations.NullMarked;

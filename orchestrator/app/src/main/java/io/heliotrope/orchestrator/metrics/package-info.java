/// What Heliotrope measures about itself: every metric's name, labels and meaning, in one list.
///
/// The list is constant; meters may be registered and written from any thread.
@NullMarked
package io.heliotrope.orchestrator.metrics;

import org.jspecify.annotations.NullMarked;

/// What policy costs for a decision: compiled policy beside straight Java that does the same.
///
/// One thread measures; nothing here is shared.
@NullMarked
package io.heliotrope.benchmarks.policy;

import org.jspecify.annotations.NullMarked;

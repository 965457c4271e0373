/// Keeps a process's world up to date from the control topics.
///
/// One thread polls and folds; everybody else reads the last published world.
@NullMarked
package io.heliotrope.orchestrator.world;

import org.jspecify.annotations.NullMarked;

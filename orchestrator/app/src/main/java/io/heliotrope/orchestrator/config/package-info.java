/// Settings: one YAML file and the environment, read and checked before anything starts.
///
/// All types are immutable once read and safe from any thread.
@NullMarked
package io.heliotrope.orchestrator.config;

import org.jspecify.annotations.NullMarked;

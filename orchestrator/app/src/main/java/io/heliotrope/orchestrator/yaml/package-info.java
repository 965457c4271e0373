/// Files that people write in YAML: mappings of names and values, read with the place of every
/// part, so that all mistakes are told at once and each can be pointed at.
///
/// A file is read by one thread; what was read is immutable.
@NullMarked
package io.heliotrope.orchestrator.yaml;

import org.jspecify.annotations.NullMarked;

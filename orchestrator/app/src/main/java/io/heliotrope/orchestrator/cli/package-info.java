/// The command line: reads options, calls what does the work, prints the answer.
///
/// Runs on the main thread. Standard output belongs to answers.
@NullMarked
package io.heliotrope.orchestrator.cli;

import org.jspecify.annotations.NullMarked;

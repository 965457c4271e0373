/// Measures the interactive path beside a bare relay, in one run on one broker.
///
/// Senders and receivers have a thread each; figures are summed up by the thread that asked.
@NullMarked
package io.heliotrope.orchestrator.bench;

import org.jspecify.annotations.NullMarked;

/// Whom the control process asks for signals, when, and what it publishes of the answers.
///
/// Each zone and the weather have a turn of their own on a virtual thread, one at a time each; a
/// provider that is slow or away delays nobody else.
@NullMarked
package io.heliotrope.orchestrator.feeds;

import org.jspecify.annotations.NullMarked;

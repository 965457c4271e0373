/// The router of a home cluster: a Streams application whose processor is a thin shell around
/// `io.heliotrope.router`.
@NullMarked
package io.heliotrope.orchestrator.router;

import org.jspecify.annotations.NullMarked;

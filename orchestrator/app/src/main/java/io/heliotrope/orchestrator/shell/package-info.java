/// What the shells around the pure handlers share: running a Streams application, intake, tokens,
/// policies.
///
/// Everything here may be used from any thread unless it says otherwise.
@NullMarked
package io.heliotrope.orchestrator.shell;

import org.jspecify.annotations.NullMarked;

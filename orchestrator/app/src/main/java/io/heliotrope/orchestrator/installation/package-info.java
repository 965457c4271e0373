/// Whole processes of an installation: every role, one region, one worker, each until it is told to
/// end.
///
/// Parts are started in order by the main thread and closed in reverse by the one that ends the
/// process.
@NullMarked
package io.heliotrope.orchestrator.installation;

import org.jspecify.annotations.NullMarked;

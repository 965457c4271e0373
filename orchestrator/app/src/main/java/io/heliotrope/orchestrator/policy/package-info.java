/// What the commands about policies find out and print. Stateless, safe from any thread, but for
/// what reads and writes files.
@NullMarked
package io.heliotrope.orchestrator.policy;

import org.jspecify.annotations.NullMarked;

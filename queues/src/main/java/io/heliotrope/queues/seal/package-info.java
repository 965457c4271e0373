/// Payloads and outputs that only those can read who are meant to: the wire format, the keys.
///
/// Everything here is stateless or immutable and safe from any thread; keys are read from their
/// files each time they are needed. The bytes are described in `docs/sealing.md`.
@NullMarked
package io.heliotrope.queues.seal;

import org.jspecify.annotations.NullMarked;

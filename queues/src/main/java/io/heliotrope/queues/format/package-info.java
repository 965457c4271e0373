/// JSON of the records, written by hand on a streaming generator and read strictly.
///
/// Stateless and safe from any thread. The schemas beside the resources say the same in JSON
/// Schema.
@NullMarked
package io.heliotrope.queues.format;

import org.jspecify.annotations.NullMarked;

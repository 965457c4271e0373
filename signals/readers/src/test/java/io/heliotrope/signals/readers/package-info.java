/// What a reader that knows nothing of us finds in the files of the archive.
///
/// Each test has its own database in memory.
@NullMarked
package io.heliotrope.signals.readers;

import org.jspecify.annotations.NullMarked;

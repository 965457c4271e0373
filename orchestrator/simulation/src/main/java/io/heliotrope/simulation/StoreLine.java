package io.heliotrope.simulation;

import io.heliotrope.model.JobId;
import io.heliotrope.router.Entry;
import org.jspecify.annotations.Nullable;

/// What the changelog of a router task's stores holds.
sealed interface StoreLine {
    /// A job's entry as an incarnation wrote it; null when it was deleted.
    record Of(JobId job, long epoch, @Nullable Entry entry) implements StoreLine {}

    /// From where an incarnation says that a log must be read.
    record TailOf(String log, long epoch, long position) implements StoreLine {}
}

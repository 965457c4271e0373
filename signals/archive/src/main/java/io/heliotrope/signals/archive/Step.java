package io.heliotrope.signals.archive;

/// What can have been the last thing that was done when the machine died: tests end there.
enum Step {
    /// An append lies under a name that nobody reads.
    APPEND_WRITTEN,
    /// It has its name, which the folder may still lose.
    APPEND_NAMED,
    /// It is stored.
    APPEND_KEPT,
    /// What replaces several files lies under a name that nobody reads.
    MERGE_WRITTEN,
    /// It has its name, beside all that it replaces.
    MERGE_NAMED,
    /// One of those that it replaces is gone, as often as there are such.
    MERGE_ONE_DELETED,
    /// One file of a day that is too old is gone.
    DROP_ONE_DELETED;

    /// Is told of each step.
    @FunctionalInterface
    interface Listener {
        void done(Step step);

        /// Nobody.
        static Listener none() {
            return _ -> {};
        }
    }
}

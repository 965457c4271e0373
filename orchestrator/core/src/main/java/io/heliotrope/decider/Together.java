package io.heliotrope.decider;

import io.heliotrope.model.JobId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be done about several jobs that were decided together, in this order.
public record Together(List<Part> parts) {
    public Together {
        parts = List.copyOf(parts);
    }

    /// What is to be done about one, which was remembered as `before` says, if it was known.
    public record Part(JobId job, @Nullable BatchEntry before, List<BatchChange> changes) {
        public Part {
            changes = List.copyOf(changes);
        }
    }

    /// What does the changes of a job.
    @FunctionalInterface
    public interface Deed {
        void act(JobId job, @Nullable BatchEntry before, List<BatchChange> changes);
    }

    /// Does all of it.
    public void each(Deed deed) {
        parts.forEach(part -> deed.act(part.job(), part.before(), part.changes()));
    }
}

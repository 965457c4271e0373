package io.heliotrope.workers;

/// A lane's capacity on one worker.
///
/// `slots` jobs run at once, `queue` more may wait. Of the running ones at most `inferences` are
/// inside an engine at the same time: a batch job holds its slot for longer than it computes.
public record LaneLimits(int slots, int queue, int inferences) {
    public LaneLimits {
        if (slots < 0 || queue < 0) {
            throw new IllegalArgumentException(
                    "slots and queue must be >= 0, were " + slots + " and " + queue);
        }
        if (slots == 0 && queue > 0) {
            throw new IllegalArgumentException(
                    "a lane without slots can have no queue, was " + queue);
        }
        if (inferences < 1) {
            throw new IllegalArgumentException("inferences must be >= 1, was " + inferences);
        }
    }
}

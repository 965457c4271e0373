package io.heliotrope.orchestrator.batch;

import io.heliotrope.decider.Backlog.Extent;
import java.time.Instant;
import java.util.Optional;

/// Answers what a test says, and nothing before.
final class KnownExtent implements OutcomesExtent {
    private Optional<Extent> answer = Optional.empty();
    private int begun;

    void is(long position, long end) {
        answer = Optional.of(new Extent(position, end));
    }

    int begun() {
        return begun;
    }

    @Override
    public void begin() {
        begun++;
        answer = Optional.empty();
    }

    @Override
    public Optional<Extent> at(Instant realNow) {
        return answer;
    }
}

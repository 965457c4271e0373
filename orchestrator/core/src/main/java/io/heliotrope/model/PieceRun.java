package io.heliotrope.model;

import java.time.Duration;
import java.util.List;

/// A piece of an interruptible job that has run: which execution it was, where, and what was
/// measured of it.
public record PieceRun(Token token, ExecutionId execution, RegionId region, Measured measured) {
    /// How long it had its accelerator, in job time.
    public Duration ran() {
        return Duration.between(measured.ranFrom(), measured.ranTo());
    }

    /// How long all of them had theirs.
    public static Duration ran(List<PieceRun> pieces) {
        return pieces.stream().map(PieceRun::ran).reduce(Duration.ZERO, Duration::plus);
    }
}

package io.heliotrope.decider;

import io.heliotrope.model.PieceRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How a job has fared so far: how often it was dispatched, how many of its runs failed or fell
/// silent, and in which pieces it ran, in order of time.
public record Course(int attempts, int failures, List<PieceRun> pieces) {
    /// Of a job that was never dispatched.
    public static final Course NEW = new Course(0, 0, List.of());

    public Course {
        pieces = List.copyOf(pieces);
    }

    /// For how long it ran, in job time, in pieces that count.
    public Duration ran() {
        return PieceRun.ran(pieces);
    }

    Course dispatched() {
        return new Course(attempts + 1, failures, pieces);
    }

    Course failed() {
        return new Course(attempts, failures + 1, pieces);
    }

    Course paused(PieceRun piece) {
        List<PieceRun> all = new ArrayList<>(pieces);
        all.add(piece);
        return new Course(attempts, failures, all);
    }
}

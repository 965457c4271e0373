package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import java.time.Duration;
import java.time.Instant;

/// A job on its way through its window, from one change of the signal to the next: in each piece it
/// runs or waits. One thread.
final class Pieces {
    private static final double MILLIS_PER_HOUR = 3.6e6;

    private final Sky sky;
    private final Work work;
    private Instant at;
    private Duration left;
    private Duration waits;
    private double emitted;

    Pieces(Sky sky, Work work) {
        this.sky = sky;
        this.work = work;
        this.at = work.release();
        this.left = work.length();
        this.waits = Duration.between(work.release(), work.latestStart());
    }

    boolean isLeft() {
        return left.isPositive();
    }

    /// Whether no time is left to wait.
    boolean mustRun() {
        return waits.isZero();
    }

    Instant at() {
        return at;
    }

    /// Grams per kWh now.
    double grams() {
        return sky.gramsPerKwh(work.origin(), sky.stepOf(at));
    }

    /// On to the next change of the signal, or to the end of what is left to wait or to run.
    void next(boolean runs) {
        Duration piece = Duration.between(at, sky.at(sky.stepOf(at) + 1));
        Duration most = runs ? left : waits;
        Duration taken = piece.compareTo(most) < 0 ? piece : most;
        if (runs) {
            emitted += grams() * (taken.toMillis() / MILLIS_PER_HOUR);
            left = left.minus(taken);
        } else {
            waits = waits.minus(taken);
        }
        at = at.plus(taken);
    }

    /// Of all jobs of the work.
    double emitted() {
        return emitted * work.kilowatts() * work.jobs();
    }

    /// Of sorted values, between two by a straight line.
    static double quantile(double[] sorted, double q) {
        double rank = q * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}

package io.heliotrope.backtest.optimum;

import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The least grams of jobs each of which has all the room that it wants. Exact.
public record Alone(Sky sky, Duration grid) {
    private static final double MILLIS_PER_HOUR = 3.6e6;

    /// Starts lie on the grid, counted from the release; pieces of jobs that may be interrupted
    /// begin and end where signals change.
    public double grams(List<Work> all) {
        double sum = 0;
        for (Work work : all) {
            double perKilowatt = work.preemptible() ? inPieces(work) : inOnePiece(work);
            sum += perKilowatt * work.kilowatts() * work.jobs();
        }
        return sum;
    }

    private double inOnePiece(Work work) {
        double best = Double.POSITIVE_INFINITY;
        for (Instant at = work.release(); !at.isAfter(work.latestStart()); at = at.plus(grid)) {
            for (long rest = work.regions(); rest != 0; rest &= rest - 1) {
                int region = Long.numberOfTrailingZeros(rest);
                best = Math.min(best, sky.grams(region, at, at.plus(work.length())));
            }
        }
        return best;
    }

    private record Piece(double gramsPerKwh, Duration length) implements Comparable<Piece> {
        @Override
        public int compareTo(Piece other) {
            return Double.compare(gramsPerKwh, other.gramsPerKwh);
        }
    }

    private double inPieces(Work work) {
        List<Piece> pieces = new ArrayList<>();
        for (Instant at = work.release(); at.isBefore(work.deadline()); ) {
            int step = sky.stepOf(at);
            Instant next = sky.at(step + 1);
            Instant end = next.isBefore(work.deadline()) ? next : work.deadline();
            pieces.add(new Piece(cleanest(work.regions(), step), Duration.between(at, end)));
            at = end;
        }
        double grams = 0;
        Duration left = work.length();
        for (Piece piece : pieces.stream().sorted().toList()) {
            Duration used = piece.length().compareTo(left) < 0 ? piece.length() : left;
            grams += piece.gramsPerKwh() * (used.toMillis() / MILLIS_PER_HOUR);
            left = left.minus(used);
        }
        return grams;
    }

    private double cleanest(long regions, int step) {
        double best = Double.POSITIVE_INFINITY;
        for (long rest = regions; rest != 0; rest &= rest - 1) {
            best = Math.min(best, sky.gramsPerKwh(Long.numberOfTrailingZeros(rest), step));
        }
        return best;
    }
}

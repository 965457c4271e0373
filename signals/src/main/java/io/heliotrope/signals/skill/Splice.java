package io.heliotrope.signals.skill;

import io.heliotrope.model.Band;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One forecast out of several, each of which tells the hours that were given to it.
public final class Splice {
    private static final int MOST_STEPS = 10_000;

    private Splice() {}

    /// The forecast from the step that `from` lies in, on the longest steps that fit all
    /// candidates; `choose` says who tells a step. Empty when nobody tells anything.
    ///
    /// It is issued when the newest of its parts was. Its band is there when all of it has one.
    ///
    /// @throws IllegalArgumentException when that makes more than 10,000 steps
    static Optional<IntensityForecast> of(
            GridZone zone,
            Basis basis,
            List<Candidate> candidates,
            Instant from,
            Function<Instant, Optional<Candidate>> choose) {
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        Grid grid = Grid.of(candidates, from);
        Duration step = grid.step;
        Instant end =
                candidates.stream()
                        .map(each -> each.middle().end())
                        .max(Instant::compareTo)
                        .orElseThrow();
        long steps = Math.max(0, Duration.between(grid.start, end).dividedBy(step));
        if (steps > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "a forecast of %d steps of %s, at most %d can be published"
                            .formatted(steps, step, MOST_STEPS));
        }
        Builder builder = new Builder(grid.start, step, (int) steps);
        for (int i = 0; i < steps; i++) {
            Instant at = grid.start.plus(step.multipliedBy(i));
            int index = i;
            choose.apply(at).ifPresent(teller -> builder.add(index, at, teller));
        }
        return builder.forecast(zone, basis);
    }

    /// Steps whose ends are also ends of every candidate's steps.
    private record Grid(Instant start, Duration step) {
        static Grid of(List<Candidate> candidates, Instant from) {
            Instant origin = candidates.getFirst().middle().start();
            long millis = 0;
            for (Candidate each : candidates) {
                millis = gcd(millis, each.middle().step().toMillis());
                millis = gcd(millis, Duration.between(origin, each.middle().start()).toMillis());
            }
            long before = Math.floorDiv(Duration.between(origin, from).toMillis(), millis);
            return new Grid(origin.plusMillis(before * millis), Duration.ofMillis(millis));
        }

        private static long gcd(long a, long b) {
            return b == 0 ? Math.abs(a) : gcd(b, a % b);
        }
    }

    private static final class Builder {
        private final Instant from;
        private final Duration step;
        private final double[] low;
        private final double[] middle;
        private final double[] high;
        private final List<Part> parts = new ArrayList<>();
        private Instant issuedAt = Instant.MIN;
        private boolean isWhole = true;

        Builder(Instant from, Duration step, int steps) {
            this.from = from;
            this.step = step;
            this.low = gaps(steps);
            this.middle = gaps(steps);
            this.high = gaps(steps);
        }

        private static double[] gaps(int steps) {
            double[] gaps = new double[steps];
            Arrays.fill(gaps, Double.NaN);
            return gaps;
        }

        void add(int index, Instant at, Candidate teller) {
            middle[index] = teller.middle().valueAt(at);
            low[index] = Math.min(middle[index], teller.low().valueAt(at));
            high[index] = Math.max(middle[index], teller.high().valueAt(at));
            isWhole &= !Double.isNaN(low[index]) && !Double.isNaN(high[index]);
            issuedAt = teller.issuedAt().isAfter(issuedAt) ? teller.issuedAt() : issuedAt;
            Part part =
                    new Part(
                            at,
                            teller.source(),
                            teller.quality(),
                            teller.step(),
                            teller.conversion());
            if (parts.isEmpty() || !isSame(parts.getLast(), part)) {
                parts.add(part);
            }
        }

        private static boolean isSame(Part one, Part other) {
            return one.source().equals(other.source())
                    && one.quality() == other.quality()
                    && one.step() == other.step()
                    && one.conversion().equals(other.conversion());
        }

        Optional<IntensityForecast> forecast(GridZone zone, Basis basis) {
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            Curve curve = new Curve(from, step, middle);
            Band band =
                    isWhole
                            ? new Band(new Curve(from, step, low), new Curve(from, step, high))
                            : null;
            return Optional.of(new IntensityForecast(zone, basis, issuedAt, parts, curve, band));
        }
    }
}

package io.heliotrope.backtest;

import io.heliotrope.plan.CleanestFirst;
import io.heliotrope.plan.Demand;
import io.heliotrope.plan.Plan;
import io.heliotrope.plan.Supply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The least grams that anybody could have emitted who had known everything beforehand.
///
/// Exact. Where rooms are bounded, jobs must be preemptible and fill whole slots; where they are
/// not, each job stands alone.
final class Optimum {
    private final Sky sky;

    Optimum(Sky sky) {
        this.sky = sky;
    }

    /// What one who knows everything may choose.
    enum Freedom {
        /// The moment, in the region of origin.
        TIME {
            @Override
            Work narrowed(Work work) {
                return with(work, 1L << work.origin(), work.release(), work.deadline());
            }
        },
        /// The region, at the nominal start.
        REGION {
            @Override
            Work narrowed(Work work) {
                return with(
                        work, work.regions(), work.nominal(), work.nominal().plus(work.length()));
            }
        },
        /// Both.
        BOTH {
            @Override
            Work narrowed(Work work) {
                return work;
            }
        };

        abstract Work narrowed(Work work);

        private static Work with(Work work, long regions, Instant from, Instant to) {
            return new Work(
                    work.jobClass(),
                    work.origin(),
                    regions,
                    from,
                    from.equals(work.release()) ? work.nominal() : from,
                    to,
                    work.length(),
                    work.kilowatts(),
                    work.preemptible(),
                    work.jobs());
        }
    }

    /// Of jobs that share rooms of so many accelerators a region and slot.
    double grams(List<Work> all, Freedom freedom, long room) {
        List<Demand> demands = demands(all.stream().map(freedom::narrowed).toList());
        int first = demands.stream().mapToInt(Demand::from).min().orElse(0);
        int end = demands.stream().mapToInt(Demand::until).max().orElse(first + 1);
        Supply supply =
                Supply.of(
                        sky.regions(),
                        end - first,
                        (region, slot) -> room,
                        (region, slot) -> sky.gramsPerKwh(region, first + slot));
        List<Demand> shifted =
                demands.stream()
                        .map(d ->
                                new Demand(
                                        d.reach(),
                                        d.from() - first,
                                        d.until() - first,
                                        d.units(),
                                        d.abreast()))
                        .toList();
        Plan plan = new CleanestFirst().plan(supply, shifted);
        if (plan.unplaced() > 0) {
            throw new IllegalArgumentException(
                    "no plan keeps every deadline: %d slots of work have no room"
                            .formatted(plan.unplaced()));
        }
        return plan.cost() * hoursPerStep();
    }

    private double hoursPerStep() {
        return sky.step().toMillis() / 3.6e6;
    }

    private record Kind(long regions, int from, int until, int length) {}

    /// Jobs of equal regions, window and length as one demand.
    private List<Demand> demands(List<Work> all) {
        Map<Kind, Long> jobs = new LinkedHashMap<>();
        for (Work work : all) {
            Kind kind =
                    new Kind(
                            work.regions(),
                            sky.stepOf(work.release()),
                            sky.stepOf(work.deadline()),
                            Math.toIntExact(work.length().dividedBy(sky.step())));
            jobs.merge(kind, (long) work.jobs(), Long::sum);
        }
        List<Demand> demands = new ArrayList<>();
        jobs.forEach((kind, count) ->
                demands.add(
                        new Demand(
                                Demand.Reach.always(kind.regions()),
                                kind.from(),
                                kind.until(),
                                count * kind.length(),
                                count)));
        return demands;
    }

    /// Of jobs that have all the room they want.
    double grams(List<Work> all, Freedom freedom, Duration grid) {
        double sum = 0;
        for (Work each : all) {
            Work work = freedom.narrowed(each);
            double alone = work.preemptible() ? inPieces(work) : inOnePiece(work, grid);
            sum += alone * work.kilowatts() * work.jobs();
        }
        return sum;
    }

    private double inOnePiece(Work work, Duration grid) {
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
        Piece[] sorted = pieces.stream().sorted().toArray(Piece[]::new);
        double grams = 0;
        Duration left = work.length();
        for (Piece piece : Arrays.asList(sorted)) {
            Duration used = piece.length().compareTo(left) < 0 ? piece.length() : left;
            grams += piece.gramsPerKwh() * (used.toMillis() / 3.6e6);
            left = left.minus(used);
        }
        return grams;
    }

    private double cleanest(long regions, int step) {
        double best = Double.POSITIVE_INFINITY;
        for (long rest = regions; rest != 0; rest &= rest - 1) {
            int region = Long.numberOfTrailingZeros(rest);
            best = Math.min(best, sky.gramsPerKwh(region, step));
        }
        return best;
    }

    /// Of jobs that run where they come from, at their nominal start, however many there are.
    double runNow(List<Work> all) {
        double sum = 0;
        for (Work work : all) {
            Instant end = work.nominal().plus(work.length());
            sum += sky.grams(work.origin(), work.nominal(), end) * work.kilowatts() * work.jobs();
        }
        return sum;
    }
}

package io.heliotrope.quote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Picks the starts that are worth choosing from.
///
/// One dominates another when it starts no later, emits no more and costs no more, and is better in
/// one of the three. Grams that are not known count as more than any; a price that is not known
/// compares with none that is.
final class Front {
    /// So many choices can be looked over.
    static final int MOST = 6;

    /// A choice is worth showing beside others when it is better than each of them by this share of
    /// the front's most, in one of the three.
    static final double WORTH = 0.05;

    /// What counts of a start: seconds until it, grams, USD (the last two NaN when not known), and
    /// what tells equal ones apart: round trip in ms, then region.
    record Point(double seconds, double grams, double usd, double rttMillis, int region) {
        boolean dominates(Point other) {
            boolean isNoWorse =
                    seconds <= other.seconds
                            && counted(grams) <= counted(other.grams)
                            && Double.isNaN(usd) == Double.isNaN(other.usd)
                            && !(usd > other.usd);
            boolean isBetter =
                    seconds < other.seconds
                            || counted(grams) < counted(other.grams)
                            || usd < other.usd;
            return isNoWorse && isBetter;
        }

        /// As good in all that counts.
        boolean isLike(Point other) {
            return seconds == other.seconds
                    && Double.compare(grams, other.grams) == 0
                    && Double.compare(usd, other.usd) == 0;
        }

        private static double counted(double grams) {
            return Double.isNaN(grams) ? Double.POSITIVE_INFINITY : grams;
        }
    }

    private static final Comparator<Point> ORDER =
            Comparator.comparingDouble(Point::seconds)
                    .thenComparingDouble(Point::grams)
                    .thenComparingDouble(Point::usd)
                    .thenComparingDouble(Point::rttMillis)
                    .thenComparingInt(Point::region);

    private Front() {}

    /// Those that no other one dominates, one of equal ones, in order of start.
    static List<Point> of(List<Point> all) {
        List<Point> front = new ArrayList<>();
        for (Point point : all.stream().sorted(ORDER).toList()) {
            if (front.stream().noneMatch(one -> one.dominates(point) || one.isLike(point))) {
                front.add(point);
            }
        }
        return front;
    }

    /// At most [#MOST] of a front: those that `kept` names, the soonest, the one of least grams,
    /// then again and again the one that gains most over each that is taken, as long as that is
    /// [#WORTH]. In order of start.
    static List<Point> thinned(List<Point> front, Predicate<Point> kept) {
        if (front.isEmpty()) {
            return front;
        }
        List<Point> taken = new ArrayList<>(front.stream().filter(kept).toList());
        add(taken, front.getFirst());
        front.stream()
                .min(Comparator.comparingDouble((Point one) -> Point.counted(one.grams)))
                .ifPresent(least -> add(taken, least));
        Scale scale = Scale.of(front);
        while (taken.size() < MOST) {
            Point best = front.getFirst();
            for (Point point : front) {
                if (scale.gain(point, taken) > scale.gain(best, taken)) {
                    best = point;
                }
            }
            if (scale.gain(best, taken) < WORTH) {
                break;
            }
            taken.add(best);
        }
        taken.sort(ORDER);
        return taken;
    }

    private static void add(List<Point> taken, Point point) {
        if (!taken.contains(point)) {
            taken.add(point);
        }
    }

    /// The most of each measure over a front, above 0.
    private record Scale(double seconds, double grams, double usd) {
        static Scale of(List<Point> front) {
            return new Scale(
                    most(front.stream().mapToDouble(Point::seconds).toArray()),
                    most(front.stream().mapToDouble(Point::grams).toArray()),
                    most(front.stream().mapToDouble(Point::usd).toArray()));
        }

        private static double most(double[] values) {
            double most = 0;
            for (double value : values) {
                most = value > most ? value : most;
            }
            return most > 0 ? most : 1;
        }

        /// What a point is better by than each of some others, in what it is best in.
        double gain(Point point, List<Point> others) {
            double least = Double.POSITIVE_INFINITY;
            for (Point other : others) {
                least = Math.min(least, gain(point, other));
            }
            return least;
        }

        private double gain(Point point, Point other) {
            double sooner = (other.seconds - point.seconds) / seconds;
            double greener = known(other.grams - point.grams) / grams;
            double cheaper = known(other.usd - point.usd) / usd;
            return Math.max(sooner, Math.max(greener, cheaper));
        }

        private static double known(double difference) {
            return Double.isNaN(difference) ? 0 : difference;
        }
    }
}

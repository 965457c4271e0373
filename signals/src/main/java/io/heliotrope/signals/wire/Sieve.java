package io.heliotrope.signals.wire;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.Plain;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.Spread;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// Lets through the points that can be true, in order of time.
///
/// What is null, implausible or contradicted is a gap. The same point told twice is one; told again
/// with another value at another time, it is a revision, and both stay.
public final class Sieve {
    private Sieve() {}

    /// The points that hold some time between `from` and `to`.
    ///
    /// @throws Unusable WRONG_TIME when there are points, but none of that time: the provider, or
    ///   somebody in between, did not heed the question
    public static List<ToldPoint> within(List<ToldPoint> told, Instant from, Instant to)
            throws Unusable {
        List<ToldPoint> within =
                told.stream().filter(p -> p.from().isBefore(to) && p.to().isAfter(from)).toList();
        if (within.isEmpty() && !told.isEmpty()) {
            throw new Unusable(
                    Outage.WRONG_TIME,
                    "asked for %s to %s, got %s to %s"
                            .formatted(from, to, told.getFirst().from(), told.getLast().to()));
        }
        return within;
    }

    /// The points that can be true; at least one.
    ///
    /// @throws Unusable when none can, or points of different times overlap
    public static List<IntensityPoint> points(
            GridZone zone, Plausibility plausibility, List<ToldPoint> told) throws Unusable {
        if (told.isEmpty()) {
            throw new Unusable(Outage.NO_VALUE, "no points for " + zone);
        }
        requireMoreThanZeros(zone, told);
        if (told.stream().noneMatch(p -> plausibility.accepts(zone, p.gramsPerKwh()))) {
            throw nothing(zone, told);
        }
        List<IntensityPoint> points =
                uncontradicted(told).stream()
                        .filter(p -> plausibility.accepts(zone, p.gramsPerKwh()))
                        .map(Sieve::point)
                        .toList();
        if (points.isEmpty()) {
            throw new Unusable(Outage.IMPLAUSIBLE, "nothing but contradictions for " + zone);
        }
        requireNoOverlap(points);
        return points;
    }

    /// Checks that a forecast says something of the time to come.
    ///
    /// @throws Unusable IMPLAUSIBLE when the last of `points` has ended
    public static void requireUnended(List<IntensityPoint> points, Instant now) throws Unusable {
        Instant end = points.getLast().validTo();
        if (!end.isAfter(now)) {
            throw new Unusable(
                    Outage.IMPLAUSIBLE,
                    "a forecast that ended at " + end + ", and it is " + Plain.time(now));
        }
    }

    /// Zero can be true for a moment where the zone allows it, never for a whole series.
    private static void requireMoreThanZeros(GridZone zone, List<ToldPoint> told) throws Unusable {
        List<ToldPoint> said = told.stream().filter(ToldPoint::isSaid).toList();
        if (said.size() > 1 && said.stream().allMatch(p -> p.gramsPerKwh() == 0)) {
            throw new Unusable(Outage.IMPLAUSIBLE, "nothing but zeros for " + zone);
        }
    }

    private static Unusable nothing(GridZone zone, List<ToldPoint> told) {
        List<ToldPoint> said = told.stream().filter(ToldPoint::isSaid).toList();
        if (said.isEmpty()) {
            return new Unusable(
                    Outage.NO_VALUE,
                    told.size() == 1
                            ? "the intensity of " + zone + " is null"
                            : "nothing but nulls for " + zone);
        }
        return new Unusable(
                Outage.IMPLAUSIBLE,
                "intensity " + said.getLast().gramsPerKwh() + " g/kWh in " + zone);
    }

    /// Every point speaks against others of its time and issue, the implausible ones too.
    private static Collection<ToldPoint> uncontradicted(List<ToldPoint> told) {
        NavigableMap<Moment, ToldPoint> first = new TreeMap<>();
        Set<Moment> contradicted = new HashSet<>();
        for (ToldPoint point : told) {
            if (point.isSaid()) {
                Moment moment = Moment.of(point);
                ToldPoint before = first.putIfAbsent(moment, point);
                if (before != null
                        && (before.gramsPerKwh() != point.gramsPerKwh()
                                || !before.to().equals(point.to()))) {
                    contradicted.add(moment);
                }
            }
        }
        first.keySet().removeAll(contradicted);
        return first.values();
    }

    private record Moment(Instant from, Instant updatedAt) implements Comparable<Moment> {
        static Moment of(ToldPoint point) {
            return new Moment(point.from(), point.updatedAt());
        }

        @Override
        public int compareTo(Moment other) {
            int byTime = from.compareTo(other.from);
            return byTime != 0 ? byTime : updatedAt.compareTo(other.updatedAt);
        }
    }

    private static IntensityPoint point(ToldPoint told) {
        return new IntensityPoint(
                told.from(),
                told.to(),
                new GramsPerKwh(told.gramsPerKwh()),
                Spread.Untold.UNTOLD,
                told.quality(),
                told.estimationMethod(),
                told.updatedAt());
    }

    private static void requireNoOverlap(List<IntensityPoint> points) throws Unusable {
        for (int i = 1; i < points.size(); i++) {
            IntensityPoint before = points.get(i - 1);
            IntensityPoint after = points.get(i);
            boolean isRevision =
                    before.validFrom().equals(after.validFrom())
                            && before.validTo().equals(after.validTo());
            if (!isRevision && before.validTo().isAfter(after.validFrom())) {
                throw new Unusable(
                        Outage.MALFORMED,
                        "values until %s and from %s on"
                                .formatted(before.validTo(), after.validFrom()));
            }
        }
    }
}

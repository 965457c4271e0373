package io.heliotrope.signals.wire;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.Plain;
import io.heliotrope.signals.http.LeftOut;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.Spread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Lets through the points of one body that can be true, in order of time.
///
/// What is null, implausible or contradicted is a gap. The same point told twice is one; told again
/// with another value at another time, it is a revision, and both stay. Each point that does not
/// come through is put into `left`. Owned by the thread that reads the body.
public record Sieve(GridZone zone, Plausibility plausibility, LeftOut left) {
    /// The points that hold some time within `wanted`. The provider was asked for `asked`, which
    /// may be wider: what lies outside of that is left out as of the wrong time.
    ///
    /// @throws Unusable WRONG_TIME when there are points, but none of that time: the provider, or
    ///   somebody in between, did not heed the question
    public List<ToldPoint> within(List<ToldPoint> told, TimeRange wanted, TimeRange asked)
            throws Unusable {
        List<ToldPoint> within = told.stream().filter(p -> isWithin(p, wanted)).toList();
        if (within.isEmpty() && !told.isEmpty()) {
            throw new Unusable(
                    Outage.WRONG_TIME,
                    "asked for %s to %s, got %s to %s"
                            .formatted(
                                    wanted.from(),
                                    wanted.to(),
                                    told.getFirst().from(),
                                    told.getLast().to()));
        }
        told.stream()
                .filter(p -> !isWithin(p, wanted) && !isWithin(p, asked))
                .forEach(p ->
                        leave(
                                LeftOut.Why.WRONG_TIME,
                                p,
                                () -> "asked for " + asked.from() + " to " + asked.to()));
        return within;
    }

    private static boolean isWithin(ToldPoint point, TimeRange range) {
        return point.from().isBefore(range.to()) && point.to().isAfter(range.from());
    }

    /// The points that can be true; at least one.
    ///
    /// @throws Unusable when none can, or points of different times overlap
    public List<IntensityPoint> points(List<ToldPoint> told) throws Unusable {
        if (told.isEmpty()) {
            throw new Unusable(Outage.NO_VALUE, "no points for " + zone);
        }
        requireMoreThanZeros(zone, told);
        if (told.stream().noneMatch(p -> plausibility.accepts(zone, p.gramsPerKwh()))) {
            throw nothing(zone, told);
        }
        List<IntensityPoint> points =
                uncontradicted(told).stream().filter(this::isPlausible).map(Sieve::point).toList();
        if (points.isEmpty()) {
            throw new Unusable(Outage.IMPLAUSIBLE, "nothing but contradictions for " + zone);
        }
        requireNoOverlap(points);
        return points;
    }

    private boolean isPlausible(ToldPoint point) {
        double grams = point.gramsPerKwh();
        if (plausibility.accepts(zone, grams)) {
            return true;
        }
        if (grams == 0) {
            leave(LeftOut.Why.ZERO, point, () -> "0 g/kWh, where that cannot be");
        } else if (grams > 0) {
            String most = grams + " g/kWh, at most " + plausibility.highest();
            leave(LeftOut.Why.TOO_HIGH, point, () -> most);
        } else {
            leave(LeftOut.Why.NEGATIVE, point, () -> grams + " g/kWh");
        }
        return false;
    }

    private void leave(LeftOut.Why why, ToldPoint point, Supplier<String> detail) {
        left.add(why, zone.value(), detail, point::told);
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

    /// Every point speaks against others of its time and issue, the implausible ones too. What is
    /// null speaks against nothing.
    private Collection<ToldPoint> uncontradicted(List<ToldPoint> told) {
        NavigableMap<Moment, List<ToldPoint>> said = new TreeMap<>();
        for (ToldPoint point : told) {
            if (point.isSaid()) {
                said.computeIfAbsent(Moment.of(point), _ -> new ArrayList<>(1)).add(point);
            } else {
                leave(LeftOut.Why.NOT_TOLD, point, () -> "null at " + point.from());
            }
        }
        List<ToldPoint> single = new ArrayList<>();
        for (List<ToldPoint> same : said.values()) {
            ToldPoint first = same.getFirst();
            if (same.stream().allMatch(point -> isSame(point, first))) {
                single.add(first);
                same.subList(1, same.size())
                        .forEach(again ->
                                leave(LeftOut.Why.DUPLICATE, again, () -> "the same once more"));
            } else {
                same.forEach(point ->
                        leave(
                                LeftOut.Why.CONTRADICTION,
                                point,
                                () -> "another value for the same time"));
            }
        }
        return single;
    }

    private static boolean isSame(ToldPoint one, ToldPoint other) {
        return one.gramsPerKwh() == other.gramsPerKwh() && one.to().equals(other.to());
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

package io.heliotrope.signals.trust;

import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.trust.Rejected.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lets through what can be true of a zone, before anything is published.
///
/// One bad value costs only itself. A defect of the whole costs the series: the wrong zone, nothing
/// but zeros, stuck at its end at one value for longer than the zone ever stays, made known in the
/// future. Order does not matter: points are sorted, not turned away for coming late.
///
/// A pure function of what is claimed, what was asked and what is known of the zone; safe from any
/// thread.
public final class Gate {
    /// How far a clock may be ahead of ours.
    public static final Duration SKEW = Duration.ofMinutes(5);

    /// How far ahead a measured value may begin: providers stamp the hour that has just begun, or
    /// the next one.
    public static final Duration AHEAD = Duration.ofHours(1);

    private Gate() {}

    public static <B extends CarbonBasis<B>> Verdict<B> judge(
            IntensitySeries<B> series, Question question, Habits habits) {
        return judge(Claims.of(series), question, habits);
    }

    public static <B extends CarbonBasis<B>> Verdict<B> judge(
            Claims<B> claims, Question question, Habits habits) {
        Optional<Verdict<B>> whole = asWhole(claims, question);
        if (whole.isPresent()) {
            return whole.get();
        }
        List<Rejected> rejected = new ArrayList<>();
        List<Claim> possible = new ArrayList<>();
        for (Claim claim : claims.points()) {
            Optional<Point> defect = PointRules.defect(claim, question, habits);
            defect.ifPresentOrElse(rejected::add, () -> possible.add(claim));
        }
        List<Claim> single = Doubles.without(possible, rejected);
        List<Claim> calm = Jumps.without(single, question, habits, rejected);
        Runs.Found runs = Runs.find(calm, question, habits);
        if (runs.isWhole()) {
            return Verdict.none(claims, Reason.CONSTANT, runs.stuck().getLast().detail());
        }
        rejected.addAll(runs.stuck());
        return new Verdict<>(Verdict.series(claims, runs.moving()), rejected);
    }

    private static <B extends CarbonBasis<B>> Optional<Verdict<B>> asWhole(
            Claims<B> claims, Question question) {
        if (!claims.zone().equals(question.zone())) {
            return Optional.of(
                    Verdict.none(
                            claims,
                            Reason.WRONG_ZONE,
                            "asked for %s, got %s".formatted(question.zone(), claims.zone())));
        }
        Instant latest = question.now().plus(SKEW);
        if (claims.issuedAt().isAfter(latest)) {
            return Optional.of(
                    Verdict.none(
                            claims,
                            Reason.FROM_THE_FUTURE,
                            "made known at %s, and it is %s"
                                    .formatted(claims.issuedAt(), question.now())));
        }
        List<Claim> told = claims.points().stream().filter(Claim::isTold).toList();
        if (told.size() > 1 && told.stream().allMatch(claim -> claim.gramsPerKwh() == 0)) {
            return Optional.of(
                    Verdict.none(claims, Reason.ALL_ZERO, told.size() + " values, all of them 0"));
        }
        return Optional.empty();
    }
}

package io.heliotrope.signals.trust;

import io.heliotrope.signals.trust.Rejected.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds the values that are told more than once.
final class Doubles {
    private Doubles() {}

    /// In order of time. Values made known at different times for the same time are revisions and
    /// stay.
    static List<Claim> without(List<Claim> claims, List<Rejected> rejected) {
        Map<Instant, List<Claim>> byStart = new TreeMap<>();
        claims.forEach(
                claim -> byStart.computeIfAbsent(claim.from(), _ -> new ArrayList<>()).add(claim));
        List<Claim> kept = new ArrayList<>();
        Instant end = Instant.MIN;
        for (List<Claim> together : byStart.values()) {
            List<Claim> left = revisions(together, rejected);
            for (Claim claim : left) {
                boolean isRevision = !kept.isEmpty() && kept.getLast().isSameTime(claim);
                if (!isRevision && claim.from().isBefore(end)) {
                    String other = "another value holds until " + end;
                    rejected.add(new Point(claim, Reason.OVERLAP, other));
                } else {
                    kept.add(claim);
                    end = claim.to();
                }
            }
        }
        return kept;
    }

    /// One for each time of issue, in that order; none where two contradict each other.
    private static List<Claim> revisions(List<Claim> together, List<Rejected> rejected) {
        Map<Instant, List<Claim>> byIssue = new TreeMap<>();
        together.forEach(claim ->
                byIssue.computeIfAbsent(claim.updatedAt(), _ -> new ArrayList<>()).add(claim));
        List<Claim> left = new ArrayList<>();
        for (List<Claim> same : byIssue.values()) {
            Claim first = same.getFirst();
            boolean isOne =
                    same.stream()
                            .allMatch(claim ->
                                    claim.isSameTime(first)
                                            && claim.gramsPerKwh() == first.gramsPerKwh());
            if (isOne) {
                left.add(first);
            }
            for (Claim claim : isOne ? same.subList(1, same.size()) : same) {
                Reason reason = isOne ? Reason.DUPLICATE : Reason.CONTRADICTION;
                rejected.add(new Point(claim, reason, same.size() + " values for " + claim.from()));
            }
        }
        return left;
    }
}

package io.heliotrope.policy.test;

import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.test.Verdict.Fate;
import io.heliotrope.policy.test.Verdict.Gap;
import io.heliotrope.policy.test.Verdict.Removal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says why a verdict is as it is: the nearest rule, its value, its bound and what lies between.
record Why(Verdict verdict, Places places) {
    private static final double TINY = 1e-12;

    /// Why a job is not placed in a region at once.
    String notIn(int region) {
        return nearest(against(region))
                .map(this::removed)
                .orElseGet(() ->
                        "no rule removes "
                                + id(region)
                                + (verdict.fate() instanceof Fate.Placed(int other, int slot)
                                        ? slot == 0
                                                ? ": what is preferred chose " + id(other)
                                                : ": a later start was better"
                                        : ""));
    }

    /// What came nearest to another end, over all regions.
    String inGeneral() {
        return nearest(verdict.removals()).map(this::removed).orElse("no rule removes a region");
    }

    String rulesAgainst(int region) {
        List<Removal> against = against(region);
        return against.isEmpty()
                ? id(region) + " is not removed by any rule"
                : id(region)
                        + " refused by "
                        + against.stream()
                                .map(Removal::rule)
                                .distinct()
                                .collect(Collectors.joining(", "));
    }

    String notBy(int region, String rule) {
        return nearest(against(region))
                .map(this::removed)
                .orElseGet(() -> "`" + rule + "` lets " + id(region) + " in, or gave way");
    }

    private List<Removal> against(int region) {
        return verdict.removals().stream().filter(removal -> removal.region() == region).toList();
    }

    /// Of comparisons the one with the smallest distance as a share of its bound; else the first.
    private static Optional<Removal> nearest(List<Removal> removals) {
        return removals.stream()
                .min(
                        Comparator.comparingDouble(
                                removal -> removal.gap().map(Why::share).orElse(Double.MAX_VALUE)));
    }

    private static double share(Gap gap) {
        return gap.distance() / Math.max(Math.abs(gap.bound()), TINY);
    }

    private String removed(Removal removal) {
        String rule = "`" + removal.rule() + "` removes " + id(removal.region());
        return removal.gap().map(gap -> rule + ": " + numbers(gap)).orElse(rule);
    }

    private static String numbers(Gap gap) {
        return gap.shown().show(gap.value())
                + " is not "
                + gap.relation().word()
                + " "
                + gap.shown().show(gap.bound())
                + ", "
                + gap.shown().show(gap.distance())
                + " away";
    }

    private String id(int region) {
        return places.sites().get(region).id();
    }
}

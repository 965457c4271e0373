package io.heliotrope.policy.eval;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.types.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why a job may run where it may at one step and slot: every rule with all the regions that it
/// removes, whether another removes them too or not, and how the best was chosen.
///
/// `taken` are the relaxations taken so far, as their author says them. Immutable.
public record Explanation(
        Places places,
        List<String> policies,
        Optional<String> leader,
        int step,
        int slot,
        List<String> taken,
        List<Removal> removals,
        RegionWord allowed,
        Optional<Contest> contest) {
    public Explanation {
        policies = List.copyOf(policies);
        taken = List.copyOf(taken);
        removals = List.copyOf(removals);
    }

    /// What one rule, `policy.rule`, removes; `because` is empty where its author gave no reason.
    public record Removal(String rule, String because, RegionWord removed, List<Refused> regions) {
        public Removal {
            regions = List.copyOf(regions);
        }
    }

    /// One region that a rule removes, and all that is not as it must be.
    public record Refused(String region, List<Finding> findings) {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /// The best candidate and the next best.
    public record Contest(String best, Optional<String> next, List<Gap> gaps) {
        public Contest {
            gaps = List.copyOf(gaps);
        }
    }

    /// Both at one rank, in base units; NaN is a number that is not known. `isAlike` when the next
    /// is as good as the best there.
    public record Gap(String what, double best, double next, Unit shown, boolean isAlike) {
        /// How far they are apart, at least 0; NaN when one is not known.
        public double distance() {
            return Math.abs(best - next);
        }
    }

    /// For a person to read, in lines.
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(heading());
        for (Removal removal : removals) {
            if (!removal.removed().isEmpty()) {
                lines.add(heading(removal));
                removal.regions().forEach(region -> lines.add(text(region)));
            }
        }
        lines.add("allowed: " + Wording.regions(allowed, places));
        contest.ifPresent(contest -> text(contest, lines));
        return String.join("\n", lines);
    }

    private String heading() {
        String led = leader.map(name -> ", led by " + name).orElse(", led by no policy");
        String relaxed = taken.isEmpty() ? "" : " (gave way: " + String.join(", ", taken) + ")";
        return "slot %d, step %d%s%s".formatted(slot, step, relaxed, led);
    }

    private String heading(Removal removal) {
        String because = removal.because().isEmpty() ? "" : " (" + removal.because() + ")";
        return "%s removes %d of %d%s"
                .formatted(
                        removal.rule(), removal.removed().size(), places.sites().size(), because);
    }

    private static String text(Refused refused) {
        List<String> lines = refused.findings().stream().map(Finding::text).toList();
        return "  " + refused.region() + ": " + String.join("; ", lines);
    }

    private static void text(Contest contest, List<String> lines) {
        lines.add("best: " + contest.best() + contest.next().map(n -> ", then " + n).orElse(""));
        for (Gap gap : contest.gaps()) {
            String best = number(gap.best(), gap.shown());
            String next = number(gap.next(), gap.shown());
            String apart = Double.isNaN(gap.distance()) ? "" : apart(gap);
            String alike = gap.isAlike() ? ", alike" : "";
            lines.add("  %s: %s, then %s%s%s".formatted(gap.what(), best, next, apart, alike));
        }
    }

    private static String apart(Gap gap) {
        return ", " + gap.shown().show(gap.distance()) + " apart";
    }

    private static String number(double value, Unit shown) {
        return Double.isNaN(value) ? "not known" : shown.show(value);
    }
}

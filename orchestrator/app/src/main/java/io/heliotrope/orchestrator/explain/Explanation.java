package io.heliotrope.orchestrator.explain;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Removal;
import io.heliotrope.protocol.Receipt.Scored;
import io.heliotrope.protocol.WorldOffsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Why a job runs where and when it does, for people: one fact a line, plain ASCII.
public final class Explanation {
    private final Explained explained;
    private final List<String> lines = new ArrayList<>();
    private String lastLabel = "";

    private Explanation(Explained explained) {
        this.explained = explained;
    }

    /// The explanation, each line ended by a line feed.
    public static String text(Explained explained) {
        return new Explanation(explained).text();
    }

    private String text() {
        lines.add(
                "%s   %s job from %s"
                        .formatted(explained.job(), explained.lane().word(), explained.origin()));
        line("state", Words.state(explained.state()));
        if (!explained.quote().isEmpty()) {
            line("accepted", explained.quote());
        }
        explained.why().ifPresentOrElse(this::receipt, this::noReceipt);
        return String.join("\n", lines) + "\n";
    }

    private void noReceipt() {
        line("why", "no decision was taken about it");
    }

    private void receipt(Receipt receipt) {
        line("decision", Words.decision(receipt.decision()));
        because(receipt);
        removed(receipt);
        receipt.load().uses().forEach(use -> line("budget", Words.used(use)));
        readings(receipt);
        decidedAt(receipt);
    }

    private void because(Receipt receipt) {
        if (receipt.decision() instanceof Decision.Hold hold) {
            line("waits for", Words.awaited(hold.reason()));
        }
        if (receipt.decision() instanceof Decision.Refuse refuse
                && refuse.earliestCompletion().isBefore(Instant.MAX)) {
            line(
                    "feasible",
                    "could be complete at " + refuse.earliestCompletion() + " at the earliest");
        }
        receipt.winner().ifPresent(chosen -> line("chosen", scored(chosen)));
        pieces(receipt);
        receipt.second()
                .ifPresentOrElse(
                        other -> line("runner-up", scored(other) + margin(receipt, other)),
                        () ->
                                receipt.winner()
                                        .ifPresent(c ->
                                                line(
                                                        "runner-up",
                                                        "none: no other region was left")));
        receipt.counterfactual().ifPresent(home -> line("at home", atHome(receipt, home)));
        if (receipt.relaxation() > 0) {
            line(
                    "gave way",
                    "what the policy lets give way, up to step "
                            + receipt.relaxation()
                            + ": no region was left before");
        }
    }

    /// The first piece is what was decided on; the others are decided anew after it.
    private void pieces(Receipt receipt) {
        String name = "pieces";
        for (Receipt.Piece piece : receipt.pieces()) {
            line(
                    name,
                    "%s from %s until %s".formatted(piece.region(), piece.from(), piece.until()));
            name = "";
        }
        if (!receipt.load().ran().isZero()) {
            line(
                    "ran before",
                    "for " + receipt.load().ran().toMinutes() + " min, in earlier pieces");
        }
    }

    private String scored(Scored scored) {
        String start = explained.lane() == Lane.BATCH ? " starting " + scored.start() : "";
        String latency =
                explained.lane() == Lane.INTERACTIVE
                        ? ", " + Words.millis(scored.latencyMillis())
                        : "";
        return scored.region() + start + ": " + Words.grams(scored.grams()) + latency;
    }

    private static String margin(Receipt receipt, Scored other) {
        return receipt.winner()
                .map(chosen -> other.grams() - chosen.grams())
                .filter(margin -> !Double.isNaN(margin))
                .map(margin ->
                        margin < 0
                                ? ", "
                                        + Words.grams(-margin)
                                        + " less than the chosen, which is better by the policy"
                                : ", " + Words.grams(margin) + " more")
                .orElse("");
    }

    private String atHome(Receipt receipt, Scored home) {
        String text = home.region() + " at once: " + Words.grams(home.grams());
        return receipt.winner()
                .map(chosen -> home.grams() - chosen.grams())
                .filter(saved -> !Double.isNaN(saved))
                .map(saved -> text + saved(saved, home.grams()))
                .orElse(text);
    }

    private static String saved(double saved, double home) {
        String percent =
                home > 0 ? String.format(Locale.ROOT, " (%+.1f %%)", 100 * saved / home) : "";
        return ", so this saves " + Words.grams(saved) + percent;
    }

    private void removed(Receipt receipt) {
        Map<RegionId, List<String>> rules = new TreeMap<>();
        for (Removal removal : receipt.removals()) {
            for (RegionId region : removal.regions()) {
                rules.computeIfAbsent(region, r -> new ArrayList<>())
                        .add(Words.rule(removal.rule()));
            }
        }
        if (rules.isEmpty()) {
            line("removed", "no region");
        }
        rules.forEach((region, why) -> line("removed", region + " " + String.join(", ", why)));
    }

    private void readings(Receipt receipt) {
        List<Scored> candidates = new ArrayList<>();
        receipt.winner().ifPresent(candidates::add);
        receipt.second().ifPresent(candidates::add);
        for (Scored candidate : candidates) {
            String reading =
                    candidate
                            .basis()
                            .map(r -> r.zone() + " " + Words.reading(r, receipt.now()))
                            .orElse("nothing was known of its grid");
            line(
                    "reading",
                    String.format(
                            Locale.ROOT,
                            "%s: %s; PUE %.2f",
                            candidate.region(),
                            reading,
                            candidate.pue()));
        }
        for (Scored candidate : candidates) {
            candidate
                    .product()
                    .ifPresent(terms ->
                            line(
                                    "grams",
                                    candidate.region()
                                            + ": "
                                            + Words.product(candidate.grams(), terms)));
        }
    }

    private void decidedAt(Receipt receipt) {
        WorldOffsets world = receipt.world();
        line("decided", receipt.now() + " under policy " + receipt.policy().hex().substring(0, 12));
        String offsets =
                "catalogue %d, policy %d, signals %d, pools %d, clock %d"
                        .formatted(
                                world.catalogue(),
                                world.policy(),
                                world.signals(),
                                world.pools(),
                                world.clock());
        line("world", "control topics up to " + offsets);
    }

    /// A label is written once for all of its lines.
    private void line(String label, String text) {
        String shown = label.equals(lastLabel) ? "" : label;
        lastLabel = label;
        lines.add(String.format(Locale.ROOT, "  %-11s%s", shown, text));
    }
}

package io.heliotrope.orchestrator.provenance;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Reading;
import io.heliotrope.orchestrator.provenance.Provenance.Decided;
import io.heliotrope.orchestrator.provenance.Provenance.Run;
import io.heliotrope.orchestrator.provenance.Provenance.Seal;
import io.heliotrope.orchestrator.provenance.Provenance.Step;
import io.heliotrope.protocol.Receipt.Scored;
import io.heliotrope.protocol.Status.Cancelled;
import io.heliotrope.protocol.Status.Done;
import io.heliotrope.protocol.Status.Expired;
import io.heliotrope.protocol.Status.Failed;
import io.heliotrope.protocol.Status.Refused;
import io.heliotrope.protocol.Status.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A provenance for people: one fact a line, plain ASCII, digests in full.
public final class ProvenanceText {
    private final Provenance of;
    private final List<String> lines = new ArrayList<>();
    private String lastLabel = "";

    private ProvenanceText(Provenance of) {
        this.of = of;
    }

    /// The text, each line ended by a line feed.
    public static String render(Provenance provenance) {
        return new ProvenanceText(provenance).text();
    }

    private String text() {
        lines.add(
                "%s   %s job from %s: %s"
                        .formatted(
                                of.job(),
                                of.lane().word(),
                                of.origin(),
                                of.end() == null ? "no end yet" : of.end().word()));
        of.counted().ifPresentOrElse(this::counted, this::withoutResult);
        model();
        input();
        of.decisions().forEach(this::decided);
        runs();
        of.steps().forEach(this::step);
        return String.join("\n", lines) + "\n";
    }

    private void counted(Run run) {
        line("result", "result/" + run.token() + "/" + run.execution());
        line("", "output SHA-256 " + run.output() + intact(run.isIntact(), "the output kept"));
        of.earlier().forEach(this::ran);
        ran(run);
    }

    private void ran(Run run) {
        line("ran", "in " + run.region() + " on worker " + run.worker());
        run.measured().ifPresent(this::measured);
    }

    private void withoutResult() {
        line("result", of.end() == null ? "none yet" : "none: " + why(of.end()));
    }

    private static String why(Terminal end) {
        return switch (end) {
            case Done _ -> "its record is gone";
            case Failed failed -> failed.attempts() + " attempts failed: " + failed.reason();
            case Expired expired -> expired.reason();
            case Cancelled _ -> "cancelled by its producer";
            case Refused refused -> (refused.reason() + " " + refused.detail()).strip();
        };
    }

    private void measured(Measured measured) {
        line("", "job time " + measured.ranFrom() + " to " + measured.ranTo());
        line(
                "",
                "queued %d ms, first token after %d ms, served in %d ms"
                        .formatted(
                                measured.queued().toMillis(),
                                measured.firstToken().toMillis(),
                                measured.service().toMillis()));
        line("tokens", "%d in, %d out".formatted(measured.promptTokens(), measured.outputTokens()));
        line("energy", kwh(measured.energy().value()) + " by " + measured.energyMethod());
    }

    private void model() {
        String name = Optional.ofNullable(of.described()).map(Job::model).orElse("not known");
        line("model", name);
        line(
                "",
                of.counted()
                        .flatMap(Run::measured)
                        .flatMap(Measured::modelDigest)
                        .map(digest -> "file SHA-256 " + digest + ", as its engine loaded it")
                        .orElse(
                                "its file was not named: no run counts, or the engine cannot tell"));
        if (of.model() != null) {
            line(
                    "",
                    String.format(
                            Locale.ROOT,
                            "in the catalogue with %.1f GiB, %.4f / batch + %.4f J a token",
                            of.model().memoryGib(),
                            of.model().joulesA(),
                            of.model().joulesC()));
        }
    }

    private void input() {
        Job job = of.described();
        if (job == null) {
            line("input", of.input().records() + " records; none reads as a job");
            return;
        }
        line("input", "SHA-256 " + job.digest() + intact(of.input().isIntact(), "the record kept"));
        line("", job.payload().bytes() + " bytes, tenant " + job.tenant() + ", " + job.payload());
    }

    private static String intact(@Nullable Boolean isIntact, String what) {
        if (isIntact == null) {
            return "; " + what + " is gone or cannot be compared";
        }
        return isIntact ? "; " + what + " has it" : "; BROKEN: " + what + " has another";
    }

    private void decided(Decided decided) {
        line("decision", decision(decided) + ", by " + by(decided));
        line(
                "",
                "job time "
                        + decided.receipt().now()
                        + ", "
                        + (decided.mismatch() == null
                                ? "replays identically"
                                : "BROKEN: " + decided.mismatch()));
        line("", "policy SHA-256 " + decided.receipt().policy());
        decided.rules().forEach(rule -> line("", "  " + rule));
        line("", "job SHA-256 " + decided.receipt().job() + ", world " + decided.receipt().world());
        decided.receipt().winner().ifPresent(s -> reading("chosen", s, decided));
        decided.receipt().second().ifPresent(s -> reading("runner-up", s, decided));
        decided.receipt().counterfactual().ifPresent(s -> reading("at home", s, decided));
        line("", "in " + decided.place());
    }

    private static String decision(Decided decided) {
        return switch (decided.receipt().decision()) {
            case Decision.Dispatch dispatch ->
                    decided.token() == null
                            ? "run in " + dispatch.region()
                            : "attempt %d in %s on %s, token %s"
                                    .formatted(
                                            decided.attempt(),
                                            dispatch.region(),
                                            decided.worker(),
                                            decided.token());
            case Decision.Hold hold ->
                    "hold until "
                            + hold.until()
                            + hold.meantFor().map(region -> " for " + region).orElse("")
                            + ", "
                            + hold.reason();
            case Decision.Refuse refuse -> "refuse, " + refuse.reason();
        };
    }

    private String by(Decided decided) {
        return switch (of.lane()) {
            case BATCH -> "the batch decider";
            case INTERACTIVE ->
                    "router %s/%d epoch %d"
                            .formatted(
                                    decided.by().cluster(),
                                    decided.by().partition(),
                                    decided.by().epoch());
        };
    }

    private void reading(String what, Scored scored, Decided decided) {
        String reading =
                scored.basis()
                        .map(r ->
                                reading(r, Duration.between(r.issuedAt(), decided.receipt().now())))
                        .orElse("nothing was known of its grid");
        line(
                "",
                String.format(
                        Locale.ROOT,
                        "%s %s: %.6f g, PUE %.3f, %s",
                        what,
                        scored.region(),
                        scored.grams(),
                        scored.pue(),
                        reading));
    }

    private static String reading(Reading reading, Duration age) {
        return "%s %s g/kWh %s from %s, %s, %d s old"
                .formatted(
                        reading.zone(),
                        reading.intensity().value(),
                        reading.basis().word(),
                        reading.source(),
                        reading.quality().word(),
                        age.toSeconds());
    }

    private void runs() {
        List<Run> wasted = of.wasted();
        line(
                "attempts",
                "%d dispatches, %d runs, %d of them in vain: %s"
                        .formatted(
                                of.decisions().stream().filter(d -> d.token() != null).count(),
                                of.runs().stream().filter(run -> run.execution() != null).count(),
                                wasted.size(),
                                kwh(of.wastedEnergy().value())));
        wasted.forEach(run ->
                line(
                        "",
                        "%s on %s, token %s, execution %s"
                                .formatted(
                                        run.outcome(),
                                        run.worker(),
                                        run.token(),
                                        run.execution())));
    }

    private void step(Step step) {
        line("record", step.at() + " " + step.says());
        line("", step.place() + ", " + seal(step.seal()));
    }

    private static String seal(Seal seal) {
        return switch (seal.state()) {
            case SEALED -> "sealed by checkpoint " + seal.checkpoint();
            case CHANGED ->
                    "BROKEN: not the record that checkpoint " + seal.checkpoint() + " seals";
            case NOT_SEALED -> "not sealed by a checkpoint";
            case BY_DIGEST -> "known by its digest";
        };
    }

    private static String kwh(double value) {
        return String.format(Locale.ROOT, "%.9f kWh", value);
    }

    /// A label is written once for all of its lines.
    private void line(String label, String text) {
        String shown = label.isEmpty() || label.equals(lastLabel) ? "" : label;
        lastLabel = label.isEmpty() ? lastLabel : label;
        lines.add(String.format(Locale.ROOT, "  %-11s%s", shown, text));
    }
}

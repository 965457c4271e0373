package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.ledger.Audit.Finding;
import io.heliotrope.orchestrator.ledger.Report.Grams;
import io.heliotrope.orchestrator.ledger.Report.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Shows a report to people: at most [#WIDTH] columns of plain ASCII, coloured where `ink` says so.
public final class ReportTable {
    /// No line is longer.
    public static final int WIDTH = 100;

    private static final int LABEL = 14;
    private static final String INDENT = "  ";
    private static final double SMALL_GRAMS = 100;

    private final Report report;
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    private ReportTable(Report report, Ink ink) {
        this.report = report;
        this.ink = ink;
    }

    /// The report as text, each line ended by a line feed.
    public static String render(Report report, Ink ink) {
        return new ReportTable(report, ink).text();
    }

    private String text() {
        String wall = number("%.1f s", report.wall().toMillis() / 1000.0);
        line("");
        line(INDENT + ink.bold(report.title()) + ink.faint("   wall " + wall));
        line("");
        regions();
        line("");
        lanes();
        line("");
        carbon();
        line("");
        audit();
        if (!report.scaling().isEmpty()) {
            line("");
            scaling();
        }
        line("");
        return String.join("\n", lines) + "\n";
    }

    private void regions() {
        String row = "%-26s %12s %10s %12s";
        line(
                INDENT
                        + ink.faint(
                                String.format(
                                        Locale.ROOT,
                                        row,
                                        "region",
                                        "interactive",
                                        "batch",
                                        "grams")));
        Share all = Share.NONE;
        for (var region : report.regions().entrySet()) {
            line(INDENT + share(row, region.getKey().value(), region.getValue()));
            all = all.plus(region.getValue());
        }
        line(INDENT + ink.faint("-".repeat(63)));
        line(INDENT + ink.bold(share(row, "all", all)));
    }

    private String share(String row, String name, Share share) {
        String shown = name.length() > 26 ? name.substring(0, 25) + "~" : name;
        return String.format(
                Locale.ROOT,
                row,
                shown,
                grouped(share.interactive()),
                grouped(share.batch()),
                grams(share.grams()));
    }

    private void lanes() {
        Report.Interactive interactive = report.interactive();
        entry("interactive", grouped(interactive.count()) + " accepted");
        entry("  scheduling", percentiles(interactive.scheduling()));
        entry("  end to end", percentiles(interactive.endToEnd()));
        Report.Batch batch = report.batch();
        entry(
                "batch",
                grouped(batch.count())
                        + " accepted, "
                        + grouped(batch.onTime())
                        + " finished before their deadline");
        entry("misses", grouped(batch.deadlineMisses()) + " deadlines missed");
        entry("refused", refused());
    }

    private String refused() {
        int sum = report.audit().refused().values().stream().mapToInt(Integer::intValue).sum();
        if (sum == 0) {
            return "0";
        }
        return grouped(sum)
                + " = "
                + report.audit().refused().entrySet().stream()
                        .map(e -> e.getKey().name().toLowerCase(Locale.ROOT) + " " + e.getValue())
                        .collect(Collectors.joining(" + "));
    }

    private void carbon() {
        Grams grams = report.grams();
        entry("emitted", grams(grams.emitted().value()) + " g CO2e");
        entry(
                "at home",
                grams(grams.counterfactual().value())
                        + " g CO2e had each run at once in its home region");
        double percent = grams.savedPercent();
        String share = Double.isNaN(percent) ? "" : number(" (%+.1f %%)", percent);
        String saved = signed(grams.saved().value()) + " g CO2e" + share;
        entry("saved", grams.saved().value() < 0 ? ink.bad(saved) : ink.good(saved));
        report.power().ifPresent(this::power);
        if (grams.unknownJobs() > 0) {
            entry(
                    "",
                    grouped(grams.unknownJobs()) + " jobs not counted: their grams are not known");
        }
    }

    private void power(PoolPower power) {
        entry(
                "accelerators",
                number("%,.0f of ", power.onHours())
                        + number("%,.0f hours on, ", power.hours())
                        + number("%,.0f at work", power.workingHours()));
        entry(
                "idle power",
                grams(power.idleGrams())
                        + " g CO2e, "
                        + grams(power.alwaysOnIdleGrams())
                        + " had all been on all the time");
        double percent = power.savedPercent(report.grams());
        double saved = power.saved(report.grams());
        String text =
                signed(saved)
                        + " g CO2e"
                        + (Double.isNaN(percent) ? "" : number(" (%+.1f %%)", percent))
                        + ", jobs and idle power together";
        entry("saved in all", saved < 0 ? ink.bad(text) : ink.good(text));
    }

    private void audit() {
        Audit audit = report.audit();
        String sum =
                Audit.STATES.stream()
                        .map(s ->
                                s.toLowerCase(Locale.ROOT)
                                        + " "
                                        + audit.terminal().getOrDefault(s, 0))
                        .collect(Collectors.joining(" + "));
        Map<String, Boolean> holds = report.invariants();
        check(audit.lost().isClean(), "accepted " + audit.accepted() + " = " + sum);
        finding("lost", audit.lost());
        finding("duplicates", audit.duplicates());
        finding("contradicted", audit.contradicted());
        finding("outside allowed regions", audit.outsideAllowedRegions());
        finding("refused, yet sent", audit.refusedYetSent());
        check(
                holds.getOrDefault("leaked_payloads", false),
                "European payloads on the other broker's disk: "
                        + report.leakedPayloads()
                        + " found");
        check(
                report.receipts().isClean(),
                "receipts replayed identically: "
                        + report.receipts().replayedIdentical()
                        + " of "
                        + report.receipts().count());
        Report.Sealed sealed = report.sealed();
        check(
                sealed.isClean(),
                "records as they were sealed: %d of %d, %d not yet sealed"
                        .formatted(
                                sealed.records() - sealed.unsealed() - sealed.flaws(),
                                sealed.records(),
                                sealed.unsealed()));
    }

    private void finding(String name, Finding finding) {
        check(finding.isClean(), name + " " + finding.count());
        List<JobId> jobs = finding.jobs();
        IntStream.range(0, jobs.size())
                .forEach(i -> line(" ".repeat(10) + cut(jobs.get(i).value(), 12)));
        if (finding.count() > jobs.size()) {
            line(" ".repeat(10) + "and " + (finding.count() - jobs.size()) + " more");
        }
    }

    private void check(boolean holds, String text) {
        line(INDENT + (holds ? ink.good("ok    ") : ink.bad("BROKEN")) + "  " + text);
    }

    private void scaling() {
        for (String note : report.scaling()) {
            String label = note.equals(report.scaling().getFirst()) ? "scaling" : "";
            List<String> wrapped = wrap(note, WIDTH - LABEL - INDENT.length());
            entry(label, wrapped.getFirst());
            wrapped.stream().skip(1).forEach(more -> entry("", more));
        }
    }

    private void entry(String label, String text) {
        line(INDENT + ink.faint(number("%-" + LABEL + "s", label)) + text);
    }

    private void line(String text) {
        lines.add(text.stripTrailing());
    }

    /// Breaks text at spaces into lines of at most `width`.
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String cut(String text, int margin) {
        int most = WIDTH - margin;
        return text.length() > most ? text.substring(0, most - 1) + "~" : text;
    }

    private static String percentiles(Percentiles latency) {
        return "p50 " + millis(latency.p50Millis()) + "   p99 " + millis(latency.p99Millis());
    }

    private static String millis(double millis) {
        return Double.isNaN(millis) ? number("%9s", "-") : number("%,6.1f ms", millis);
    }

    /// All figures of one report have the same decimals, so that they can be compared and added.
    private String grams(double grams) {
        double largest =
                Math.max(report.grams().emitted().value(), report.grams().counterfactual().value());
        return number(largest < SMALL_GRAMS ? "%,.3f" : "%,.1f", grams);
    }

    private String signed(double grams) {
        return (grams > 0 ? "+" : "") + grams(grams);
    }

    private static String grouped(int count) {
        return number("%,d", count);
    }

    private static String number(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}

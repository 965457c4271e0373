package io.heliotrope.orchestrator.backtest;

import io.heliotrope.backtest.Figures;
import io.heliotrope.backtest.Report;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Reports of several scenarios in a page of Markdown, between marks in a text that people wrote:
/// `before` ends with the first mark, `after` begins with the second.
public record BacktestPage(String before, String after) {
    static final String BEGIN = "<!-- figures: written by heliotrope backtest --page -->";
    static final String END = "<!-- end of figures -->";

    /// What a page must have.
    public static final String EXPECTED =
            "expected a page with a line '%s' and after it '%s'".formatted(BEGIN, END);

    private static final double PERCENT = 100;

    /// A page whose figures can be replaced.
    ///
    /// @throws IllegalArgumentException when it lacks the marks
    public static BacktestPage of(String text) {
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("has no place for figures, " + EXPECTED);
        }
        return new BacktestPage(text.substring(0, from + BEGIN.length()), text.substring(to));
    }

    /// The page with these reports for figures.
    public String with(List<Report> reports) {
        return before + "\n\n" + figures(reports) + after;
    }

    private static String figures(List<Report> reports) {
        StringBuilder text = new StringBuilder();
        text.append(
                "| scenario | jobs | best time | best region | best of both | Heliotrope | **captured** | mean of episodes | bar | goal | missed | broken |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Report report : reports) {
            Figures total = report.total();
            row(
                    text,
                    "`" + report.scenario() + "`",
                    String.format(Locale.ROOT, "%,d", total.jobs()),
                    percent(total.saved(total.timeOnly())),
                    percent(total.saved(total.regionOnly())),
                    percent(total.saved(total.joint())),
                    percent(total.saved(total.policy())),
                    "**" + percent(total.captured()) + "**",
                    percent(report.capturedMean()),
                    target(report.yardstick().bar()),
                    target(report.yardstick().goal()),
                    Long.toString(total.deadlineMisses() + total.refused()),
                    Long.toString(total.residencyViolations() + total.latencyViolations()));
        }
        text.append("\nCaptured by the rules of others:\n\n| rule |");
        reports.forEach(report -> text.append(" `").append(report.scenario()).append("` |"));
        text.append("\n|---|").append("---|".repeat(reports.size())).append('\n');
        for (int rule = 0; rule < reports.getFirst().baselines().size(); rule++) {
            text.append("| ").append(reports.getFirst().baselines().get(rule).name()).append(" |");
            for (Report report : reports) {
                text.append(' ')
                        .append(percent(report.baselines().get(rule).captured()))
                        .append(" |");
            }
            text.append('\n');
        }
        text.append("| **Heliotrope** |");
        reports.forEach(report ->
                text.append(" **").append(percent(report.total().captured())).append("** |"));
        text.append("\n\n");
        for (Report report : reports) {
            if (!report.yardstick().chosen().isEmpty()) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                "`%s`: parameters were chosen on the episodes %s, where %s is captured, and confirmed on the others, where it is %s.\n\n",
                                report.scenario(),
                                report.yardstick().chosen(),
                                percent(report.capturedMean(true).orElse(Double.NaN)),
                                percent(report.capturedMean(false).orElse(Double.NaN))));
            }
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String target(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : "";
    }

    private static String percent(double share) {
        double shown = Math.rint(share * PERCENT * 100) / 100;
        return String.format(Locale.ROOT, "%.2f %%", shown == 0 ? 0.0 : shown);
    }
}

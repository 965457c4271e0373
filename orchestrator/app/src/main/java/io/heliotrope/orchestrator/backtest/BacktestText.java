package io.heliotrope.orchestrator.backtest;

import io.heliotrope.backtest.Figures;
import io.heliotrope.backtest.Idle;
import io.heliotrope.backtest.Report;
import io.heliotrope.backtest.live.Answers;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// A report for people.
public final class BacktestText {
    private static final double PERCENT = 100;
    private static final double MILLIS_PER_HOUR = 3.6e6;
    private static final int MOST_EPISODES = 40;

    private BacktestText() {}

    /// Lines ended by line feeds.
    public static String render(Report report, double wallSeconds) {
        StringBuilder text = new StringBuilder();
        Figures total = report.total();
        line(text, "%s: %s", report.scenario(), report.about());
        line(
                text,
                "decided by %s, forecasts: %s, %,d jobs, %,d decisions",
                report.policy(),
                report.forecaster(),
                total.jobs(),
                total.decisions());
        line(text, "");
        episodes(text, report.episodes());
        bounds(text, report);
        line(text, "");
        line(
                text,
                "Captured %s of what perfect foresight saves%s. %s",
                percent(total.captured()),
                report.episodes().size() > 1
                        ? ", %s in the mean of the episodes"
                                .formatted(percent(report.capturedMean()))
                        : "",
                kept(total));
        report.idle().ifPresent(idle -> idle(text, idle, total));
        answers(text, report.answers());
        if (!report.yardstick().chosen().isEmpty()) {
            line(
                    text,
                    "Parameters were chosen on the episodes %s (%s in the mean) and confirmed on the others (%s).",
                    report.yardstick().chosen(),
                    percent(report.capturedMean(true).orElse(Double.NaN)),
                    percent(report.capturedMean(false).orElse(Double.NaN)));
        }
        double hours = report.slot().toMillis() / MILLIS_PER_HOUR;
        line(
                text,
                "Jobs began %s h after they came in the median, %s h in the 99th percentile.",
                plain(total.delay(0.5) * hours),
                plain(total.delay(0.99) * hours));
        line(
                text,
                "Deciding took %.1f s of CPU, %.0f us a decision with forecasts and plans; all of it %.1f s.",
                report.decidingSeconds(),
                1e6 * report.decidingSeconds() / Math.max(1, total.decisions()),
                wallSeconds);
        return text.toString();
    }

    private static void idle(StringBuilder text, Idle idle, Figures total) {
        Unit unit = Unit.of(total);
        line(
                text,
                "Accelerators were on for %,.0f of %,.0f hours, at work for %,.0f.",
                idle.onHours(),
                idle.hours(),
                idle.workingHours());
        line(
                text,
                "With idle power (%,.1f %s CO2e; %,.1f had all been on all the time) %s is saved in all; %s with all always on.",
                idle.grams() / unit.grams(),
                unit.name(),
                idle.alwaysOnGrams() / unit.grams(),
                percent(idle.saved(total)),
                percent(idle.savedAlwaysOn(total)));
    }

    private static void answers(StringBuilder text, Answers answers) {
        if (answers.requests() > 0) {
            line(
                    text,
                    "%,d requests were routed one by one; %s of them waited for an accelerator, %,d ms in the 99th percentile, %,d ms at most.",
                    answers.requests(),
                    percent(answers.waited()),
                    answers.waitMillis(0.99),
                    answers.waitMillis(1));
        }
    }

    private static void episodes(StringBuilder text, List<Figures> episodes) {
        if (episodes.size() < 2) {
            return;
        }
        Unit unit = Unit.of(episodes.getFirst());
        line(
                text,
                "%7s %10s %13s %9s %9s %9s %7s",
                "episode",
                "jobs",
                "run now " + unit.name(),
                "optimum",
                "policy",
                "captured",
                "missed");
        for (int i = 0; i < Math.min(episodes.size(), MOST_EPISODES); i++) {
            Figures one = episodes.get(i);
            line(
                    text,
                    "%7d %,10d %,13.1f %9s %9s %9s %7d",
                    i,
                    one.jobs(),
                    one.runNow() / unit.grams(),
                    saving(one, one.joint()),
                    saving(one, one.policy()),
                    percent(one.captured()),
                    one.deadlineMisses());
        }
        line(text, "");
    }

    private static void bounds(StringBuilder text, Report report) {
        Figures total = report.total();
        line(text, "%-34s %14s %9s %9s", "", Unit.of(total).name() + " CO2e", "saved", "captured");
        row(text, "run now, at home", total, total.runNow());
        row(text, "best time, at home (foresight)", total, total.timeOnly());
        row(text, "best region, at once (foresight)", total, total.regionOnly());
        row(text, "best of both (foresight)", total, total.joint());
        row(text, report.policy(), total, total.policy());
        report.against()
                .ifPresent(other -> row(text, other.policy(), total, other.total().policy()));
        line(
                text,
                "rules of others (those that wait have all the room they want, and know what will be):");
        for (Report.Rule rule : report.baselines()) {
            row(text, "  " + rule.name(), total, rule.grams());
        }
    }

    private static void row(StringBuilder text, String name, Figures total, double grams) {
        line(
                text,
                "%-34s %,14.1f %9s %9s",
                name,
                grams / Unit.of(total).grams(),
                saving(total, grams),
                percent((total.runNow() - grams) / Math.max(1e-9, total.runNow() - total.joint())));
    }

    private static String kept(Figures total) {
        if (total.deadlineMisses() == 0
                && total.residencyViolations() == 0
                && total.latencyViolations() == 0
                && total.refused() == 0) {
            return "No deadline missed, no residency or latency rule broken, no job refused.";
        }
        return "%,d deadlines missed, %,d residency and %,d latency rules broken, %,d jobs refused."
                .formatted(
                        total.deadlineMisses(),
                        total.residencyViolations(),
                        total.latencyViolations(),
                        total.refused());
    }

    private static String saving(Figures figures, double grams) {
        return percent(figures.saved(grams));
    }

    private static String percent(double share) {
        double shown = Math.rint(share * PERCENT * 100) / 100;
        return String.format(Locale.ROOT, "%.2f %%", shown == 0 ? 0.0 : shown);
    }

    private static String plain(double hours) {
        return String.format(Locale.ROOT, hours == Math.rint(hours) ? "%.0f" : "%.1f", hours);
    }

    private static void line(StringBuilder text, String format, Object value, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = value;
        System.arraycopy(values, 0, all, 1, values.length);
        String line = new Formatter(Locale.ROOT).format(format, all).toString();
        text.append(line.stripTrailing()).append('\n');
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    /// Grams, kilograms or tonnes: whichever shows the largest figure of a report in at most six
    /// digits before the point.
    private record Unit(String name, double grams) {
        static Unit of(Figures total) {
            double most = Math.max(total.runNow(), total.policy());
            return most < 1e6
                    ? new Unit("g", 1)
                    : most < 1e9 ? new Unit("kg", 1e3) : new Unit("t", 1e6);
        }
    }
}

package io.heliotrope.orchestrator.carbon;

import io.heliotrope.orchestrator.carbon.CarbonReport.Gaps;
import io.heliotrope.orchestrator.ledger.Ink;
import io.heliotrope.signals.accounting.GramsRange;
import io.heliotrope.signals.accounting.Sci.Score;
import io.heliotrope.signals.accounting.Total;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// Shows a carbon report to people: three tables of at most [#WIDTH] columns of plain ASCII,
/// coloured where `ink` says so.
public final class CarbonTable {
    /// No line is longer.
    public static final int WIDTH = 100;

    private static final int GROUP = 26;
    private static final int CELL = 16;
    private static final double LARGE = 1000;
    private static final double SMALL = 1;

    private final CarbonReport report;
    private final Ink ink;
    private final Set<String> twice = new HashSet<>();
    private final List<String> lines = new ArrayList<>();

    private CarbonTable(CarbonReport report, Ink ink) {
        this.report = report;
        this.ink = ink;
        Set<String> once = new HashSet<>();
        report.rows().stream()
                .map(CarbonRow::group)
                .filter(group -> !once.add(group))
                .forEach(twice::add);
        if (report.totals().size() > 1) {
            twice.add(report.totals().getFirst().group());
        }
    }

    /// The report as text, each line ended by a line feed.
    public static String render(CarbonReport report, Ink ink) {
        return new CarbonTable(report, ink).text();
    }

    private String text() {
        int jobs = report.totals().stream().mapToInt(CarbonRow::jobs).sum();
        line("");
        line(
                "  "
                        + ink.bold("carbon by " + report.question().by().word())
                        + ink.faint(
                                "   %s, %,d done jobs"
                                        .formatted(report.question().period(), jobs)));
        if (jobs == 0) {
            line("");
            line("  no job was done in that time");
        } else {
            emitted();
            beside();
            perUnit();
            restated();
            legend();
        }
        gaps();
        line("");
        return String.join("\n", lines) + "\n";
    }

    private void emitted() {
        head("basis", "jobs", "kWh", "emitted g", "p10 .. p90");
        int digits = digits(row -> row.location().grams());
        each(row ->
                cell(10, row.basis())
                        + cell(8, "%,d".formatted(row.jobs()))
                        + cell(12, number(row.energy().value(), 4))
                        + cell(CELL, total(row.location(), digits))
                        + cell(26, interval(row.location(), digits)));
    }

    private void beside() {
        head("at home g", "saved g", "marginal g", "market g");
        int home = digits(row -> row.atHome().grams());
        int marginal = digits(row -> row.marginal().grams());
        int market = digits(row -> row.market().grams());
        each(row ->
                cell(CELL, total(row.atHome(), home))
                        + cell(CELL, saved(row.saved(), home))
                        + cell(CELL, total(row.marginal(), marginal))
                        + cell(CELL, total(row.market(), market)));
    }

    private void perUnit() {
        head("embodied g", "movement g", "g/1000 tokens", "g/request", "g/batch job");
        int embodied = digits(row -> row.embodied().grams());
        int movement = digits(row -> row.movement().grams());
        each(row ->
                cell(14, total(row.embodied(), embodied))
                        + cell(14, total(row.movement(), movement))
                        + cell(15, score(row.perThousandTokens()))
                        + cell(14, score(row.perRequest()))
                        + cell(15, score(row.perJob())));
    }

    private void restated() {
        if (report.totals().stream().anyMatch(row -> row.restatedJobs() > 0)) {
            head("restated", "by g");
            int digits = digits(row -> row.restated().grams());
            each(row ->
                    cell(CELL, "%,d".formatted(row.restatedJobs()))
                            + cell(
                                    CELL,
                                    row.restatedJobs() == 0 ? "-" : saved(row.restated(), digits)));
        }
    }

    private void head(String... names) {
        int[] widths =
                switch (names.length) {
                    case 2 -> new int[] {CELL, CELL};
                    case 4 -> new int[] {CELL, CELL, CELL, CELL};
                    default ->
                            names[0].equals("basis")
                                    ? new int[] {10, 8, 12, CELL, 26}
                                    : new int[] {14, 14, 15, 14, 15};
                };
        StringBuilder text = new StringBuilder(label(report.question().by().word()));
        for (int i = 0; i < names.length; i++) {
            text.append(cell(widths[i], names[i]));
        }
        line("");
        line(ink.faint(text.toString()));
    }

    private void each(Function<CarbonRow, String> cells) {
        report.rows().forEach(row -> line(label(name(row)) + cells.apply(row)));
        report.totals().forEach(row -> line(ink.bold(label(name(row)) + cells.apply(row))));
    }

    private String name(CarbonRow row) {
        return twice.contains(row.group()) ? row.group() + " (" + row.basis() + ")" : row.group();
    }

    private void legend() {
        line("");
        line("  *n            without n jobs of which it is not known");
        line(
                "  emitted       accelerators' energy x PUE x average intensity, where and when it ran");
        line("  p10 .. p90    eight times in ten it lies between; errors taken to go the same way");
        line("  at home       the same run at once in the home region, fixed at admission");
        line("  saved         at home less emitted; negative when moving or waiting made it worse");
        line(
                "  marginal      by the plants that react; market: by contract. In none of the others");
        line(
                "  movement      data over the network, an upper bound; copies of weights are not told");
        line(
                "  g/...         (emitted + embodied) by functional unit, ISO/IEC 21031; no idle energy");
    }

    private void gaps() {
        Gaps gaps = report.gaps();
        List<String> found = new ArrayList<>();
        gap(found, gaps.uncountedAttempts(), "further attempts at these jobs, energy not measured");
        gap(found, gaps.undone(), "attempts at jobs that were not done, energy not measured");
        gap(found, gaps.undescribed(), "done jobs of which no dispatch is kept");
        gap(found, gaps.unreadable(), "records that do not read");
        if (!found.isEmpty()) {
            line("");
            line("  " + ink.bad("not counted"));
            found.forEach(this::line);
        }
    }

    private static void gap(List<String> found, int count, String what) {
        if (count > 0) {
            found.add("  %,12d  %s".formatted(count, what));
        }
    }

    private String saved(Total saved, int digits) {
        if (!saved.isKnown()) {
            return "unknown";
        }
        double grams = saved.grams().p50().value();
        return (grams > 0 ? "+" : "") + total(saved, digits);
    }

    private static String total(Total total, int digits) {
        return total.isKnown()
                ? number(total.grams().p50().value(), digits)
                        + (total.unknown() == 0 ? "" : " *" + total.unknown())
                : "unknown";
    }

    private static String interval(Total total, int digits) {
        return total.isKnown()
                ? number(total.grams().p10().value(), digits)
                        + " .. "
                        + number(total.grams().p90().value(), digits)
                : "";
    }

    private static String score(Score score) {
        return switch (score) {
            case Score.PerUnit per ->
                    significant(per.grams().p50().value())
                            + (per.unknown() == 0 ? "" : " *" + per.unknown());
            case Score.Unknown(int unknown) -> unknown == 0 ? "-" : "unknown";
        };
    }

    private static String significant(double value) {
        return number(value, digitsFor(value) + 1);
    }

    /// All figures of one column have the same decimals, so that they can be compared and added.
    private int digits(Function<CarbonRow, GramsRange> column) {
        double largest =
                report.totals().stream()
                        .mapToDouble(row -> Math.abs(column.apply(row).p50().value()))
                        .max()
                        .orElse(0);
        return digitsFor(largest);
    }

    private static int digitsFor(double value) {
        if (Math.abs(value) >= LARGE) {
            return 0;
        }
        return Math.abs(value) >= SMALL || value == 0 ? 2 : 5;
    }

    private static String label(String text) {
        String shown = text.length() > GROUP ? text.substring(0, GROUP - 1) + "~" : text;
        return "  " + shown + " ".repeat(GROUP - shown.length());
    }

    private static String cell(int width, String text) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }

    private void line(String text) {
        lines.add(text.stripTrailing());
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}

package io.heliotrope.orchestrator.backtest;

import io.heliotrope.backtest.Report;
import io.heliotrope.backtest.live.Trace;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Sky;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// A week of a scenario's first episode as a drawing in SVG: jobs that came, what a kWh emitted,
/// and what ran where.
///
/// Three panels over one axis of time; regions have one colour in all of them and are named beside
/// their curves' panel. No script, no font of its own.
public final class BacktestPlot {
    private static final int WIDTH = 1_000;
    private static final int LEFT = 60;
    private static final int RIGHT = 130;
    private static final int PANEL = 170;
    private static final int GAP = 46;
    private static final int TOP = 50;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final double HUES = 360;
    private static final double GOLDEN = 0.381966;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Recorded recorded;
    private final Trace trace;
    private final int from;
    private final int slots;
    private final int regions;
    private final StringBuilder svg = new StringBuilder();

    private BacktestPlot(Recorded recorded, Trace trace) {
        this.recorded = recorded;
        this.trace = trace;
        this.regions = recorded.places().size();
        int week = (int) WEEK.dividedBy(trace.slot());
        int all = trace.ran().size();
        this.from = Math.min(week, Math.max(0, all - week));
        this.slots = Math.max(1, Math.min(week, all - from));
    }

    /// The drawing; its second week where there is one, since the first knows nothing of arrivals.
    public static String render(Recorded recorded, Report report) {
        return new BacktestPlot(recorded, report.trace()).draw(report);
    }

    private String draw(Report report) {
        int height = TOP + 3 * PANEL + 2 * GAP + 40;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH, height);
        line("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, height);
        line(
                "<text x=\"%d\" y=\"22\" font-size=\"16\" fill=\"#222222\">%s: %s</text>",
                LEFT, escaped(report.scenario()), escaped(report.about()));
        stacked(0, "jobs that came, by origin", trace.came());
        curves(1);
        stacked(2, "accelerators at work, by region", trace.ran());
        for (int panel = 0; panel < 3; panel++) {
            days(panel);
        }
        legend();
        line("</svg>");
        return svg.toString();
    }

    private void stacked(int panel, String title, List<List<Long>> counts) {
        double most = 1;
        for (int slot = from; slot < from + slots; slot++) {
            most = Math.max(most, counts.get(slot).stream().mapToDouble(Long::doubleValue).sum());
        }
        title(panel, title, most);
        double[] below = new double[slots];
        for (int region = 0; region < regions; region++) {
            StringBuilder path = new StringBuilder();
            StringBuilder back = new StringBuilder();
            for (int i = 0; i < slots; i++) {
                double top = below[i] + counts.get(from + i).get(region);
                step(path, i, y(panel, top / most), i == 0 ? 'M' : 'L');
                back.insert(
                        0,
                        String.format(
                                Locale.ROOT,
                                "L%.1f %.1fL%.1f %.1f",
                                x(i + 1),
                                y(panel, below[i] / most),
                                x(i),
                                y(panel, below[i] / most)));
                below[i] = top;
            }
            line("<path d=\"%s%sZ\" fill=\"%s\"/>", path, back, colour(region));
        }
    }

    private void curves(int panel) {
        Sky sky = recorded.sky();
        int first = sky.stepOf(trace.start()) + from;
        double most = 1;
        for (int region = 0; region < regions; region++) {
            for (int i = 0; i < slots; i++) {
                most = Math.max(most, sky.gramsPerKwh(region, first + i));
            }
        }
        title(panel, "g CO2e per kWh of IT energy, PUE included", most);
        for (int region = 0; region < regions; region++) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < slots; i++) {
                double share = sky.gramsPerKwh(region, first + i) / most;
                step(path, i, y(panel, share), i == 0 ? 'M' : 'L');
            }
            line(
                    "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                    path, colour(region));
        }
    }

    private void step(StringBuilder path, int slot, double y, char command) {
        path.append(
                String.format(
                        Locale.ROOT, "%c%.1f %.1fL%.1f %.1f", command, x(slot), y, x(slot + 1), y));
    }

    private void title(int panel, String text, double most) {
        line("<text x=\"%d\" y=\"%.0f\" fill=\"#444444\">%s</text>", LEFT, y(panel, 1) - 8, text);
        line(
                "<text x=\"%d\" y=\"%.0f\" text-anchor=\"end\" fill=\"#666666\">%s</text>",
                LEFT - 6, y(panel, 1) + 10, String.format(Locale.ROOT, "%.0f", most));
        line(
                "<text x=\"%d\" y=\"%.0f\" text-anchor=\"end\" fill=\"#666666\">0</text>",
                LEFT - 6, y(panel, 0));
        line(
                "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#cccccc\"/>",
                LEFT, y(panel, 1), WIDTH - LEFT - RIGHT, PANEL);
    }

    private void days(int panel) {
        int perDay = (int) Duration.ofDays(1).dividedBy(trace.slot());
        for (int slot = from; slot < from + slots; slot++) {
            Instant at = trace.start().plus(trace.slot().multipliedBy(slot));
            if (at.getEpochSecond() % Duration.ofDays(1).toSeconds() != 0) {
                continue;
            }
            double x = x(slot - from);
            line(
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#888888\" stroke-opacity=\"0.35\"/>",
                    x, y(panel, 1), x, y(panel, 0));
            if (panel == 2 && slot + perDay / 2 < from + slots) {
                line(
                        "<text x=\"%.1f\" y=\"%.0f\" fill=\"#444444\">%s</text>",
                        x + 4, y(panel, 0) + 16, DAY.format(at));
            }
        }
    }

    private void legend() {
        for (int region = 0; region < regions; region++) {
            double y = y(0, 1) + 10 + region * 18.0;
            line(
                    "<rect x=\"%d\" y=\"%.0f\" width=\"12\" height=\"12\" fill=\"%s\"/>",
                    WIDTH - RIGHT + 12, y, colour(region));
            line(
                    "<text x=\"%d\" y=\"%.0f\" fill=\"#222222\">%s</text>",
                    WIDTH - RIGHT + 30,
                    y + 11,
                    escaped(recorded.places().get(region).id().value()));
        }
    }

    private double x(int slot) {
        return LEFT + (double) slot / slots * (WIDTH - LEFT - RIGHT);
    }

    private static double y(int panel, double share) {
        return TOP + panel * (PANEL + GAP) + PANEL * (1 - share);
    }

    /// Hues as far apart as the golden section puts them, dark and light in turn.
    private static String colour(int region) {
        double hue = HUES * (region * GOLDEN % 1);
        return String.format(Locale.ROOT, "hsl(%.0f,65%%,%d%%)", hue, region % 2 == 0 ? 42 : 58);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void line(String text) {
        svg.append(text).append('\n');
    }

    private void line(String format, Object value, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = value;
        System.arraycopy(values, 0, all, 1, values.length);
        line(new Formatter(Locale.ROOT).format(format, all).toString());
    }
}

package io.heliotrope.orchestrator.plan;

import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.protocol.PlanRecord.Outturn;
import io.heliotrope.protocol.PlanRecord.Stay;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A release plan for people: what begins where in each hour, what is expected of it, and how the
/// last day turned out.
public final class PlanText {
    /// More rows than that are counted, not shown.
    private static final int MOST_ROWS = 40;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PlanText() {}

    private record Row(Instant hour, RegionId region) {
        static final Comparator<Row> ORDER =
                Comparator.comparing(Row::hour).thenComparing(Row::region);

        static Row of(Stay stay) {
            return new Row(stay.start().truncatedTo(ChronoUnit.HOURS), stay.region());
        }
    }

    /// The plan, ending with a line break.
    public static String of(PlanRecord plan) {
        StringBuilder text = new StringBuilder();
        Formatter out = new Formatter(text, Locale.ROOT);
        out.format("  plan of %s UTC, job time%n", TIME.format(plan.at()));
        out.format("%n");
        if (plan.jobs() == 0) {
            out.format("  no held job that a plan could move%n");
        } else {
            stays(out, plan);
            out.format("%n");
            expected(out, plan);
        }
        plan.power()
                .ifPresent(power -> {
                    out.format("%n");
                    PowerText.power(out, power);
                });
        out.format("%n");
        lastDay(out, plan.lastDay());
        return text.toString();
    }

    private static void stays(Formatter out, PlanRecord plan) {
        Map<Row, Stay> rows = new TreeMap<>(Row.ORDER);
        plan.stays().forEach(stay -> rows.merge(Row.of(stay), stay, PlanText::both));
        out.format("  %-16s   %-20s %10s %14s%n", "in the hour of", "region", "jobs", "grams CO2e");
        rows.entrySet().stream()
                .limit(MOST_ROWS)
                .forEach(each ->
                        out.format(
                                "  %-16s   %-20s %,10d %,14.1f%n",
                                TIME.format(each.getKey().hour()),
                                each.getKey().region(),
                                each.getValue().jobs(),
                                each.getValue().grams()));
        if (rows.size() > MOST_ROWS) {
            out.format("  and %,d rows more; --json shows all%n", rows.size() - MOST_ROWS);
        }
    }

    private static Stay both(Stay one, Stay other) {
        return new Stay(
                one.region(), one.start(), one.jobs() + other.jobs(), one.grams() + other.grams());
    }

    private static void expected(Formatter out, PlanRecord plan) {
        out.format(
                "  %,d jobs in %,d classes, %,d of them moved by this plan%n",
                plan.jobs(), plan.classes(), plan.moved());
        out.format("  expected   %,14.1f g CO2e%n", plan.grams());
        out.format(
                "  no plan could cost less by more than %.2f %%%n",
                percent(Math.max(0, plan.cost() - plan.bound()), plan.cost()));
        if (plan.unplaced() > 0) {
            out.format(
                    "  without a place in time in this plan, keeping the one they had: %,d%n",
                    plan.unplaced());
        }
    }

    private static void lastDay(Formatter out, Outturn day) {
        out.format("  runs that ended since %s UTC   %,d%n", TIME.format(day.since()), day.runs());
        if (day.runs() == 0) {
            return;
        }
        out.format("  expected   %,14.1f g CO2e when they were released%n", day.expected());
        out.format(
                "  came to    %,14.1f g CO2e, %+.1f %%%n",
                day.grams(), percent(day.grams() - day.expected(), day.expected()));
        out.format(
                "  hindsight  %,14.1f g CO2e in the best places, as is known now%n",
                day.hindsight());
        out.format(
                "  regret     %,14.1f g CO2e, %.1f %%%n",
                day.regret(), percent(day.regret(), day.grams()));
    }

    private static double percent(double part, double whole) {
        return whole == 0 ? 0 : 100 * part / whole;
    }
}

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
        line(text, "  plan of %s UTC, job time", TIME.format(plan.at()));
        line(text, "");
        if (plan.jobs() == 0) {
            line(text, "  no held job that a plan could move");
        } else {
            stays(text, plan);
            line(text, "");
            expected(text, plan);
        }
        line(text, "");
        lastDay(text, plan.lastDay());
        return text.toString();
    }

    private static void stays(StringBuilder text, PlanRecord plan) {
        Map<Row, Stay> rows = new TreeMap<>(Row.ORDER);
        plan.stays().forEach(stay -> rows.merge(Row.of(stay), stay, PlanText::both));
        line(text, "  %-16s   %-20s %10s %14s", "in the hour of", "region", "jobs", "grams CO2e");
        rows.entrySet().stream()
                .limit(MOST_ROWS)
                .forEach(each ->
                        line(
                                text,
                                "  %-16s   %-20s %,10d %,14.1f",
                                TIME.format(each.getKey().hour()),
                                each.getKey().region(),
                                each.getValue().jobs(),
                                each.getValue().grams()));
        if (rows.size() > MOST_ROWS) {
            line(text, "  and %,d rows more; --json shows all", rows.size() - MOST_ROWS);
        }
    }

    private static Stay both(Stay one, Stay other) {
        return new Stay(
                one.region(), one.start(), one.jobs() + other.jobs(), one.grams() + other.grams());
    }

    private static void expected(StringBuilder text, PlanRecord plan) {
        line(
                text,
                "  %,d jobs in %,d classes, %,d of them moved by this plan",
                plan.jobs(),
                plan.classes(),
                plan.moved());
        line(text, "  expected   %,14.1f g CO2e", plan.grams());
        line(
                text,
                "  no plan could cost less by more than %.2f %%",
                percent(Math.max(0, plan.cost() - plan.bound()), plan.cost()));
        if (plan.unplaced() > 0) {
            line(
                    text,
                    "  without a place in time in this plan, keeping the one they had: %,d",
                    plan.unplaced());
        }
    }

    private static void lastDay(StringBuilder text, Outturn day) {
        line(text, "  runs that ended since %s UTC   %,d", TIME.format(day.since()), day.runs());
        if (day.runs() == 0) {
            return;
        }
        line(text, "  expected   %,14.1f g CO2e when they were released", day.expected());
        line(
                text,
                "  came to    %,14.1f g CO2e, %+.1f %%",
                day.grams(),
                percent(day.grams() - day.expected(), day.expected()));
        line(
                text,
                "  hindsight  %,14.1f g CO2e in the best places, as is known now",
                day.hindsight());
        line(
                text,
                "  regret     %,14.1f g CO2e, %.1f %%",
                day.regret(),
                percent(day.regret(), day.grams()));
    }

    private static double percent(double part, double whole) {
        return whole == 0 ? 0 : 100 * part / whole;
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}

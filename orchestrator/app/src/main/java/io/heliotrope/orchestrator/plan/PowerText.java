package io.heliotrope.orchestrator.plan;

import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.protocol.PowerPlan.Step;
import io.heliotrope.protocol.PowerTold;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// A power plan for people: the most accelerators that each region has on in each hour.
final class PowerText {
    private static final int HOURS = 24;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PowerText() {}

    static void power(Formatter out, PowerTold told) {
        PowerPlan plan = told.plan();
        Instant first = plan.at().truncatedTo(ChronoUnit.HOURS);
        out.format("  accelerators on  ");
        for (int hour = 0; hour < HOURS; hour++) {
            out.format("%3s", HOUR.format(hours(first, hour)));
        }
        out.format("%n");
        plan.regions().keySet().forEach(region -> region(out, plan, region, first));
        out.format(
                "  on         %,14.1f of %,.1f accelerator-hours until %s UTC%n",
                told.hours(),
                told.allHours(),
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(plan.until()));
        out.format(
                "  idle power %,14.1f g CO2e, %,.1f with all of them always on%n",
                told.grams(), told.alwaysOnGrams());
    }

    private static void region(Formatter out, PowerPlan plan, RegionId region, Instant first) {
        String name = region.value();
        out.format("  %-17s", name.length() > 16 ? name.substring(0, 15) + "~" : name);
        for (int hour = 0; hour < HOURS; hour++) {
            out.format("%3d", most(plan, region, hours(first, hour)));
        }
        out.format("%n");
    }

    private static Instant hours(Instant first, int hour) {
        return first.plus(Duration.ofHours(hour));
    }

    /// In the hour from `from` on.
    private static int most(PowerPlan plan, RegionId region, Instant from) {
        Instant to = from.plus(Duration.ofHours(1));
        Instant begin = from.isBefore(plan.at()) ? plan.at() : from;
        int most = plan.at(region, begin).map(PowerText::sum).orElse(0);
        for (Step step : plan.regions().getOrDefault(region, List.of())) {
            if (step.from().isAfter(begin) && step.from().isBefore(to)) {
                most = Math.max(most, sum(step));
            }
        }
        return most;
    }

    private static int sum(Step step) {
        return step.interactive() + step.batch();
    }
}

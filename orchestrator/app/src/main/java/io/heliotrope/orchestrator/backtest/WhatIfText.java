package io.heliotrope.orchestrator.backtest;

import io.heliotrope.backtest.Figures;
import io.heliotrope.backtest.Lived;
import io.heliotrope.backtest.live.RegionOutcome;
import io.heliotrope.backtest.scenario.Change;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// What a change makes of recorded days, for people.
public final class WhatIfText {
    private static final double MILLIS_PER_HOUR = 3.6e6;
    private static final double PERCENT = 100;

    private WhatIfText() {}

    /// Lines ended by line feeds; `policy` is the name of what decides.
    public static String render(
            Recorded recorded, Change change, String policy, Lived lived, Lived changed) {
        Figures before = lived.total();
        Figures after = changed.total();
        Scenario scenario = recorded.scenario();
        Formatter text = new Formatter(Locale.ROOT);
        text.format("%s: %s\n", scenario.name(), scenario.about());
        text.format("the same demand %s, decided by %s\n", told(change), policy);
        text.format("\n");
        text.format("%-28s %16s %16s %16s\n", "", "as recorded", "changed", "difference");
        grams(text, "g CO2e", before.policy(), after.policy());
        count(text, "jobs", before, after, Figures::jobs);
        count(text, "deadlines missed", before, after, Figures::deadlineMisses);
        count(text, "refused", before, after, Figures::refused);
        count(text, "residency rules broken", before, after, Figures::residencyViolations);
        count(text, "latency rules broken", before, after, Figures::latencyViolations);
        delay(text, "began after, median", scenario.slot(), before, after, 0.5);
        delay(text, "began after, 99 in 100", scenario.slot(), before, after, 0.99);
        text.format("\n");
        List<RegionOutcome> regions = lived.regions();
        for (int i = 0; i < regions.size(); i++) {
            grams(
                    text,
                    "g CO2e in " + recorded.places().get(i).id(),
                    regions.get(i).ranGrams(),
                    changed.regions().get(i).ranGrams());
        }
        text.format("\n");
        text.format(
                "Jobs that are refused, and requests that find no room, are charged as if they ran at home.\n");
        return text.toString();
    }

    private static void grams(Formatter text, String name, double before, double after) {
        text.format("%-28s %,16.1f %,16.1f %+,16.1f", name, before, after, after - before);
        if (before > 0) {
            text.format("  %+.2f %%", PERCENT * (after / before - 1));
        }
        text.format("\n");
    }

    private static String told(Change change) {
        List<String> parts = new ArrayList<>();
        change.without().forEach(region -> parts.add("without " + region));
        change.capacity()
                .forEach((region, room) ->
                        parts.add("with %d accelerators in %s".formatted(room, region)));
        change.deadlines()
                .forEach((name, by) ->
                        parts.add(
                                "with %s %s h %s"
                                        .formatted(
                                                name,
                                                plain(by.abs()),
                                                by.isNegative() ? "earlier" : "later")));
        return String.join(", ", parts);
    }

    private static String plain(Duration time) {
        double hours = time.toMillis() / MILLIS_PER_HOUR;
        return hours == Math.rint(hours) ? Long.toString((long) hours) : Double.toString(hours);
    }

    private static void count(
            Formatter text,
            String name,
            Figures before,
            Figures after,
            ToLongFunction<Figures> of) {
        long was = of.applyAsLong(before);
        long is = of.applyAsLong(after);
        text.format("%-28s %,16d %,16d %+,16d\n", name, was, is, is - was);
    }

    private static void delay(
            Formatter text,
            String name,
            Duration slot,
            Figures before,
            Figures after,
            double share) {
        double hours = slot.toMillis() / MILLIS_PER_HOUR;
        double was = before.delay(share) * hours;
        double is = after.delay(share) * hours;
        text.format("%-28s %,14.1f h %,14.1f h %+,14.1f h\n", name, was, is, is - was);
    }
}

package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Reading;
import io.heliotrope.signals.trust.Ladder;
import io.heliotrope.signals.trust.Rung;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a scheduler uses of a zone now and in the next days, and why, for people: a line for each
/// stretch of time that rests on the same thing.
final class UsedLines {
    private static final int HOURS = 72;
    private static final long MINUTES_PER_HOUR = 60;
    private static final long HOURS_PER_DAY = 24;

    private final List<String> lines = new ArrayList<>();
    private Rung first;
    private int from;

    private UsedLines(Rung first) {
        this.first = first;
    }

    /// `now` is a whole minute, which is how it is shown.
    static List<String> of(Ladder ladder, Instant now) {
        UsedLines lines = new UsedLines(ladder.at(now));
        for (int hour = 1; hour <= HOURS; hour++) {
            Rung rung = ladder.at(now.plus(Duration.ofHours(hour)));
            if (!isAlike(lines.first, rung)) {
                lines.end(hour);
                lines.first = rung;
                lines.from = hour;
            }
        }
        lines.end(HOURS);
        return lines.lines;
    }

    /// Forecasts are of one stretch although their values differ.
    private static boolean isAlike(Rung one, Rung other) {
        if (!(one instanceof Rung.Known before) || !(other instanceof Rung.Known after)) {
            return one instanceof Rung.Unknown && other instanceof Rung.Unknown;
        }
        Reading was = before.reading();
        Reading is = after.reading();
        return was.source().equals(is.source())
                && was.step() == is.step()
                && was.conversion().equals(is.conversion());
    }

    private void end(int until) {
        String when = from == 0 ? "now" : "in " + from + " h";
        String span = until - from <= 1 ? when : when + " to " + until + " h ahead";
        lines.add(
                switch (first) {
                    case Rung.Unknown(Instant _, String why) -> span + ": not known: " + why;
                    case Rung.Known(Instant _, Reading reading, Duration age, String why) ->
                            String.format(
                                    Locale.ROOT,
                                    "%s: %.1f g/kWh %s, %s, %s old: %s",
                                    span,
                                    reading.intensity().value(),
                                    reading.basis().word().replace('_', ' '),
                                    reading.quality().word(),
                                    age(age),
                                    why);
                });
    }

    private static String age(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        if (minutes < 2 * MINUTES_PER_HOUR) {
            return minutes + " min";
        }
        long hours = minutes / MINUTES_PER_HOUR;
        return hours < 2 * HOURS_PER_DAY ? hours + " h" : hours / HOURS_PER_DAY + " days";
    }
}

package io.heliotrope.orchestrator.calendar;

import io.heliotrope.orchestrator.calendar.GreenCalendar.Green;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A calendar for people: plain ASCII, one window a line, in local time and in UTC.
public final class CalendarText {
    private static final String ROW = "  %-21s %-15s  %-20s  %-15s %6s  %7s  %7s  %s%n";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("EEE MM-dd HH:mm", Locale.ROOT);
    private static final double PERCENT = 100;
    private static final double MINUTES_PER_HOUR = 60;

    private CalendarText() {}

    /// The text, each line ended by a line feed; local is `zone`.
    public static String render(GreenCalendar calendar, ZoneId zone) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%s, grid %s, as of %s UTC: grams of CO2e per kWh of IT energy, PUE included%n"
                        .formatted(
                                calendar.region().id(),
                                calendar.region().zone(),
                                day(calendar.at(), ZoneOffset.UTC)));
        if (Double.isNaN(calendar.mean())) {
            text.append("nothing but a yearly average is known of this grid: no windows\n");
            return text.toString();
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        "foretold until %s UTC; mean %.1f g/kWh; green is at most %.0f %% of it,"
                                + " %.1f g/kWh%nlocal time is %s%n%n",
                        day(calendar.foretoldUntil(), ZoneOffset.UTC),
                        calendar.mean(),
                        PERCENT * calendar.share(),
                        calendar.share() * calendar.mean(),
                        zone));
        if (calendar.windows().isEmpty()) {
            return text.append("no green window: try a higher --below\n").toString();
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        ROW,
                        "from, local",
                        "until",
                        "from, UTC",
                        "until",
                        "hours",
                        "g/kWh",
                        "least",
                        "by"));
        calendar.windows().forEach(green -> text.append(row(green, zone)));
        return text.toString();
    }

    private static String row(Green green, ZoneId zone) {
        Instant from = green.window().start();
        Instant until = green.window().end();
        return String.format(
                Locale.ROOT,
                ROW,
                day(from, zone),
                HOUR.format(until.atZone(zone)),
                day(from, ZoneOffset.UTC),
                HOUR.format(until.atZone(ZoneOffset.UTC)),
                "%.2f".formatted(green.window().length().toMinutes() / MINUTES_PER_HOUR),
                "%.1f".formatted(green.gramsPerKwh()),
                "%.1f".formatted(green.leastGramsPerKwh()),
                green.quality().word() + ": " + String.join(", ", green.sources()));
    }

    private static String day(Instant instant, ZoneId zone) {
        return DAY.format(instant.atZone(zone));
    }
}

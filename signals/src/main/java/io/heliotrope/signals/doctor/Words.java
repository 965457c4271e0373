package io.heliotrope.signals.doctor;

import io.heliotrope.model.Basis;
import io.heliotrope.signals.http.Outage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How things are called for people.
final class Words {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// How many characters name the day.
    private static final int DAY = 10;

    private Words() {}

    static String time(Instant instant) {
        return tied(MINUTES.format(instant));
    }

    /// The day once if it is the same.
    static String times(Instant from, Instant to) {
        String begin = time(from);
        String end = time(to);
        boolean isOneDay = begin.substring(0, DAY).equals(end.substring(0, DAY));
        return begin + " to " + (isOneDay ? end.substring(DAY + 1) : end);
    }

    static String ago(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        return age.toMinutes() < 1 ? "just now" : length(age) + " ago";
    }

    /// To the minute, above two days to the hour; below one minute it is `0 min`.
    static String length(Duration length) {
        long hours = length.toHours();
        if (length.toDays() >= 2) {
            return tied(length.toDays() + " d " + length.toHoursPart() + " h");
        }
        return tied(
                hours > 0
                        ? hours + " h " + length.toMinutesPart() + " min"
                        : length.toMinutes() + " min");
    }

    static String grams(double gramsPerKwh) {
        String tenths = String.format(Locale.ROOT, "%.1f", gramsPerKwh);
        return tied(
                (tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths)
                        + " g/kWh");
    }

    private static String tied(String text) {
        return text.replace(' ', Columns.TIE);
    }

    static String basis(Basis basis) {
        return switch (basis) {
            case AVERAGE_LIFECYCLE -> "average, life-cycle factors";
            case AVERAGE_DIRECT -> "average, direct factors";
            case MARGINAL -> "marginal";
        };
    }

    static String outage(Outage why) {
        return switch (why) {
            case TIMED_OUT -> "no answer in time";
            case REFUSED -> "refused";
            case NOT_ENTITLED -> "not in the key's plan";
            case RATE_LIMITED -> "too many requests";
            case MALFORMED -> "an answer that makes no sense";
            case WRONG_ZONE -> "an answer for another zone";
            case WRONG_TIME -> "an answer for another time";
            case IMPLAUSIBLE -> "an answer that cannot be true";
            case NO_VALUE -> "the provider has no value";
            case UNAVAILABLE -> "the provider fails or cannot be reached";
        };
    }

    /// What helps against it.
    static String remedy(Outage why) {
        return switch (why) {
            case TIMED_OUT ->
                    "try again in some minutes; if it lasts, check the address and proxies";
            case REFUSED -> "check the key and the zone's name";
            case NOT_ENTITLED ->
                    "get a plan that covers it, or list a feed that needs no key below this one";
            case RATE_LIMITED -> "wait; if it happens again, ask less often or for fewer zones";
            case MALFORMED ->
                    "check that the address is the provider's and no login page stands before it";
            case WRONG_ZONE -> "check the zone's name; the provider answered for another place";
            case WRONG_TIME -> "wait for the provider's next values; if it lasts, check our clock";
            case IMPLAUSIBLE -> "leave it to the next feed of the list until the provider mends it";
            case NO_VALUE -> "wait, or list another feed for this zone";
            case UNAVAILABLE ->
                    "check the address, the network and proxies, or try again later; the next feed"
                            + " of the list takes over meanwhile";
        };
    }
}

package io.heliotrope.signals;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Moments and lengths of time as they are told to people. Pure functions.
public final class Plain {
    private static final double MILLIS_PER_SECOND = 1000;

    private Plain() {}

    /// To the second, UTC: `2026-03-06T18:50:00Z`.
    public static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// In up to two units, such as `200 ms`, `2.5 s`, `20 s`, `1 h 30 min` or `3 d 4 h`.
    public static String length(Duration length) {
        if (length.isNegative()) {
            return "-" + length(length.negated());
        }
        if (length.compareTo(Duration.ofSeconds(1)) < 0) {
            return length.toMillis() + " ms";
        }
        if (length.compareTo(Duration.ofSeconds(10)) < 0) {
            String tenths =
                    String.format(Locale.ROOT, "%.1f", length.toMillis() / MILLIS_PER_SECOND);
            return (tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths)
                    + " s";
        }
        List<String> parts = new ArrayList<>();
        part(parts, length.toDays(), "d");
        part(parts, length.toHoursPart(), "h");
        part(parts, length.toMinutesPart(), "min");
        part(parts, length.toSecondsPart(), "s");
        return String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void part(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }
}

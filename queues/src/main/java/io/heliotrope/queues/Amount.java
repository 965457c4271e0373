package io.heliotrope.queues;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people write them in headers: `300ms`, `5s`, `20min`, `6h`, `2d`, or ISO such as
/// `PT6H`.
public final class Amount {
    private static final Pattern SHORT =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(ms|s|min|m|h|d)");
    private static final double NANOS_PER_MILLI = 1e6;

    private Amount() {}

    /// The duration that `text` names; empty when it names none.
    public static Optional<Duration> duration(String text) {
        Matcher matcher = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return iso(text.strip());
        }
        double amount = Double.parseDouble(matcher.group(1));
        double millis =
                switch (matcher.group(2)) {
                    case "ms" -> amount;
                    case "s" -> amount * 1e3;
                    case "min", "m" -> amount * 60e3;
                    case "h" -> amount * 3600e3;
                    default -> amount * 86400e3;
                };
        return Optional.of(Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI)));
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

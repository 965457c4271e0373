package io.heliotrope.orchestrator.backtest;

import io.heliotrope.orchestrator.yaml.Amounts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads the values of a scenario file. All throw IllegalArgumentException on what they do not
/// read.
final class Words {
    static final String NAME = "a name: 1 to 60 letters, digits and -";
    static final String INSTANT = "a moment such as 2020-04-01T00:00:00Z";
    static final String SHARE = "a share such as 40%";

    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,59}");

    private Words() {}

    static String name(String text) {
        if (!NAMES.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    static String text(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("empty");
        }
        return text;
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }

    static Duration positive(String text) {
        Duration duration = Amounts.duration(text);
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    /// Of a percentage, 0 to 1.
    static double share(String text) {
        return Amounts.within(0, 100, "%").apply(text) / 100;
    }

    /// Of a power in kW or W, in kW.
    static double kilowatts(String text) {
        return text.endsWith("kW")
                ? Amounts.within(1e-9, 1e6, "kW").apply(text)
                : Amounts.within(1e-6, 1e9, "W").apply(text) / 1000;
    }

    /// Whole numbers of 0 and more, with commas between.
    static SortedSet<Integer> numbers(String text) {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            numbers.add(Integer.parseUnsignedInt(part.strip()));
        }
        return numbers;
    }

    static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}

package io.heliotrope.orchestrator.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads amounts with their units from text: `5s`, `80GiB`, `150W`, `300g/kWh`.
public final class Amounts {
    /// What [#duration] expects, for messages.
    public static final String DURATION = "a duration such as 250ms, 60s, 15m, 2h or 1d";

    private static final Pattern AMOUNT = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*(\\D*)");
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

    private Amounts() {}

    /// A duration of at least 0 in `ms`, `s`, `m`, `h` or `d`.
    ///
    /// @throws IllegalArgumentException when it is none, naming what was expected
    public static Duration duration(String text) {
        Matcher amount = AMOUNT.matcher(text.strip());
        if (!amount.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not " + DURATION);
        }
        BigDecimal seconds =
                switch (amount.group(2)) {
                    case "ms" -> new BigDecimal("0.001");
                    case "s" -> BigDecimal.ONE;
                    case "m", "min" -> BigDecimal.valueOf(60);
                    case "h" -> BigDecimal.valueOf(3600);
                    case "d" -> BigDecimal.valueOf(86_400);
                    default ->
                            throw new IllegalArgumentException("'" + text + "' is not " + DURATION);
                };
        BigDecimal nanos =
                new BigDecimal(amount.group(1)).multiply(seconds).multiply(NANOS_PER_SECOND);
        try {
            long whole = nanos.longValueExact();
            if (whole < 0) {
                throw new IllegalArgumentException("'" + text + "' is not " + DURATION);
            }
            return Duration.ofNanos(whole);
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException("'" + text + "' is not " + DURATION, tooLong);
        }
    }

    /// Reads a number followed by `unit`, within `least` and `most`; an empty unit means a bare
    /// number.
    public static Function<String, Double> within(double least, double most, String unit) {
        return text -> {
            Matcher amount = AMOUNT.matcher(text.strip());
            if (!amount.matches() || !amount.group(2).equals(unit)) {
                throw new IllegalArgumentException(text);
            }
            double value = Double.parseDouble(amount.group(1));
            if (!(value >= least && value <= most)) {
                throw new IllegalArgumentException(text);
            }
            return value;
        };
    }

    /// Reads a whole number within `least` and `most`.
    public static Function<String, Integer> whole(int least, int most) {
        return text -> {
            int value = Integer.parseInt(text);
            if (value < least || value > most) {
                throw new IllegalArgumentException(text);
            }
            return value;
        };
    }

    /// Reads one of an enum's words, written in lower case with hyphens.
    public static <E extends Enum<E>> Function<String, E> word(Class<E> type) {
        return text -> {
            if (!text.equals(text.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(text);
            }
            return Enum.valueOf(type, text.replace('-', '_').toUpperCase(Locale.ROOT));
        };
    }

    /// The words that [#word] reads, for messages.
    public static <E extends Enum<E>> String words(Class<E> type) {
        StringBuilder words = new StringBuilder("one of ");
        for (E constant : type.getEnumConstants()) {
            words.append(words.length() > 7 ? ", " : "").append(wordOf(constant));
        }
        return words.toString();
    }

    private static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

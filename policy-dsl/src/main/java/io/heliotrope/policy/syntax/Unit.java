package io.heliotrope.policy.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A unit as the language spells it. What it measures is the checker's affair.
public enum Unit {
    PERCENT("%"),

    GRAMS_PER_KWH("g/kWh"),
    KILOGRAMS_PER_KWH("kg/kWh"),
    TONNES_PER_KWH("t/kWh"),
    LITRES_PER_KWH("L/kWh"),
    GRAMS("g"),
    KILOGRAMS("kg"),
    TONNES("t"),

    USD_PER_GPU_HOUR("USD/GPU-h"),
    USD_PER_HOUR("USD/h"),
    USD_PER_KWH("USD/kWh"),
    USD("USD"),
    EUR_PER_GPU_HOUR("EUR/GPU-h"),
    EUR_PER_HOUR("EUR/h"),
    EUR_PER_KWH("EUR/kWh"),
    EUR("EUR"),
    GBP_PER_GPU_HOUR("GBP/GPU-h"),
    GBP_PER_HOUR("GBP/h"),
    GBP_PER_KWH("GBP/kWh"),
    GBP("GBP"),
    JPY_PER_GPU_HOUR("JPY/GPU-h"),
    JPY_PER_HOUR("JPY/h"),
    JPY_PER_KWH("JPY/kWh"),
    JPY("JPY"),

    WATT_HOURS("Wh"),
    KILOWATT_HOURS("kWh"),
    MEGAWATT_HOURS("MWh"),

    GPU_SECONDS("GPU-s"),
    GPU_HOURS("GPU-h"),

    MEBIBYTES("MiB"),
    GIBIBYTES("GiB"),
    TEBIBYTES("TiB"),

    DEGREES_CELSIUS("degC"),
    KELVIN("K"),

    MILLISECONDS("ms"),
    SECONDS("s"),
    MINUTES("min"),
    HOURS("h"),
    DAYS("d");

    private static final Map<String, Unit> BY_SPELLING =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(Unit::spelling, Function.identity()));

    private final String spelling;

    Unit(String spelling) {
        this.spelling = spelling;
    }

    /// As it is written.
    public String spelling() {
        return spelling;
    }

    /// The unit that is spelled exactly so; empty when there is none.
    public static Optional<Unit> of(String spelling) {
        return Optional.ofNullable(BY_SPELLING.get(spelling));
    }

    static List<String> spellings() {
        return Stream.of(values()).map(Unit::spelling).toList();
    }
}

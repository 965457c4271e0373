package io.heliotrope.policy.types;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A unit as it is written, with what turns a number of it into base units: `base = number * factor
/// + offset`. The offset is 0 but for points of temperature, whose base is `degC` itself.
public record Unit(String word, Type type, double factor) {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final Map<String, Unit> UNITS = units();

    /// The unit that is written `word`, exactly so.
    public static Optional<Unit> of(String word) {
        return Optional.ofNullable(UNITS.get(word));
    }

    /// All units, for suggestions.
    public static Set<String> words() {
        return UNITS.keySet();
    }

    /// The base units of a type, for numbers of which no unit was written.
    public static Unit base(Type type) {
        return new Unit(type.equals(Type.NUMBER) ? "" : type.dimension().toString(), type, 1);
    }

    /// `number` of this unit in base units.
    public double toBase(double number) {
        return number * factor;
    }

    /// `base` in this unit.
    public double fromBase(double base) {
        return base / factor;
    }

    /// A number in base units as text, with up to three digits behind the point: `118 g/kWh`.
    public String show(double base) {
        String digits = String.format(Locale.ROOT, "%.3f", fromBase(base));
        String trimmed = digits.contains(".") ? digits.replaceAll("\\.?0+$", "") : digits;
        String number = trimmed.equals("-0") ? "0" : trimmed;
        return word.isEmpty() ? number : number + " " + word;
    }

    private static Map<String, Unit> units() {
        Map<String, Unit> units = new TreeMap<>();
        add(units, "%", Dimension.NUMBER, 0.01);
        add(units, "ms", Dimension.TIME, 1e-3);
        add(units, "s", Dimension.TIME, 1);
        add(units, "min", Dimension.TIME, 60);
        add(units, "h", Dimension.TIME, SECONDS_PER_HOUR);
        add(units, "d", Dimension.TIME, 24 * SECONDS_PER_HOUR);
        add(units, "Wh", Dimension.ENERGY, 1e-3);
        add(units, "kWh", Dimension.ENERGY, 1);
        add(units, "MWh", Dimension.ENERGY, 1e3);
        add(units, "MiB", Dimension.DATA, 1.0 / 1024);
        add(units, "GiB", Dimension.DATA, 1);
        add(units, "TiB", Dimension.DATA, 1024);
        add(units, "GPU-s", Dimension.GPU_TIME, 1);
        add(units, "GPU-h", Dimension.GPU_TIME, SECONDS_PER_HOUR);
        add(units, "L/kWh", Dimension.WATER_INTENSITY, 1);
        add(units, "K", Dimension.of(Base.TEMPERATURE), 1);
        units.put(
                "degC", new Unit("degC", new Type(Dimension.of(Base.TEMPERATURE), Kind.POINT), 1));
        masses(units);
        monies(units);
        return Map.copyOf(units);
    }

    private static void masses(Map<String, Unit> units) {
        Map<String, Double> masses = Map.of("g", 1.0, "kg", 1e3, "t", 1e6);
        masses.forEach((word, grams) -> {
            add(units, word, Dimension.CARBON, grams);
            add(units, word + "/kWh", Dimension.INTENSITY, grams);
        });
    }

    private static void monies(Map<String, Unit> units) {
        for (Base money : Set.of(Base.USD, Base.EUR, Base.GBP, Base.JPY)) {
            Dimension of = Dimension.of(money);
            String word = money.unit();
            add(units, word, of, 1);
            add(units, word + "/h", of.per(Dimension.TIME), 1 / SECONDS_PER_HOUR);
            add(units, word + "/kWh", of.per(Dimension.ENERGY), 1);
            add(units, word + "/GPU-h", of.per(Dimension.GPU_TIME), 1 / SECONDS_PER_HOUR);
        }
    }

    private static void add(Map<String, Unit> units, String word, Dimension of, double factor) {
        units.put(word, new Unit(word, Type.of(of), factor));
    }
}

package io.heliotrope.signals.accounting;

import io.heliotrope.signals.ResourceTable;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Embodied carbon of one accelerator with its share of the server, by kind of accelerator.
///
/// A kind is the beginning of an accelerator's name up to a hyphen or a blank, in any case: `H100`
/// covers `H100-80` and `h100 sxm`. What is not in the table is not known. Immutable; safe from any
/// thread.
public final class EmbodiedFigures {
    private final Map<String, Figure> byKind;

    private EmbodiedFigures(Map<String, Figure> byKind) {
        this.byKind = Collections.unmodifiableMap(byKind);
    }

    /// Kilograms of making one slot, the years over which they are spread in full use, and who says
    /// so.
    public record Figure(double kilograms, double years, String source) {
        private static final double HOURS_PER_YEAR = 8_760;
        private static final double GRAMS_PER_KG = 1000;

        public Figure {
            if (!(kilograms > 0 && years > 0) || !Double.isFinite(kilograms + years)) {
                throw new IllegalArgumentException(
                        "embodied carbon and life must be > 0, were %s kg and %s years"
                                .formatted(kilograms, years));
            }
            if (source.isBlank()) {
                throw new IllegalArgumentException("an embodied figure must name its source");
            }
        }

        /// Grams of one hour in use.
        public double gramsPerHour() {
            return kilograms * GRAMS_PER_KG / (years * HOURS_PER_YEAR);
        }

        /// The figure for reports.
        public String basis() {
            return "%s kg per slot over %s years in full use, %s"
                    .formatted(plain(kilograms), plain(years), source);
        }

        private static String plain(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /// Reads the table that ships with the program.
    public static EmbodiedFigures shipped() {
        Map<String, Figure> figures = new TreeMap<>();
        for (var row : ResourceTable.read(EmbodiedFigures.class, "embodied.csv")) {
            figures.put(
                    kind(row.getField("accelerator")),
                    new Figure(
                            Double.parseDouble(row.getField("kg_per_slot")),
                            Double.parseDouble(row.getField("years")),
                            row.getField("source")));
        }
        return new EmbodiedFigures(figures);
    }

    /// These with an operator's own figures, which take the place of the shipped ones of that kind.
    public EmbodiedFigures with(Map<String, Figure> own) {
        Map<String, Figure> figures = new TreeMap<>(byKind);
        own.forEach((name, figure) -> figures.put(kind(name), figure));
        return new EmbodiedFigures(figures);
    }

    /// The figure of the accelerator with this name.
    public Optional<Figure> of(String accelerator) {
        return Optional.ofNullable(byKind.get(kind(accelerator)));
    }

    private static String kind(String accelerator) {
        return accelerator.strip().split("[- ]", 2)[0].toUpperCase(Locale.ROOT);
    }
}

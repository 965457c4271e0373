package io.heliotrope.signals.energy;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.heliotrope.model.ServedModel;
import io.heliotrope.signals.NearestNames;
import io.heliotrope.signals.ResourceTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Energy per output token that ships with the program.
///
/// Fitted per model, accelerator and count to the measurements that ML.ENERGY publishes for chat
/// (leaderboard of February 2026, H100 SXM): the least sum of squared relative errors of `A / B +
/// C`. Over all of that data the median error is 3.4 %. Immutable; safe from any thread.
public final class EnergyTable {
    /// Where the figures are from, for reports.
    public static final String SOURCE = "fit of ML.ENERGY leaderboard, chat, 2026-02";

    private static final int MOST_SUGGESTIONS = 3;

    private final Map<ServedModel, Entry> entries = new TreeMap<>();

    private EnergyTable() {
        for (NamedCsvRecord row : ResourceTable.read(EnergyTable.class, "tokens.csv")) {
            Entry entry = entry(row);
            entries.put(entry.serving(), entry);
        }
    }

    /// How a model is built, since `A / B + C` fits mixtures of experts less well: the more
    /// sequences, the more experts have work.
    public enum Shape {
        DENSE,
        MOE
    }

    /// A row: the curve, and from which to which batch it was measured.
    public record Entry(
            ServedModel serving, TokenEnergy curve, Shape shape, double batchFrom, double batchTo) {
        /// What an answer for `batch` rests on.
        public EnergyMethod method(double batch) {
            if (batch < batchFrom || batch > batchTo) {
                return EnergyMethod.TABLE_EXTRAPOLATED;
            }
            return switch (shape) {
                case DENSE -> EnergyMethod.TABLE_DENSE;
                case MOE -> EnergyMethod.TABLE_MOE;
            };
        }

        /// The method within the measured batches: how far the curve as a whole can be trusted.
        EnergyMethod method() {
            return method(batchFrom);
        }
    }

    private static Entry entry(NamedCsvRecord row) {
        return new Entry(
                new ServedModel(
                        row.getField("model"),
                        row.getField("accelerator"),
                        Integer.parseInt(row.getField("count"))),
                new TokenEnergy(number(row, "joules_a"), number(row, "joules_c")),
                row.getField("shape").equals("moe") ? Shape.MOE : Shape.DENSE,
                number(row, "batch_from"),
                number(row, "batch_to"));
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    /// Reads the table that ships with the program.
    public static EnergyTable shipped() {
        return new EnergyTable();
    }

    public Optional<Entry> find(ServedModel serving) {
        return Optional.ofNullable(entries.get(serving));
    }

    /// All rows in order of model, accelerator and count.
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /// Up to three models whose names are nearest to `model`.
    public List<String> nearest(String model) {
        return NearestNames.of(
                model,
                entries.keySet().stream().map(ServedModel::model).distinct().toList(),
                MOST_SUGGESTIONS);
    }
}

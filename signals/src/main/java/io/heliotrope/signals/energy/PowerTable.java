package io.heliotrope.signals.energy;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.heliotrope.signals.ResourceTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Rated and idle power by accelerator.
///
/// Ratings are the makers'. Idle figures are those of a card without work and without a loaded
/// context, which adds 26 to 66 W; they are rough, and absent where we have none. Immutable; safe
/// from any thread.
public final class PowerTable {
    private final Map<String, AcceleratorPower> byName = new TreeMap<>();

    private PowerTable() {
        for (NamedCsvRecord row : ResourceTable.read(PowerTable.class, "accelerators.csv")) {
            String name = row.getField("accelerator");
            String idle = row.getField("idle_watts");
            byName.put(
                    name,
                    new AcceleratorPower(
                            name,
                            Double.parseDouble(row.getField("tdp_watts")),
                            idle.isEmpty() ? Double.NaN : Double.parseDouble(idle)));
        }
    }

    /// Reads the table that ships with the program.
    public static PowerTable shipped() {
        return new PowerTable();
    }

    public Optional<AcceleratorPower> find(String accelerator) {
        return Optional.ofNullable(byName.get(accelerator));
    }

    /// The names that it knows, in order.
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}

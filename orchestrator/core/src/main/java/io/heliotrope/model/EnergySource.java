package io.heliotrope.model;

/// Where an energy figure comes from: the catalogue, or meters and on how many readings it rests.
///
/// `name` is `catalogue`, or `meter:` and the kind of meter.
public record EnergySource(String name, int readings) {
    /// What meters' sources and methods begin with.
    public static final String METER = "meter:";

    /// Stated figures: joules of a model, watts of an accelerator.
    public static final EnergySource CATALOGUE = new EnergySource("catalogue", 0);

    public EnergySource {
        Names.id("energy source", name);
        if (readings < 0) {
            throw new IllegalArgumentException(
                    "readings behind an energy figure must be >= 0, were " + readings);
        }
    }

    /// Whether meters told it.
    public boolean isMetered() {
        return name.startsWith(METER);
    }
}

package io.heliotrope.signals.cooling;

import java.util.List;

/// A cooling class, or one site: how it is cooled and the PUE values that it moves between.
///
/// The presets are typical design values, not those of a particular site: two meter readings
/// replace their anchors ([Calibrator]). Published fleets for comparison: 1.56 on average (Uptime
/// Institute's survey of 2024), about 1.10 for Google's, 1.07 for Meta's in Lulea.
public record Cooling(String name, Economizer economizer, PueAnchors anchors) {
    /// Chilled water 16/22 C through an evaporative tower: wet bulb 10.5..16.5 C.
    public static final Cooling CHILLED_WATER =
            new Cooling("chilled-water", Economizer.Tower.at(16, 22), PueAnchors.of(1.50, 1.80));

    /// Outdoor air, supply 24 C: dry bulb 23..36 C, dew point up to 15 C.
    public static final Cooling AIR_SIDE =
            new Cooling("air-side", Economizer.AirSide.at(24), PueAnchors.of(1.06, 1.25));

    /// Direct to chip with water of 32 C from a dry cooler: dry bulb 26..36 C.
    public static final Cooling LIQUID_W32 =
            new Cooling("liquid-w32", Economizer.DryCooler.at(32), PueAnchors.of(1.10, 1.30));

    /// Direct to chip with water of 45 C from a dry cooler: dry bulb 39..49 C.
    public static final Cooling LIQUID_W45 =
            new Cooling("liquid-w45", Economizer.DryCooler.at(45), PueAnchors.of(1.10, 1.30));

    /// Immersion, fluid 40/50 C through a dry cooler: dry bulb 34..44 C.
    public static final Cooling IMMERSION =
            new Cooling("immersion", Economizer.DryCooler.at(40), PueAnchors.of(1.02, 1.08));

    private static final List<Cooling> CLASSES =
            List.of(AIR_SIDE, CHILLED_WATER, LIQUID_W32, LIQUID_W45, IMMERSION);

    /// @throws IllegalArgumentException when the name is blank
    public Cooling {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name of a cooling must not be blank");
        }
    }

    /// The class of that name.
    ///
    /// @throws IllegalArgumentException naming those there are, when there is none of that name
    public static Cooling named(String name) {
        return CLASSES.stream()
                .filter(cooling -> cooling.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no cooling class '" + name + "', expected one of " + names()));
    }

    /// The names of all classes.
    public static List<String> names() {
        return CLASSES.stream().map(Cooling::name).toList();
    }

    /// The same economizer with measured anchors, under another name.
    public Cooling calibrated(String site, PueAnchors measured) {
        return new Cooling(site, economizer, measured);
    }
}

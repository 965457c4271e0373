package io.heliotrope.protocol;

/// A power plan with what is expected of it.
///
/// `hours` are hours of accelerators on, start-ups not included, `allHours` those of all
/// accelerators. `grams` are grams of CO2e of idle power and start-ups, and `alwaysOnGrams` those
/// of idle power if all were always on; in both, accelerators count as idle unless a batch job is
/// meant for them, and slots of unknown intensity count nothing.
public record PowerTold(
        PowerPlan plan, double hours, double allHours, double grams, double alwaysOnGrams) {}

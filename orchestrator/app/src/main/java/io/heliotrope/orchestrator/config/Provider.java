package io.heliotrope.orchestrator.config;

import java.util.Locale;

/// Whose signals the settings can name.
public enum Provider {
    /// Average, life-cycle or direct, nearly everywhere; needs a key.
    ELECTRICITYMAPS,
    /// Marginal; needs a login.
    WATTTIME,
    /// Average, Great Britain; no key.
    NESO,
    /// Average, countries of Europe; no key.
    ENERGY_CHARTS,
    /// Average, Denmark; no key.
    ENERGINET,
    /// Weather; no key for non-commercial use.
    OPEN_METEO;

    /// As the settings spell it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it tells carbon intensity.
    public boolean isFeed() {
        return this != OPEN_METEO;
    }
}

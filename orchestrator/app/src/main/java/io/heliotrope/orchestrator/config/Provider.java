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
    /// The past of the United States, by fuel; needs a key.
    EIA,
    /// Weather; no key for non-commercial use.
    OPEN_METEO;

    /// As the settings spell it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it tells carbon intensity.
    public boolean isFeed() {
        return switch (this) {
            case ELECTRICITYMAPS, WATTTIME, NESO, ENERGY_CHARTS, ENERGINET -> true;
            case EIA, OPEN_METEO -> false;
        };
    }
}

package io.heliotrope.signals.energinet;

import io.heliotrope.signals.http.ClientSettings;
import io.heliotrope.signals.wire.Plausibility;
import java.net.URI;

/// How the Energinet feed behaves; see [#defaults]. `forecasts` and `history` name the provider's
/// data sets.
public record EnerginetSettings(
        ClientSettings http, Plausibility plausibility, String forecasts, String history) {
    private static final long BODY_BYTES = 8 << 20;

    public EnerginetSettings {
        requireName("forecasts", forecasts);
        requireName("history", history);
    }

    /// The public address and its data sets `CO2EmisProg` and `CO2Emis`.
    public static EnerginetSettings defaults() {
        return with(ClientSettings.at(URI.create("https://api.energidataservice.dk")));
    }

    /// The defaults at another address.
    ///
    /// @throws IllegalArgumentException when that is none
    public static EnerginetSettings at(String base) {
        return with(ClientSettings.at(base));
    }

    /// The same with other bounds.
    public EnerginetSettings with(Plausibility changed) {
        return new EnerginetSettings(http, changed, forecasts, history);
    }

    private static EnerginetSettings with(ClientSettings http) {
        return new EnerginetSettings(
                http.withBodyBytes(BODY_BYTES), Plausibility.CAUTIOUS, "CO2EmisProg", "CO2Emis");
    }

    private static void requireName(String what, String name) {
        if (!name.matches("[A-Za-z0-9_]+")) {
            throw new IllegalArgumentException(
                    what + " must name a data set in letters and digits, was '" + name + "'");
        }
    }
}

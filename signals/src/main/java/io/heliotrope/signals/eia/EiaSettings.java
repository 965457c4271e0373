package io.heliotrope.signals.eia;

import io.heliotrope.signals.http.ClientSettings;
import java.net.URI;

/// How the EIA feed behaves; see [#defaults].
public record EiaSettings(ClientSettings http) {
    private static final long BODY_BYTES = 8 << 20;

    /// The public address.
    public static EiaSettings defaults() {
        return new EiaSettings(
                ClientSettings.at(URI.create("https://api.eia.gov")).withBodyBytes(BODY_BYTES));
    }

    /// The defaults at another address.
    ///
    /// @throws IllegalArgumentException when that is none
    public static EiaSettings at(String base) {
        return new EiaSettings(ClientSettings.at(base).withBodyBytes(BODY_BYTES));
    }
}

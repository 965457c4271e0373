package io.heliotrope.signals.openmeteo;

import io.heliotrope.signals.http.ClientSettings;
import java.net.URI;

/// How the Open-Meteo feed behaves; see [#defaults].
public record OpenMeteoSettings(ClientSettings http) {
    /// A hundred places, each with 108 days of hours, are some 10 MiB.
    private static final long BODY_BYTES = 16 << 20;

    /// The public address; when the day's calls are used up, it is left alone until the next one.
    public static OpenMeteoSettings defaults() {
        return with(ClientSettings.at(URI.create("https://api.open-meteo.com")));
    }

    /// The defaults at another address.
    ///
    /// @throws IllegalArgumentException when that is none
    public static OpenMeteoSettings at(String base) {
        return with(ClientSettings.at(base));
    }

    private static OpenMeteoSettings with(ClientSettings http) {
        return new OpenMeteoSettings(http.withBodyBytes(BODY_BYTES));
    }
}

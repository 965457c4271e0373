package io.heliotrope.signals.watttime;

import io.heliotrope.signals.http.ClientSettings;
import io.heliotrope.signals.wire.Plausibility;
import java.net.URI;
import java.time.Duration;

/// How the WattTime feed behaves; see [#defaults].
///
/// A token is renewed after `renewal` and not used beyond `tokenLife`.
public record WattTimeSettings(
        ClientSettings http, Plausibility plausibility, Duration renewal, Duration tokenLife) {
    private static final long BODY_BYTES = 8 << 20;

    public WattTimeSettings {
        if (!renewal.isPositive() || renewal.compareTo(tokenLife) > 0) {
            throw new IllegalArgumentException(
                    "renewal (%s) must be > 0 and not longer than tokenLife (%s)"
                            .formatted(renewal, tokenLife));
        }
    }

    /// The public address: tokens of 30 min are renewed after 25, bodies have up to 8 MiB.
    public static WattTimeSettings defaults() {
        return with(ClientSettings.at(URI.create("https://api.watttime.org")));
    }

    /// The defaults at another address.
    ///
    /// @throws IllegalArgumentException when that is none
    public static WattTimeSettings at(String base) {
        return with(ClientSettings.at(base));
    }

    /// The same with other bounds.
    public WattTimeSettings with(Plausibility changed) {
        return new WattTimeSettings(http, changed, renewal, tokenLife);
    }

    private static WattTimeSettings with(ClientSettings http) {
        return new WattTimeSettings(
                http.withBodyBytes(BODY_BYTES),
                Plausibility.CAUTIOUS,
                Duration.ofMinutes(25),
                Duration.ofMinutes(30));
    }
}

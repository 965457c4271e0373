package io.heliotrope.signals.electricitymaps;

import io.heliotrope.model.Basis;
import io.heliotrope.signals.http.ClientSettings;
import io.heliotrope.signals.wire.Plausibility;
import java.net.URI;

/// How the Electricity Maps feed behaves; see [#defaults]. `basis` is that of what is published.
public record ElectricityMapsSettings(
        ClientSettings http, Basis basis, Plausibility plausibility, ElectricityMapsPaths paths) {
    public ElectricityMapsSettings {
        if (basis == Basis.MARGINAL) {
            throw new IllegalArgumentException(
                    "basis must be average: the provider has no live marginal signal");
        }
    }

    /// Life-cycle averages from the public address.
    public static ElectricityMapsSettings defaults() {
        return at(URI.create("https://api.electricitymaps.com/v3"));
    }

    /// The defaults at another address, such as a proxy's.
    ///
    /// @throws IllegalArgumentException when that is none, telling what is wrong and no secret that
    ///   might stand in it
    public static ElectricityMapsSettings at(String base) {
        return with(ClientSettings.at(base));
    }

    /// The same of an address that was read already.
    public static ElectricityMapsSettings at(URI base) {
        return with(ClientSettings.at(base));
    }

    /// The same with other bounds.
    public ElectricityMapsSettings with(Plausibility changed) {
        return new ElectricityMapsSettings(http, basis, changed, paths);
    }

    private static ElectricityMapsSettings with(ClientSettings http) {
        return new ElectricityMapsSettings(
                http, Basis.AVERAGE_LIFECYCLE, Plausibility.LIFECYCLE, ElectricityMapsPaths.V3);
    }
}

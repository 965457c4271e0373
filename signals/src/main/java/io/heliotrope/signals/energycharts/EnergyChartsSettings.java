package io.heliotrope.signals.energycharts;

import io.heliotrope.signals.http.ClientSettings;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.wire.Plausibility;
import java.net.URI;

/// How the Energy-Charts feed behaves; see [#defaults].
///
/// `basis` is what its values are taken for: the provider's own description could not be read.
public record EnergyChartsSettings<B extends Average<B>>(
        ClientSettings http, B basis, Plausibility plausibility) {
    /// The public address, values taken for life-cycle averages.
    public static EnergyChartsSettings<Lifecycle> defaults() {
        return with(ClientSettings.at(URI.create("https://api.energy-charts.info")));
    }

    /// The defaults at another address.
    ///
    /// @throws IllegalArgumentException when that is none
    public static EnergyChartsSettings<Lifecycle> at(String base) {
        return with(ClientSettings.at(base));
    }

    /// The same with other bounds.
    public EnergyChartsSettings<B> with(Plausibility changed) {
        return new EnergyChartsSettings<>(http, basis, changed);
    }

    private static EnergyChartsSettings<Lifecycle> with(ClientSettings http) {
        return new EnergyChartsSettings<>(http, Lifecycle.LIFECYCLE, Plausibility.LIFECYCLE);
    }
}

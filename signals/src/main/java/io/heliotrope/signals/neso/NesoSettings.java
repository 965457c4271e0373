package io.heliotrope.signals.neso;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.ClientSettings;
import io.heliotrope.signals.wire.Plausibility;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How the NESO feed behaves; see [#defaults].
public record NesoSettings(ClientSettings http, Plausibility plausibility) {
    private static final double HIGHEST = 1_200;

    /// The public address. The parts of the country may come down to zero, as northern Scotland
    /// often does; the whole does not.
    public static NesoSettings defaults() {
        return with(ClientSettings.at(URI.create("https://api.carbonintensity.org.uk")));
    }

    /// The defaults at another address.
    ///
    /// @throws IllegalArgumentException when that is none
    public static NesoSettings at(String base) {
        return with(ClientSettings.at(base));
    }

    /// The same with other bounds.
    public NesoSettings with(Plausibility changed) {
        return new NesoSettings(http, changed);
    }

    private static NesoSettings with(ClientSettings http) {
        return new NesoSettings(
                http,
                new Plausibility(
                        HIGHEST,
                        IntStream.rangeClosed(1, NesoFeed.REGIONS)
                                .mapToObj(NesoFeed::zone)
                                .collect(Collectors.<GridZone>toSet())));
    }
}

package io.heliotrope.signals.carbon;

import io.heliotrope.model.Basis;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/// How the Electricity Maps feed behaves. Limits are for one question; see [#defaults].
///
/// A wait between attempts is at most `longestPause`: a provider that wants longer is left alone
/// instead, at most for `longestRetryAfter`. A refusal is remembered for `refusalMemory`. The
/// address `base` holds no user and no password, since it is shown.
public record ElectricityMapsSettings(
        URI base,
        Basis basis,
        Plausibility plausibility,
        Duration connect,
        Duration call,
        long bodyBytes,
        int attempts,
        Duration longestPause,
        Duration longestRetryAfter,
        Duration refusalMemory) {
    public ElectricityMapsSettings {
        String scheme = base.getScheme();
        if (base.toString().contains("@")) {
            throw new IllegalArgumentException(
                    "base must be an address without user or password: the key alone tells who asks");
        }
        if (base.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
            throw new IllegalArgumentException(
                    "base (" + base + ") must be an http or https address");
        }
        if (basis == Basis.MARGINAL) {
            throw new IllegalArgumentException(
                    "basis must be average: the provider has no live marginal signal");
        }
        if (!connect.isPositive() || call.compareTo(connect) < 0) {
            throw new IllegalArgumentException(
                    "call ("
                            + call
                            + ") must not be shorter than connect ("
                            + connect
                            + ") and both be > 0");
        }
        if (attempts < 1 || bodyBytes < 1) {
            throw new IllegalArgumentException(
                    "attempts ("
                            + attempts
                            + ") and bodyBytes ("
                            + bodyBytes
                            + ") must be at least 1");
        }
        if (longestPause.isNegative()
                || longestRetryAfter.isNegative()
                || refusalMemory.isNegative()) {
            throw new IllegalArgumentException("pauses and memories must not be negative");
        }
    }

    /// Life-cycle averages from the public address: connect 5 s, call 20 s, 1 MiB, three attempts.
    public static ElectricityMapsSettings defaults() {
        return at(URI.create("https://api.electricitymaps.com/v3"));
    }

    /// The defaults at another address, such as a proxy's.
    ///
    /// @throws IllegalArgumentException when that is none, telling what is wrong and no secret that
    ///   might stand in it
    public static ElectricityMapsSettings at(String base) {
        try {
            return at(new URI(base));
        } catch (URISyntaxException quotesAll) {
            throw new IllegalArgumentException(
                    "base must be an http or https address: " + quotesAll.getReason());
        }
    }

    /// The same of an address that was read already.
    public static ElectricityMapsSettings at(URI base) {
        return new ElectricityMapsSettings(
                base,
                Basis.AVERAGE_LIFECYCLE,
                Plausibility.LIFECYCLE,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                1 << 20,
                3,
                Duration.ofSeconds(10),
                Duration.ofMinutes(15),
                Duration.ofMinutes(10));
    }
}

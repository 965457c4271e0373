package io.heliotrope.signals.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/// How a client treats its provider. Limits are for one question; see [#at(URI)] for defaults.
///
/// A wait between attempts is at most `longestPause`: a provider that wants longer is left alone
/// instead, at most for `longestRetryAfter`. A refusal is remembered for `refusalMemory`. A
/// question waits at most `longestWait` for those before it. The address `base` holds no user, no
/// password and no parameters, since it is shown.
public record ClientSettings(
        URI base,
        Duration connect,
        Duration call,
        Duration longestWait,
        long bodyBytes,
        int attempts,
        Duration longestPause,
        Duration longestRetryAfter,
        Duration refusalMemory) {
    public ClientSettings {
        String scheme = base.getScheme();
        if (base.toString().contains("@")) {
            throw new IllegalArgumentException(
                    "base must be an address without user or password: the key alone tells who asks");
        }
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "base must be an address without '?' or '#': a key has a setting of its own");
        }
        if (base.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
            throw new IllegalArgumentException(
                    "base (" + base + ") must be an http or https address");
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
        if (longestWait.isNegative()
                || longestPause.isNegative()
                || longestRetryAfter.isNegative()
                || refusalMemory.isNegative()) {
            throw new IllegalArgumentException("waits, pauses and memories must not be negative");
        }
    }

    /// Connect 5 s, call 20 s, 2 min in line, 1 MiB, three attempts, pauses of up to 10 s; left
    /// alone for up to 15 min, refusals remembered for 10 min.
    public static ClientSettings at(URI base) {
        return new ClientSettings(
                base,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofMinutes(2),
                1 << 20,
                3,
                Duration.ofSeconds(10),
                Duration.ofMinutes(15),
                Duration.ofMinutes(10));
    }

    /// The same of an address as text, such as a proxy's.
    ///
    /// @throws IllegalArgumentException when that is none, telling what is wrong and no secret that
    ///   might stand in it
    public static ClientSettings at(String base) {
        try {
            return at(new URI(base));
        } catch (URISyntaxException quotesAll) {
            throw new IllegalArgumentException(
                    "base must be an http or https address: " + quotesAll.getReason());
        }
    }

    public ClientSettings withTimeouts(Duration newConnect, Duration newCall) {
        return new ClientSettings(
                base,
                newConnect,
                newCall,
                longestWait,
                bodyBytes,
                attempts,
                longestPause,
                longestRetryAfter,
                refusalMemory);
    }

    public ClientSettings withLongestWait(Duration newLongestWait) {
        return new ClientSettings(
                base,
                connect,
                call,
                newLongestWait,
                bodyBytes,
                attempts,
                longestPause,
                longestRetryAfter,
                refusalMemory);
    }

    public ClientSettings withBodyBytes(long newBodyBytes) {
        return new ClientSettings(
                base,
                connect,
                call,
                longestWait,
                newBodyBytes,
                attempts,
                longestPause,
                longestRetryAfter,
                refusalMemory);
    }
}

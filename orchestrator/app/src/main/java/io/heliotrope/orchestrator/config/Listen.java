package io.heliotrope.orchestrator.config;

/// Where a server listens; port 0 takes any free one.
public record Listen(String host, int port) {
    /// What [#parse] expects, for messages.
    public static final String EXPECTED =
            "host:port, port 0 for any free one, such as 127.0.0.1:9464";

    public Listen {
        if (host.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("'" + host + ":" + port + "' is not " + EXPECTED);
        }
    }

    /// Reads `host:port`.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Listen parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("'" + text + "' is not " + EXPECTED);
        }
        return new Listen(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

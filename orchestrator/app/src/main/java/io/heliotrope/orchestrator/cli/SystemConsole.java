package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.start.Console;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// The process's own output, in UTF-8 whatever the locale says.
public final class SystemConsole {
    private SystemConsole() {}

    /// The console of this process. It is live when a terminal shows it that can be drawn upon.
    public static Console of(Map<String, String> environment) {
        boolean isTerminal =
                Optional.ofNullable(System.console())
                        .map(java.io.Console::isTerminal)
                        .orElse(false);
        boolean isLive = isTerminal && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Console(writer(System.out), writer(System.err), isLive);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}

package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.orchestrator.start.Starter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/// One command line's output and exit code.
public record CliRun(int exitCode, String out, String err) {
    public static CliRun of(Starter starter, String... arguments) {
        return of(starter, Map.of(), arguments);
    }

    public static CliRun of(Starter starter, Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console =
                new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
        int exitCode =
                Heliotrope.commandLine(new Context(starter, console, environment))
                        .execute(arguments);
        return new CliRun(exitCode, out.toString(), err.toString());
    }
}

package io.heliotrope.orchestrator;

import io.heliotrope.orchestrator.admin.JavaLogging;
import io.heliotrope.orchestrator.cli.Context;
import io.heliotrope.orchestrator.cli.Heliotrope;
import io.heliotrope.orchestrator.cli.SystemConsole;
import io.heliotrope.orchestrator.start.Console;
import java.time.Clock;
import java.util.Map;

/// Starts Heliotrope: the first argument names the role or the question.
final class Main {
    private Main() {}

    /// Runs the command line and ends the process with its exit code.
    public static void main(String[] arguments) {
        JavaLogging.bridge();
        Map<String, String> environment = System.getenv();
        Console console = SystemConsole.of(environment);
        Context context =
                new Context(new LocalStarter(Clock.systemUTC(), environment), console, environment);
        System.exit(Heliotrope.commandLine(context).execute(arguments));
    }
}

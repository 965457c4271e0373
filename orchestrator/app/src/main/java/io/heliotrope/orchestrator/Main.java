package io.heliotrope.orchestrator;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Starts Heliotrope: the first argument names the role or the question.
@Command(
        name = "heliotrope",
        mixinStandardHelpOptions = true,
        version = "heliotrope 0.1.0-SNAPSHOT",
        description = "Runs AI jobs where and when they emit the least carbon.")
final class Main implements Runnable {

    /// Runs the command line and ends the process with its exit code.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.err);
    }
}

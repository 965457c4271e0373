package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.ledger.Ink;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.orchestrator.start.Starter;
import java.util.Map;

/// What every command is given: who starts roles, where output goes, and the environment.
public record Context(Starter starter, Console console, Map<String, String> environment) {
    public Context {
        environment = Map.copyOf(environment);
    }

    void print(String answer) {
        console.out().print(answer);
        console.out().flush();
    }

    /// Colour where a person watches, unless `NO_COLOR` says otherwise.
    Ink ink() {
        boolean isWanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return console.isLive() && isWanted ? Ink.ANSI : Ink.PLAIN;
    }
}

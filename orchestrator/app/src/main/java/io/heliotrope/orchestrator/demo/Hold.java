package io.heliotrope.orchestrator.demo;

import static java.util.stream.Collectors.joining;

import io.heliotrope.orchestrator.admin.AdminPages;
import io.heliotrope.orchestrator.admin.AdminServer;
import io.heliotrope.orchestrator.admin.SignalPages;
import io.heliotrope.orchestrator.config.Listen;
import io.heliotrope.orchestrator.start.Console;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.List;

/// Keeps a demo that is over up, for exploring.
final class Hold {
    private Hold() {}

    /// Serves the pages of what runs, and says on the error stream how to reach it.
    ///
    /// @throws IOException when the address cannot be listened on, saying what to change
    static AdminServer serve(
            Listen listen,
            DemoRun.Running running,
            PrometheusMeterRegistry registry,
            Console console)
            throws IOException {
        AdminServer server =
                AdminServer.start(
                        listen,
                        new AdminPages(registry, List.of(), List.of()).planning(running.plans()),
                        SignalPages.none(),
                        running.quotes());
        String at = "http://" + server.address();
        String where =
                running.brokers().entrySet().stream()
                        .map(b -> "--bootstrap " + b.getKey() + "=" + b.getValue().servers())
                        .collect(joining(" "));
        String trust = "--trust " + running.notary().text();
        List.of(
                        "held: everything still runs; metrics at " + at,
                        "try   ./heliotrope explain JOB " + where,
                        "      ./heliotrope audit JOB " + where,
                        "      ./heliotrope plan " + where,
                        "      curl " + at + "/v1/plan",
                        "      ./heliotrope quote JOB.json " + where,
                        "      curl --data-binary @JOB.json " + at + "/v1/quotes",
                        "      ./heliotrope verify-ledger " + trust + " " + where,
                        "end it with Ctrl-C")
                .forEach(console.err()::println);
        console.err().flush();
        return server;
    }
}

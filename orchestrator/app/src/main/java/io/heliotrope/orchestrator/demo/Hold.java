package io.heliotrope.orchestrator.demo;

import static java.util.stream.Collectors.joining;

import io.heliotrope.orchestrator.admin.AdminPages;
import io.heliotrope.orchestrator.admin.AdminServer;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.roles.Parts;
import io.heliotrope.orchestrator.start.Console;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.List;

/// Keeps a demo that is over up, for exploring.
final class Hold {
    private Hold() {}

    /// Says on the error stream how to reach it, and waits for the signal to end. The process then
    /// ends once `parts` is closed.
    ///
    /// @throws IOException when the address for metrics is taken
    static void untilTold(
            HeliotropeConfig config,
            DemoRun.Running running,
            PrometheusMeterRegistry registry,
            Console console,
            Parts parts)
            throws IOException, InterruptedException {
        AdminServer server =
                parts.keep(
                        AdminServer.start(
                                config.admin(),
                                new AdminPages(registry, List.of(), List.of())
                                        .planning(running.plans())));
        String where =
                running.brokers().entrySet().stream()
                        .map(b -> "--bootstrap " + b.getKey() + "=" + b.getValue().servers())
                        .collect(joining(" "));
        console.err().println("held: everything still runs; metrics at http://" + server.address());
        console.err().println("try   ./heliotrope explain JOB " + where);
        console.err().println("      ./heliotrope audit JOB " + where);
        console.err().println("      ./heliotrope plan " + where);
        console.err()
                .println(
                        "      ./heliotrope verify-ledger --trust "
                                + running.notary().text()
                                + " "
                                + where);
        console.err().println("end it with Ctrl-C");
        console.err().flush();
        parts.awaitEnd();
    }
}

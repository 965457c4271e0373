package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.plan.LastPlan;
import io.heliotrope.orchestrator.plan.PlanText;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The release plan in force.
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the batch decider's last release plan: how many held jobs are to begin where in each"
                    + " hour, what is expected of them, and how the runs of the last day turned out against"
                    + " what was expected and against the best places in hindsight.",
            "",
            "A plan is told for each quarter of an hour in which jobs are held or come."
        },
        footer = {"", "Example:", "  heliotrope plan --bootstrap kafka:9092"})
final class PlanCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Option(names = "--json", description = "Print the plan's record as it was told.")
    private boolean json;

    PlanCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Installation installation = connection.installation(context.environment());
        PlanRecord plan = LastPlan.of(installation).orElseThrow(PlanCommand::none);
        context.print(
                json
                        ? new String(Json.plan(plan), StandardCharsets.UTF_8) + "\n"
                        : PlanText.of(plan));
        return 0;
    }

    private static CannotRun none() {
        return new CannotRun(
                Why.UNAVAILABLE,
                "no plan lies in "
                        + Topics.PLANS
                        + ": the batch decider has not planned yet; it does within a quarter of an"
                        + " hour of job time once it is up");
    }
}

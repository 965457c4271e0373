package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.explain.Explained;
import io.heliotrope.orchestrator.explain.Explanation;
import io.heliotrope.orchestrator.explain.ExplanationJson;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.JobTrail;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Why a job runs where and when it does.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Says why a job runs in this region and at this moment, which rule removed which other"
                        + " region, and what it waits for.",
        footer = {"", "Example:", "  heliotrope explain chat-0042 --bootstrap kafka:9092"})
final class ExplainCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Parameters(index = "0", paramLabel = "JOB", description = "The job's id.")
    private String job = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ExplainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Installation installation = connection.installation(context.environment());
        Explained found = known(installation, job);
        context.print(json ? ExplanationJson.render(found) : Explanation.text(found));
        return 0;
    }

    static Explained known(Installation installation, String job) {
        return JobTrail.find(installation, new JobId(job))
                .orElseThrow(() ->
                        new CannotRun(
                                Why.NO,
                                "job '"
                                        + job
                                        + "' is in no status, dispatch or descriptor topic of clusters "
                                        + installation.homes()
                                        + "; a new interactive job appears when it is dispatched"));
    }
}

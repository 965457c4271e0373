package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.explain.Explained;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.JobOutput;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.seal.PrivateKey;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The output of a job that is done.
@Command(
        name = "result",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the output of a job that is done, the one that its end names. A sealed one is opened"
                    + " with --reply-key.",
            "",
            "Ends with 1 when the job is not done, or its output cannot be opened."
        },
        footer = {"", "Example:", "  heliotrope result letter-7 --reply-key clinic.key"})
final class ResultCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Parameters(index = "0", paramLabel = "JOB", description = "The job's id.")
    private String job = "";

    @Option(
            names = "--reply-key",
            paramLabel = "FILE",
            description = "The private key that the output is sealed to.")
    private @Nullable Path replyKey;

    ResultCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Installation installation = connection.installation(context.environment());
        Explained found = ExplainCommand.known(installation, job);
        if (!(found.state() instanceof Status.Done done)) {
            return without("job " + job + " is " + found.word() + ", expected DONE");
        }
        Region origin = installation.catalogue().find(found.origin()).orElseThrow();
        PrivateKey key = replyKey == null ? PrivateKey.generate() : ReplyKey.read(replyKey);
        return switch (JobOutput.find(
                installation, origin, found.lane(), new JobId(job), done, key)) {
            case JobOutput.Text(String text) -> {
                context.print(text + "\n");
                yield 0;
            }
            case JobOutput.Shut shut ->
                    without(
                            "the output of "
                                    + job
                                    + " is sealed: "
                                    + (replyKey == null
                                            ? "give the private key with --reply-key"
                                            : "it does not open with " + replyKey));
            case JobOutput.Absent absent -> without("the output of " + job + " is not there");
        };
    }

    private int without(String why) {
        context.console().err().println(why);
        context.console().err().flush();
        return 1;
    }
}

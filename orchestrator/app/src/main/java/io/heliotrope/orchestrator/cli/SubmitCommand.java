package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.access.Seat;
import io.heliotrope.orchestrator.access.Trouble;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.JobProducer;
import io.heliotrope.queues.SealedJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts a job on its origin's topic, as any plain producer could.
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Submits a job and prints its id. The payload is the last argument or a file.",
            "",
            "With --gpu-time or --lane batch it is a batch job that may wait for its deadline; else it is"
                    + " interactive and wants its answer within the SLO."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope submit --origin eu-central --model tiny-llama --slo 500ms 'Tell me of the sun'",
            "  heliotrope submit --origin eu-east --model tiny-classifier --residency EEA \\",
            "      --gpu-time 30m --deadline 8h --file images.bin"
        })
final class SubmitCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 30;

    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Option(
            names = "--origin",
            paramLabel = "REGION",
            required = true,
            description = "The region that the job comes from.")
    private String origin = "";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            required = true,
            description = "The model to run.")
    private String model = "";

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "The job's id; the same id again is the same job (default: a new one).")
    private @Nullable String id;

    @Option(names = "--lane", paramLabel = "LANE", description = "interactive or batch.")
    private @Nullable Lane lane;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "Who pays.")
    private @Nullable String tenant;

    @Option(
            names = "--residency",
            paramLabel = "LABELS",
            description = "Where it may be processed, such as EEA or EEA,!DE (default: anywhere).")
    private @Nullable String residency;

    @Option(
            names = "--slo",
            paramLabel = "DURATION",
            description = "Interactive: how soon the answer is wanted.")
    private @Nullable String slo;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "Interactive: the most tokens to answer with.")
    private @Nullable String maxTokens;

    @Option(
            names = "--deadline",
            paramLabel = "WHEN",
            description =
                    "A moment, or a duration from now: when it must be complete, or when nobody waits any longer.")
    private @Nullable String deadline;

    @Option(
            names = "--gpu-time",
            paramLabel = "DURATION",
            description = "Batch: how long it occupies an accelerator.")
    private @Nullable String gpuTime;

    @Option(
            names = "--interruptible",
            description =
                    "Batch: it may be suspended, and resumed elsewhere, where that is greener.")
    private boolean isInterruptible;

    @Option(
            names = "--quote",
            paramLabel = "ID",
            description = "Batch: the choice of heliotrope quote that it is to have, if it can.")
    private @Nullable String quote;

    @Option(
            names = "--personal",
            description = "The payload holds personal data: it may have to be sealed.")
    private boolean isPersonal;

    @Option(
            names = "--reply-key",
            paramLabel = "FILE",
            description =
                    "Seals the payload, and the output to the private key in this file: see heliotrope keys"
                            + " new and heliotrope result.")
    private @Nullable Path replyKey;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @ArgGroup(multiplicity = "1")
    private Payload payload = new Payload();

    /// The payload, one way or the other.
    static final class Payload {
        @Parameters(index = "0", paramLabel = "TEXT", description = "The payload as text.")
        private @Nullable String text;

        @Option(names = "--file", paramLabel = "FILE", description = "The payload's file.")
        private @Nullable Path file;
    }

    SubmitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        HeliotropeConfig config = connection.config(context.environment());
        Role role = new Role.Producer(home(config));
        Installation installation = connection.installation(config, role);
        var region =
                installation.catalogue().regions().stream()
                        .filter(r -> r.id().value().equals(origin))
                        .findFirst()
                        .orElseThrow(() -> unknownOrigin(installation));
        Lane chosen = lane != null ? lane : gpuTime == null ? Lane.INTERACTIVE : Lane.BATCH;
        JobId job = new JobId(id == null ? UUID.randomUUID().toString() : id);
        Seat home = Installation.seat(config, region.home(), role);
        send(home, region.id(), chosen, job, record(installation, region.id(), chosen, job));
        context.print(json ? document(job, chosen) : job + "\n");
        return 0;
    }

    /// The home of the origin as the settings have it; the catalogue has the last word on it.
    private ClusterId home(HeliotropeConfig config) {
        return config.regions().stream()
                .filter(r -> r.id().value().equals(origin))
                .map(Region::home)
                .findFirst()
                .orElse(config.control());
    }

    /// What goes onto the topic: as it is, or sealed to the keys of the running installation.
    private SealedJob.Ready record(
            Installation installation, RegionId from, Lane chosen, JobId job) {
        if (replyKey == null) {
            return new SealedJob.Ready(headers(), bytes());
        }
        SealedJob.Draft draft =
                new SealedJob.Draft(
                        from, chosen, job, headers(), bytes(), ReplyKey.read(replyKey).publicKey());
        return switch (SealedJob.of(draft, installation.catalogue(), new SecureRandom())) {
            case SealedJob.Ready ready -> ready;
            case SealedJob.Impossible(String why) -> throw new CannotRun(Why.USAGE, why);
        };
    }

    private void send(Seat home, RegionId from, Lane chosen, JobId job, SealedJob.Ready content)
            throws InterruptedException {
        try (JobProducer producer = new JobProducer(home.settings(), "heliotrope-cli")) {
            producer.submit(from, chosen, job, content.headers(), content.payload())
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new CannotRun(
                    Why.UNAVAILABLE,
                    Trouble.told(home, failed)
                            .orElseGet(() ->
                                    "job "
                                            + job
                                            + " was not acknowledged by "
                                            + home.place()
                                            + ": "
                                            + failed.getMessage()
                                            + "; it may still arrive, submit it again with --id "
                                            + job),
                    failed);
        }
    }

    private SortedMap<String, String> headers() {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put(JobHeaders.MODEL, model);
        put(headers, JobHeaders.TENANT, tenant);
        put(headers, JobHeaders.RESIDENCY, residency);
        put(headers, JobHeaders.SLO, slo);
        put(headers, JobHeaders.MAX_TOKENS, maxTokens);
        put(headers, JobHeaders.DEADLINE, deadline);
        put(headers, JobHeaders.GPU_TIME, gpuTime);
        put(headers, JobHeaders.INTERRUPTIBLE, isInterruptible ? "true" : null);
        put(headers, JobHeaders.QUOTE, quote);
        put(headers, JobHeaders.DATA, isPersonal ? "personal" : null);
        return headers;
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private byte[] bytes() {
        if (payload.file == null) {
            return String.valueOf(payload.text).getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Files.readAllBytes(payload.file);
        } catch (IOException unreadable) {
            throw new CannotRun(
                    Why.USAGE,
                    "--file names " + payload.file + ", expected a readable file",
                    unreadable);
        }
    }

    private String document(JobId job, Lane chosen) {
        return "{\"job\":\"%s\",\"origin\":\"%s\",\"lane\":\"%s\"}%n"
                .formatted(job, origin, chosen.word());
    }

    private CannotRun unknownOrigin(Installation installation) {
        return new CannotRun(
                Why.USAGE,
                "--origin was '"
                        + origin
                        + "', expected one of "
                        + installation.catalogue().regions().stream()
                                .map(r -> r.id().value())
                                .toList());
    }
}

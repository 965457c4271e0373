package io.heliotrope.workers;

import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.queues.seal.RegionKeys;
import io.heliotrope.state.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One worker's settings. `boot` names this start of it and must differ from every earlier one.
///
/// `sampleTokens` bounds the output of a batch job's inference. `keys` open what is sealed to the
/// region.
public record WorkerConfig(
        WorkerId worker,
        RegionId region,
        String boot,
        LaneLimits interactive,
        LaneLimits batch,
        BatchTime batchTime,
        int sampleTokens,
        Limits limits,
        RegionKeys keys) {
    private static final int LONGEST_BOOT = 60;

    /// A worker that holds no keys and can open nothing.
    public WorkerConfig(
            WorkerId worker,
            RegionId region,
            String boot,
            LaneLimits interactive,
            LaneLimits batch,
            BatchTime batchTime,
            int sampleTokens,
            Limits limits) {
        this(
                worker,
                region,
                boot,
                interactive,
                batch,
                batchTime,
                sampleTokens,
                limits,
                RegionKeys.none(region));
    }

    public WorkerConfig {
        if (boot.isBlank() || boot.length() > LONGEST_BOOT) {
            throw new IllegalArgumentException(
                    "worker.boot must have 1 to "
                            + LONGEST_BOOT
                            + " characters, was '"
                            + boot
                            + "'");
        }
        if (sampleTokens < 1) {
            throw new IllegalArgumentException(
                    "worker.sample-tokens must be >= 1, was " + sampleTokens);
        }
        if (!keys.region().equals(region)) {
            throw new IllegalArgumentException(
                    "a worker of " + region + " must not hold the " + keys);
        }
    }

    /// The bounds of everything that could grow or last; durations are real time.
    ///
    /// - `heartbeat`: the time between two heartbeats, less than half of a lease;
    /// - `tokens`, `tokenAge`: how many tokens seen are remembered, and for how long;
    /// - `chunkTokens`, `chunkPace`: when a piece of output is sent, see `Chunker`;
    /// - `outputBytes`: the longest output, which has to fit into one record;
    /// - `payload`: how long a payload is waited for;
    /// - `commit`: the time between two commits of positions;
    /// - `resend`, `resendFor`: how long to wait before a final result is sent again, and when it
    ///   is given up;
    /// - `drain`: how long running work may go on after a stop;
    /// - `failures`, `rest`: after so many failures of the engine in a row the worker reports
    ///   itself unhealthy for so long.
    public record Limits(
            Duration heartbeat,
            int tokens,
            Duration tokenAge,
            int chunkTokens,
            Duration chunkPace,
            int outputBytes,
            Duration payload,
            Duration commit,
            Duration resend,
            Duration resendFor,
            Duration drain,
            int failures,
            Duration rest) {
        public static final Limits DEFAULT =
                new Limits(
                        Duration.ofSeconds(1),
                        100_000,
                        Duration.ofHours(1),
                        16,
                        Duration.ofMillis(50),
                        900 * 1024,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(500),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(20),
                        3,
                        Duration.ofSeconds(30));

        public Limits {
            List<String> wrong = new ArrayList<>();
            positive("heartbeat", heartbeat, wrong);
            positive("token-age", tokenAge, wrong);
            positive("chunk-pace", chunkPace, wrong);
            positive("payload", payload, wrong);
            positive("commit", commit, wrong);
            positive("resend", resend, wrong);
            positive("resend-for", resendFor, wrong);
            positive("rest", rest, wrong);
            atLeastOne("tokens", tokens, wrong);
            atLeastOne("chunk-tokens", chunkTokens, wrong);
            atLeastOne("output-bytes", outputBytes, wrong);
            atLeastOne("failures", failures, wrong);
            if (drain.isNegative()) {
                wrong.add("worker.drain must be >= 0, was " + drain);
            }
            if (heartbeat.multipliedBy(2).compareTo(Lease.LENGTH) >= 0) {
                wrong.add(
                        "worker.heartbeat must be less than half of a lease ("
                                + Lease.LENGTH
                                + "), was "
                                + heartbeat);
            }
            if (tokenAge.compareTo(Lease.LENGTH) < 0) {
                wrong.add(
                        "worker.token-age must be at least a lease ("
                                + Lease.LENGTH
                                + "), was "
                                + tokenAge);
            }
            if (!wrong.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", wrong));
            }
        }

        private static void positive(String name, Duration value, List<String> wrong) {
            if (!value.isPositive()) {
                wrong.add("worker." + name + " must be > 0, was " + value);
            }
        }

        private static void atLeastOne(String name, int value, List<String> wrong) {
            if (value < 1) {
                wrong.add("worker." + name + " must be >= 1, was " + value);
            }
        }
    }

    LaneLimits lane(Lane lane) {
        return lane == Lane.INTERACTIVE ? interactive : batch;
    }
}

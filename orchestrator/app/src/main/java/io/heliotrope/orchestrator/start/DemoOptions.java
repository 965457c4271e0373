package io.heliotrope.orchestrator.start;

import io.heliotrope.orchestrator.config.HeliotropeConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the demo runs: `dayIn` is the real time that one simulated day takes, `days` how many of
/// them jobs arrive in, `seed` what fixes the workload.
public record DemoOptions(
        HeliotropeConfig config,
        Duration dayIn,
        int days,
        long seed,
        Source source,
        boolean hold,
        boolean json) {

    /// What the simulated days are made of.
    public sealed interface Source {
        /// The settings' own regions with recorded series that come with the program.
        record Shipped() implements Source {}

        /// Recorded files: regions, round-trip times, intensity and arrivals.
        record Traces(
                Path regions,
                Path rtt,
                Path intensity,
                Path requests,
                @Nullable Path batchArrivals,
                @Nullable Instant begin)
                implements Source {
            /// Batch arrivals, if there are any.
            public Optional<Path> batch() {
                return Optional.ofNullable(batchArrivals);
            }

            /// When the first day begins; the beginning of the intensity file when it is not said.
            public Optional<Instant> from() {
                return Optional.ofNullable(begin);
            }
        }
    }
}

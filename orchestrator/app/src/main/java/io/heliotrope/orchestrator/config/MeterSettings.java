package io.heliotrope.orchestrator.config;

import io.heliotrope.workers.meter.NvidiaSmi;
import io.heliotrope.workers.meter.Powercap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What the workers of a region read their energy from. Equal settings are one meter.
public sealed interface MeterSettings {
    /// No meter: energy is as the model states it.
    record None() implements MeterSettings {}

    /// The CPU packages' counters under `root`, looked at each `every`.
    record Packages(Path root, Duration every) implements MeterSettings {
        static final Path ROOT = Powercap.ROOT;
        static final Duration EVERY = Duration.ofMillis(100);
    }

    /// The power of `gpus`, all without any, as `command` tells it each `every` within `timeout`.
    record Gpus(String command, List<Integer> gpus, Duration every, Duration timeout)
            implements MeterSettings {
        static final String COMMAND = NvidiaSmi.COMMAND;
        static final Duration EVERY = Duration.ofSeconds(1);
        static final Duration TIMEOUT = Duration.ofSeconds(5);

        public Gpus {
            gpus = List.copyOf(gpus);
        }
    }
}

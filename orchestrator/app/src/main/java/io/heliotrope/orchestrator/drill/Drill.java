package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.Lane;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// One fault under load: work before, during and after it, the time until things go on, and the
/// invariants. Belongs to the drill's thread.
final class Drill {
    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration RECOVERED_WITHIN = Duration.ofMinutes(2);
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(3);

    private final Ground ground;
    private final Duration pause;

    /// Each of two producers submits a job every `pause`.
    Drill(Ground ground, Duration pause) {
        this.ground = ground;
        this.pause = pause;
    }

    /// How a fault went. Recovery is counted from the fault's end until of each origin a job of the
    /// lane has ended that was submitted after it, `drained` from then until every acknowledged job
    /// has.
    record Outcome(
            String fault,
            Duration lasted,
            Duration interactive,
            Duration batch,
            Duration drained,
            List<Claim> claims) {
        static final String HEAD =
                "  %-44s %8s %12s %8s %8s"
                        .formatted("fault", "lasted", "interactive", "batch", "drained");

        Outcome {
            claims = List.copyOf(claims);
        }

        boolean isClean() {
            return claims.stream().allMatch(Claim::holds);
        }

        /// A row below [#HEAD].
        String row() {
            return "  %-44s %8s %12s %8s %8s"
                    .formatted(
                            fault,
                            seconds(lasted),
                            seconds(interactive),
                            seconds(batch),
                            seconds(drained));
        }

        private static String seconds(Duration time) {
            return "%.1f s".formatted(time.toMillis() / 1e3);
        }
    }

    /// Runs `fault`, which returns when the fault is over, under load.
    ///
    /// @throws DrillFailed when things do not go on or jobs stay open
    Outcome run(String name, Runnable fault) {
        String prefix = name.replaceAll("[^a-z0-9]+", "-");
        try (Load load = Load.on(ground.fleet(), prefix, pause)) {
            Patience.pass(BEFORE);
            long begun = System.nanoTime();
            fault.run();
            long over = System.nanoTime();
            Duration interactive = recovery(load, Lane.INTERACTIVE, over);
            Duration batch = recovery(load, Lane.BATCH, over);
            load.stop();
            Duration drained = ground.awaitDrained(load, DRAINED_WITHIN);
            return new Outcome(
                    name,
                    Duration.ofNanos(over - begun),
                    interactive,
                    batch,
                    drained,
                    ground.inquest(load));
        }
    }

    private Duration recovery(Load load, Lane lane, long since) {
        Patience.until(
                RECOVERED_WITHIN,
                () ->
                        "the end of a job of each origin and lane "
                                + lane
                                + " submitted after the fault",
                () -> ground.witness().firstEnds(load, lane, since).isPresent());
        OptionalLong end = ground.witness().firstEnds(load, lane, since);
        return Duration.ofNanos(end.orElseThrow() - since);
    }
}

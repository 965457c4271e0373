package io.heliotrope.decide;

import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Objective.Respond;
import io.heliotrope.model.Slots;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.RegionFact;
import java.time.Instant;

/// What core foretells of a job in a region, as a policy's text sees it.
///
/// The answer of a batch job is taken for its round trip.
final class RunFacts implements Pairing {
    private static final double MILLIS_PER_SECOND = 1000;

    private final Run run;
    private final long firstSlot;

    RunFacts(Run run) {
        this.run = run;
        this.firstSlot = Slots.of(run.world().now());
    }

    @Override
    public double value(RegionFact fact, int region, int slot) {
        return switch (fact) {
            case LATENCY -> run.rttMillis(region) / MILLIS_PER_SECOND;
            case RESPONSE -> response(region, false);
            case IDLE_RESPONSE -> response(region, true);
            case GRAMS -> grams(region, slot);
            default -> throw new IllegalArgumentException(fact + " is no fact of job and region");
        };
    }

    private double response(int region, boolean evenWhenIdle) {
        double millis =
                switch (run.job().objective()) {
                    case Respond respond ->
                            evenWhenIdle
                                    ? run.idleMillis(respond, region)
                                    : run.latencyMillis(respond, region);
                    case Complete _ -> run.rttMillis(region);
                };
        return Math.min(millis / MILLIS_PER_SECOND, RegionFact.RESPONSE.most());
    }

    private double grams(int region, int slot) {
        double grams =
                switch (run.job().objective()) {
                    case Respond respond -> run.grams(respond, region, start(slot));
                    case Complete complete ->
                            slot == 0
                                    ? BatchRun.of(run, complete, region).atOnceGrams()
                                    : BatchRun.of(run, complete, region)
                                            .laterGrams(firstSlot + slot);
                };
        return Math.min(grams, RegionFact.GRAMS.most());
    }

    private Instant start(int slot) {
        return slot == 0 ? run.world().now() : Slots.start(firstSlot + slot);
    }

    /// Which slot a start of core's is, counted as a policy's text does.
    int slot(long slot) {
        return slot == Ruling.AT_ONCE ? 0 : Math.toIntExact(Math.max(0, slot - firstSlot));
    }

    Lane lane() {
        return run.job().lane();
    }
}

package io.heliotrope.orchestrator.ledger;

import io.heliotrope.decide.PolicyShelf;
import io.heliotrope.decide.Replay;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.WorldOffsets;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Recomputes receipts from the control topics' history: each must come out identical, field by
/// field.
public final class ReceiptReplay {
    /// How many failures an outcome names.
    public static final int MOST_NAMED = 10;

    private static final Comparator<Proof> IN_ORDER_OF_WORLD =
            Comparator.comparing(
                    proof -> proof.receipt().world(),
                    Comparator.comparingLong(WorldOffsets::clock)
                            .thenComparingLong(WorldOffsets::signals)
                            .thenComparingLong(WorldOffsets::pools)
                            .thenComparingLong(WorldOffsets::policy)
                            .thenComparingLong(WorldOffsets::catalogue));

    private ReceiptReplay() {}

    /// A receipt with the job that it is about.
    public record Proof(Job job, Receipt receipt) {}

    /// A receipt that did not come out again, and how.
    public record Failure(JobId job, String reason) {}

    /// How many receipts were replayed, how many came out identical, and the first that did not.
    public record Outcome(int count, int identical, List<Failure> failures) {
        public Outcome {
            failures = List.copyOf(failures);
        }

        public boolean isClean() {
            return count == identical;
        }
    }

    /// Replays every proof against `history`, which must be read up to all of them.
    public static Outcome of(Collection<Proof> proofs, WorldHistory history) {
        int identical = 0;
        List<Failure> failures = new ArrayList<>();
        PolicyShelf policies = new PolicyShelf();
        for (Proof proof : proofs.stream().sorted(IN_ORDER_OF_WORLD).toList()) {
            Optional<String> failure = failure(proof, history, policies);
            if (failure.isEmpty()) {
                identical++;
            } else if (failures.size() < MOST_NAMED) {
                failures.add(new Failure(proof.job().id(), failure.get()));
            }
        }
        return new Outcome(proofs.size(), identical, failures);
    }

    private static Optional<String> failure(
            Proof proof, WorldHistory history, PolicyShelf policies) {
        Optional<World> world = history.at(proof.receipt().world());
        if (world.isEmpty()) {
            return Optional.of("the control topics no longer hold " + proof.receipt().world());
        }
        return Replay.check(proof.receipt(), proof.job(), world.get(), policies)
                .map(Replay.Mismatch::toString);
    }
}

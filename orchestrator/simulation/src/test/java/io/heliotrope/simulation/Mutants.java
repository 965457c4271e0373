package io.heliotrope.simulation;

import io.heliotrope.decider.BatchChange;
import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.BatchSituation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All planted defects.
final class Mutants {
    private Mutants() {}

    /// Those that a thousand schedules find, whichever.
    static List<Mutant> found() {
        List<Mutant> all = new ArrayList<>(RouterMutants.all());
        all.addAll(ShellMutants.all());
        all.addAll(DeciderMutants.all());
        all.addAll(PiecesMutants.all());
        all.addAll(EdgeMutants.all());
        all.addAll(PolicyMutants.all());
        return all;
    }

    /// Those for which more must coincide than a thousand schedules offer: a story shows each.
    static List<Mutant> told() {
        return List.of(
                new Mutant("incarnations share their store's keys", new SharedKeys()),
                new Mutant(
                        "the worker forgets epochs when it restarts",
                        new EdgeMutants.ForgetsEpochs()),
                new Mutant("a declined batch job is chosen again at once", new ForgetsDecline()),
                new Mutant(
                        "a lease is judged with outcomes unread", new ShellMutants.JudgesAtOnce()));
    }

    /// The rules with a defect.
    static Rules named(String defect) {
        return Stream.concat(found().stream(), told().stream())
                .filter(mutant -> mutant.defect().equals(defect))
                .map(Mutant::rules)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mutant '" + defect + "'"));
    }

    private static final class SharedKeys extends Rules {
        @Override
        boolean keepsIncarnationsApart() {
            return false;
        }
    }

    private static final class ForgetsDecline extends Rules {
        @Override
        List<BatchChange> onDue(BatchEntry.Held held, BatchSituation situation) {
            return super.onDue(
                    new BatchEntry.Held(held.job(), held.course(), held.receipt(), held.due(), 0),
                    situation);
        }

        @Override
        Instant due(BatchEntry.Held held) {
            return held.policyOffset() > 0 ? Instant.MIN : super.due(held);
        }
    }
}

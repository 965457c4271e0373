package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import io.heliotrope.model.PieceRun;
import io.heliotrope.model.Region;
import io.heliotrope.protocol.Status.Done;
import io.heliotrope.signals.accounting.RunFacts;
import io.heliotrope.signals.accounting.RunFacts.AtHome;
import io.heliotrope.signals.accounting.RunFacts.Idle;
import io.heliotrope.signals.accounting.RunFacts.Moved;
import io.heliotrope.signals.accounting.RunFacts.Occupied;
import io.heliotrope.signals.accounting.RunFacts.Weights;
import io.heliotrope.signals.energy.MeasuredBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the ledger's records tell an account of a run.
///
/// They tell neither whether weights were copied for it, nor what idle hardware drew. A batch job
/// has an accelerator to itself; how many interactive ones share theirs is not recorded.
public final class Runs {
    /// A token of text is about this long: the answer's own length is not recorded.
    private static final long BYTES_PER_TOKEN = 5;

    private Runs() {}

    /// The run of `job`, with the counterfactual that its admission fixed, its pieces at home one
    /// right after the other; empty when the catalogue does not know one of its regions any more.
    public static Optional<RunFacts> facts(Catalogue catalogue, Job job, Done done, AtHome atHome) {
        List<RunFacts> pieces = new ArrayList<>();
        Instant start = atHome.start();
        for (PieceRun piece : done.pieces()) {
            Optional<Region> region = catalogue.find(piece.region());
            if (region.isEmpty()) {
                return Optional.empty();
            }
            AtHome then = new AtHome(atHome.region(), start);
            pieces.add(facts(region.get(), job, piece.measured(), then));
            start = start.plus(piece.ran());
        }
        RunFacts last = pieces.removeLast();
        return Optional.of(last.after(pieces));
    }

    private static RunFacts facts(Region region, Job job, Measured measured, AtHome atHome) {
        return new RunFacts(
                region,
                measured.ranFrom(),
                measured.ranTo(),
                measured.energy(),
                MeasuredBy.of(measured.energyMethod()).method(job.lane()).sigma(),
                job.lane() == Lane.BATCH ? new Occupied.ByTime(1) : new Occupied.ByEnergy(),
                new Idle.NotTold(),
                new Moved(moved(region, job, measured), new Weights.NotTold()),
                atHome);
    }

    /// The payload there and the answer back; nothing when it ran where it came from.
    private static long moved(Region region, Job job, Measured measured) {
        return region.id().equals(job.origin())
                ? 0
                : job.payload().bytes() + BYTES_PER_TOKEN * measured.outputTokens();
    }
}

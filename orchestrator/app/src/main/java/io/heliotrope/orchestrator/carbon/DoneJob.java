package io.heliotrope.orchestrator.carbon;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Job;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.ledger.Runs;
import io.heliotrope.protocol.Status.Done;
import io.heliotrope.signals.accounting.RunFacts;
import io.heliotrope.signals.accounting.RunFacts.AtHome;
import java.time.Instant;
import java.util.Optional;

/// A job that was done: with the counterfactual that its admission fixed, and how many further
/// attempts at it were sent, whose energy nobody measured.
public record DoneJob(Job job, Done done, AtOnce atOnceAtHome, int uncounted) {
    /// The home region, and when the job would have started there.
    public record AtOnce(RegionId region, Instant start) {}

    /// What an account rests on; empty when the catalogue does not know one of its regions any
    /// more.
    public Optional<RunFacts> facts(Catalogue catalogue) {
        return catalogue
                .find(atOnceAtHome.region())
                .map(home -> new AtHome(home, atOnceAtHome.start()))
                .flatMap(atHome -> Runs.facts(catalogue, job, done, atHome));
    }

    /// When its run started, in job time.
    public Instant start() {
        return done.pieces().getFirst().measured().ranFrom();
    }
}

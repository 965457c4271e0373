package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Job;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.ledger.Footprint;
import io.heliotrope.orchestrator.ledger.Ledger;
import io.heliotrope.orchestrator.ledger.Runs;
import io.heliotrope.protocol.Status;
import io.heliotrope.signals.accounting.Accounting;
import io.heliotrope.signals.accounting.RunFacts.AtHome;
import java.util.Optional;

/// The grams of done jobs by what the grids and the weather really were.
final class Accounts {
    private final Catalogue catalogue;
    private final Accounting accounting;

    Accounts(Catalogue catalogue, Accounting accounting) {
        this.catalogue = catalogue;
        this.accounting = accounting;
    }

    /// Empty when the job is not done, or when the intensity of its time is not known.
    Optional<Footprint> footprint(Ledger.Entry entry) {
        Optional<Job> job = entry.job();
        if (job.isEmpty() || !(entry.end().orElse(null) instanceof Status.Done done)) {
            return Optional.empty();
        }
        Optional<Region> ran = catalogue.find(done.region());
        Optional<Region> home = catalogue.find(entry.origin());
        if (ran.isEmpty() || home.isEmpty()) {
            return Optional.empty();
        }
        AtHome atHome = new AtHome(home.get(), job.get().submittedAt());
        return Footprint.of(accounting.account(Runs.facts(ran.get(), job.get(), done, atHome)));
    }
}

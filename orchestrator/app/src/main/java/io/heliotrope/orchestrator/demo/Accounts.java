package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.ledger.Footprint;
import io.heliotrope.orchestrator.ledger.Ledger;
import io.heliotrope.protocol.Status;
import io.heliotrope.signals.accounting.Account;
import io.heliotrope.signals.accounting.Accounting;
import io.heliotrope.signals.accounting.Emission;
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
        double gpus = entry.lane() == Lane.BATCH ? 1 : 0;
        Account account =
                accounting.account(
                        ran.get(), done.measured(), gpus, home.get(), job.get().submittedAt());
        return account.emitted() instanceof Emission.Known(var emitted)
                        && account.counterfactual() instanceof Emission.Known(var atHome)
                ? Optional.of(new Footprint(emitted, atHome))
                : Optional.empty();
    }
}

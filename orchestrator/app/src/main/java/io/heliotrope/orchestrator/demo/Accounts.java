package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.ledger.Footprint;
import io.heliotrope.orchestrator.ledger.Ledger;
import io.heliotrope.orchestrator.ledger.PoolPower;
import io.heliotrope.orchestrator.ledger.Runs;
import io.heliotrope.power.PowerMeter.Counted;
import io.heliotrope.protocol.Status;
import io.heliotrope.signals.accounting.Accounting;
import io.heliotrope.signals.accounting.RunFacts.AtHome;
import java.util.Collection;
import java.util.Optional;

/// The grams of done jobs by what the grids and the weather really were.
final class Accounts {
    private final Catalogue catalogue;
    private final Accounting accounting;

    Accounts(Catalogue catalogue, Accounting accounting) {
        this.catalogue = catalogue;
        this.accounting = accounting;
    }

    /// What the accelerators of all regions did beside the jobs of `ledger`. Had all been on all
    /// the time and each job run at once in its home region, those would have worked there
    /// meanwhile.
    PoolPower power(Collection<Counted> regions, Ledger ledger) {
        Counted all = regions.stream().reduce(Counted.NOTHING, Counted::plus);
        double atHome = ledger.jobs().stream().mapToDouble(this::idleAtHome).sum();
        return new PoolPower(
                all.hours(),
                all.onHours(),
                all.workingHours(),
                all.idleGrams(),
                all.allGrams() - all.requestGrams() - atHome);
    }

    /// Grams of idle power of the accelerator of a batch job's home, for as long as the job would
    /// have run there.
    private double idleAtHome(Ledger.Entry entry) {
        Optional<Accelerator> home = catalogue.find(entry.origin()).map(Region::accelerator);
        if (entry.lane() != Lane.BATCH || home.isEmpty() || home.get().busyWatts() == 0) {
            return 0;
        }
        double share = home.get().idleWatts() / home.get().busyWatts();
        return footprint(entry).map(f -> share * f.atOnceAtHome().value()).orElse(0.0);
    }

    /// Empty when the job is not done, or when the intensity of its time is not known.
    Optional<Footprint> footprint(Ledger.Entry entry) {
        Optional<Job> job = entry.job();
        if (job.isEmpty() || !(entry.end().orElse(null) instanceof Status.Done done)) {
            return Optional.empty();
        }
        return catalogue
                .find(entry.origin())
                .map(home -> new AtHome(home, job.get().submittedAt()))
                .flatMap(atHome -> Runs.facts(catalogue, job.get(), done, atHome))
                .flatMap(run -> Footprint.of(accounting.account(run)));
    }
}

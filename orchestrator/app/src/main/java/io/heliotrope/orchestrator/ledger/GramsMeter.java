package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.MetricNames;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.signals.accounting.Accounting;
import io.heliotrope.signals.accounting.RunFacts.AtHome;
import io.heliotrope.state.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Counts the grams of done jobs, and what they would have been at once at home, as the ledger is
/// read.
///
/// Every process of a home cluster reads all of its ledger, and counts those jobs alone that are
/// its own by `share`: so a sum over the processes counts each job once. A job that ends while its
/// partition passes to another process may be counted twice or not at all.
///
/// A job of which either figure is not known counts in neither. Called by the ledger reader's
/// thread.
public final class GramsMeter implements LedgerReader.Watcher {
    private static final int MOST_OPEN = 200_000;

    private final Meters meters;
    private final Supplier<World> worlds;
    private final Accounting accounting;
    private final Share share;
    private final Map<JobId, Dispatch> open =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<JobId, Dispatch> eldest) {
                    return size() > MOST_OPEN;
                }
            };

    /// Which jobs this process counts. Safe from any thread.
    @FunctionalInterface
    public interface Share {
        /// Whether this process has the partition of `job` on the cluster `home`.
        boolean holds(ClusterId home, JobId job);
    }

    public GramsMeter(Meters meters, Supplier<World> worlds, SeenTruth truth, Share share) {
        this.meters = meters;
        this.worlds = worlds;
        this.accounting = new Accounting(truth);
        this.share = share;
    }

    @Override
    public void dispatched(Dispatch dispatch) {
        open.put(dispatch.job().id(), dispatch);
    }

    @Override
    public void said(Status status) {
        if (status.state() instanceof Status.Terminal end) {
            Dispatch dispatch = open.remove(status.job());
            if (dispatch != null && end instanceof Status.Done done) {
                count(dispatch, done);
            }
        }
    }

    /// The dispatch's receipt says what was fixed when the job was last decided on; admission lies
    /// before it, at the job's own time.
    private void count(Dispatch dispatch, Status.Done done) {
        Job job = dispatch.job();
        Catalogue catalogue = worlds.get().catalogue();
        Optional<Region> home = catalogue.find(job.origin());
        if (home.isEmpty() || !share.holds(home.get().home(), job.id())) {
            return;
        }
        AtHome atHome = new AtHome(home.get(), job.submittedAt());
        Runs.facts(catalogue, job, done, atHome)
                .flatMap(run -> Footprint.of(accounting.account(run)))
                .ifPresent(footprint -> count(footprint, done, job.lane()));
    }

    private void count(Footprint footprint, Status.Done done, Lane lane) {
        String region = done.region().value();
        meters.counter(MetricNames.EMITTED, region, lane.word())
                .increment(footprint.emitted().value());
        meters.counter(MetricNames.COUNTERFACTUAL, region, lane.word())
                .increment(footprint.atOnceAtHome().value());
    }

    @Override
    public void answered(JobId job, Lane lane) {
        // the status tells the end
    }
}

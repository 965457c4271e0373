package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.MetricNames;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.signals.accounting.Account;
import io.heliotrope.signals.accounting.Accounting;
import io.heliotrope.signals.accounting.Emission;
import io.heliotrope.state.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Counts the grams of done jobs, and what they would have been at once at home, as the ledger is
/// read.
///
/// A job of which either figure is not known counts in neither. Called by the ledger reader's
/// thread.
public final class GramsMeter implements LedgerReader.Watcher {
    private static final int MOST_OPEN = 200_000;

    private final Meters meters;
    private final Supplier<World> worlds;
    private final Accounting accounting;
    private final Map<JobId, Dispatch> open =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<JobId, Dispatch> eldest) {
                    return size() > MOST_OPEN;
                }
            };

    public GramsMeter(Meters meters, Supplier<World> worlds, SeenTruth truth) {
        this.meters = meters;
        this.worlds = worlds;
        this.accounting = new Accounting(truth);
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

    private void count(Dispatch dispatch, Status.Done done) {
        Catalogue catalogue = worlds.get().catalogue();
        Optional<Region> ran = catalogue.find(done.region());
        Optional<Region> home = catalogue.find(dispatch.job().origin());
        if (ran.isEmpty() || home.isEmpty()) {
            return;
        }
        Lane lane = dispatch.job().lane();
        Account account =
                accounting.account(
                        ran.get(),
                        done.measured(),
                        lane == Lane.BATCH ? 1 : 0,
                        home.get(),
                        dispatch.job().submittedAt());
        if (account.emitted() instanceof Emission.Known(var emitted)
                && account.counterfactual() instanceof Emission.Known(var atHome)) {
            String region = done.region().value();
            meters.counter(MetricNames.EMITTED, region, lane.word()).increment(emitted.value());
            meters.counter(MetricNames.COUNTERFACTUAL, region, lane.word())
                    .increment(atHome.value());
        }
    }

    @Override
    public void answered(JobId job, Lane lane) {
        // the status tells the end
    }
}

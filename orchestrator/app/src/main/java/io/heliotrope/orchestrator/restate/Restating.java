package io.heliotrope.orchestrator.restate;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.carbon.CarbonLedger;
import io.heliotrope.orchestrator.inspect.CarbonScan;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.protocol.Restated;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// States anew, from time to time, what the jobs of one home cluster emitted: those whose partition
/// is this process's. Run by one timer thread.
///
/// A ledger with more records than [#MOST] is left to `heliotrope report restate`: accounts are
/// made in memory, beside the process's own work.
public final class Restating implements Runnable {
    /// The most records of dispatches and ends that are read, about 1 GB of memory.
    public static final long MOST = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(Restating.class);

    private final Installation installation;
    private final ClusterId home;
    private final Predicate<JobId> isOwn;
    private final long most;

    public Restating(Installation installation, ClusterId home, Predicate<JobId> isOwn) {
        this(installation, home, isOwn, MOST);
    }

    /// With another bound than [#MOST].
    public Restating(Installation installation, ClusterId home, Predicate<JobId> isOwn, long most) {
        this.installation = installation;
        this.home = home;
        this.isOwn = isOwn;
        this.most = most;
    }

    @Override
    public void run() {
        try {
            long records = CarbonScan.records(installation, home);
            if (records > most) {
                LOG.atWarn()
                        .addKeyValue("cluster", home)
                        .addKeyValue("records", records)
                        .addKeyValue("most", most)
                        .addKeyValue("fix", "run heliotrope report restate by hand")
                        .log("too many jobs to be stated anew beside other work");
                return;
            }
            restate();
        } catch (CannotRun cannot) {
            LOG.atWarn()
                    .addKeyValue("cluster", home)
                    .addKeyValue("reason", cannot.getMessage())
                    .log("jobs not stated anew");
        }
    }

    private void restate() {
        CarbonLedger ledger = CarbonScan.read(installation, home);
        List<Restated> restated = Restater.of(ledger, job -> isOwn.test(job.job().id()));
        if (!restated.isEmpty()) {
            try (RestatementLog log = new RestatementLog(installation, home)) {
                log.append(restated);
            }
        }
        LOG.atInfo()
                .addKeyValue("cluster", home)
                .addKeyValue("jobs", ledger.jobs().size())
                .addKeyValue("restated", restated.size())
                .log("jobs stated anew");
    }
}

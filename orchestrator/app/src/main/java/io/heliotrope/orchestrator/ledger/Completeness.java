package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.ledger.Audit.Finding;
import io.heliotrope.orchestrator.ledger.Ledger.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Whether every acknowledged job came to its end.
///
/// One without an end is `open` while it may still come to one, and `lost` when its deadline has
/// passed by an hour of its own time and ten minutes of real time went by since it came: what is
/// settled late is settled within seconds. `tooOld` jobs are not judged: what was said of them is
/// no longer kept.
public record Completeness(int acknowledged, int ended, int open, Finding lost, int tooOld) {
    private static final Duration AFTER_DEADLINE = Duration.ofHours(1);
    private static final Duration AFTER_ARRIVAL = Duration.ofMinutes(10);

    /// Counts `jobs` in `ledger`, at `realNow` and `jobNow`.
    public static Completeness of(
            Ledger ledger,
            Collection<Acknowledged> jobs,
            int tooOld,
            Instant realNow,
            Instant jobNow) {
        int ended = 0;
        int open = 0;
        List<JobId> lost = new ArrayList<>();
        for (Acknowledged job : jobs) {
            if (ledger.find(job.job()).flatMap(Entry::end).isPresent()) {
                ended++;
            } else if (isLost(job, realNow, job.lane() == Lane.BATCH ? jobNow : realNow)) {
                lost.add(job.job());
            } else {
                open++;
            }
        }
        return new Completeness(jobs.size(), ended, open, Finding.of(lost), tooOld);
    }

    private static boolean isLost(Acknowledged job, Instant realNow, Instant ownNow) {
        return job.at().plus(AFTER_ARRIVAL).isBefore(realNow)
                && job.deadline().isBefore(ownNow.minus(AFTER_DEADLINE));
    }
}

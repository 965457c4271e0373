package io.heliotrope.signals.accounting;

import io.heliotrope.model.JobId;
import java.time.Instant;

/// The account of a job's run by all that was made known until `knownAt`: job and moment name it.
public record Statement(JobId job, Instant knownAt, Account account) {
    /// The statement by what `asKnown` knows, which must be what was made known until `knownAt`.
    public static Statement of(JobId job, RunFacts run, Instant knownAt, Accounting asKnown) {
        return new Statement(job, knownAt, asKnown.account(run));
    }

    public String name() {
        return job + " as known at " + knownAt;
    }
}

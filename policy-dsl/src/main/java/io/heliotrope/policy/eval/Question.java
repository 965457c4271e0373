package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.RegionFact;

/// What a judgement is asked about: a job in a snapshot, with the numbers of the job that were
/// worked out beforehand. Belongs to one thread.
final class Question {
    final double[] scalars;
    Snapshot snapshot;
    JobView job;
    Pairing pairing;

    /// Every region of the catalogue.
    final long all;

    final int regions;

    /// The job's home.
    int home;

    Question(Snapshot snapshot, JobView job, Pairing pairing) {
        this.scalars = new double[snapshot.compiled().scalars()];
        this.all = snapshot.layout().places().all().bits();
        this.regions = snapshot.layout().regions();
        this.snapshot = snapshot;
        this.job = job;
        this.pairing = pairing;
        this.home = job.home();
    }

    void ask(Snapshot snapshot, JobView job, Pairing pairing) {
        this.snapshot = snapshot;
        this.job = job;
        this.pairing = pairing;
        this.home = job.home();
    }

    /// A paired fact; what does not change over time is that of slot 0, and beyond the world's last
    /// slot there are no grams.
    double pair(RegionFact fact, int region, int slot) {
        if (!fact.changesOverTime()) {
            return pairing.value(fact, region, 0);
        }
        return slot < snapshot.slots() ? pairing.value(fact, region, slot) : Double.NaN;
    }
}

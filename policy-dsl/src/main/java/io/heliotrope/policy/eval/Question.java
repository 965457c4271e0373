package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.RegionFact;
import java.util.Arrays;

/// What a judgement is asked about: a job in a snapshot, with the numbers of the job that were
/// worked out beforehand. Belongs to one thread.
final class Question {
    private static final RegionFact[] FACTS = RegionFact.values();

    final double[] scalars;
    Snapshot snapshot;
    JobView job;
    Pairing pairing;

    /// Every region of the catalogue.
    final long all;

    final int regions;

    /// The job's home.
    int home;

    /// Paired facts that do not change over time, by region, once somebody asked.
    private final double[][] pairs = new double[FACTS.length][];

    private final boolean[] isPaired = new boolean[FACTS.length];

    Question(Snapshot snapshot, JobView job, Pairing pairing) {
        this.scalars = new double[snapshot.compiled().scalars()];
        this.all = snapshot.layout().places().all().bits();
        this.regions = snapshot.layout().regions();
        this.snapshot = snapshot;
        this.job = job;
        this.pairing = pairing;
        this.home = job.home();
        for (RegionFact fact : FACTS) {
            boolean isKept = Needs.isPaired(fact) && !fact.changesOverTime();
            pairs[fact.ordinal()] = new double[isKept ? regions : 0];
        }
    }

    void ask(Snapshot snapshot, JobView job, Pairing pairing) {
        this.snapshot = snapshot;
        this.job = job;
        this.pairing = pairing;
        this.home = job.home();
        Arrays.fill(isPaired, false);
    }

    /// A paired fact that does not change over time, by region; kept until the next job.
    double[] pairs(int fact) {
        return isPaired[fact] ? pairs[fact] : pairUp(fact);
    }

    private double[] pairUp(int fact) {
        double[] row = pairs[fact];
        for (int region = 0; region < row.length; region++) {
            row[region] = pairing.value(FACTS[fact], region, 0);
        }
        isPaired[fact] = true;
        return row;
    }

    /// A paired fact; what does not change over time is that of slot 0, and beyond the world's last
    /// slot there are no grams.
    double pair(RegionFact fact, int region, int slot) {
        if (!fact.changesOverTime()) {
            return pairs(fact.ordinal())[region];
        }
        return slot < snapshot.slots() ? pairing.value(fact, region, slot) : Double.NaN;
    }
}

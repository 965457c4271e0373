package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.RegionFact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a judgement is asked about: a job in a snapshot, with what was worked out of the job
/// beforehand. Belongs to one thread.
final class Question {
    /// Numbers of the job.
    final double[] scalars;

    /// What holds of the job: every region, or none.
    final long[] gates;

    Snapshot snapshot;
    JobView job;
    Pairing pairing;

    /// Every region of the catalogue.
    final long all;

    final int regions;

    /// The job's home.
    int home;

    /// Paired facts that do not change over time.
    private final Map<RegionFact, Kept> pairs = new EnumMap<>(RegionFact.class);

    private final List<Kept> kept = new ArrayList<>();

    /// A fact by region, once somebody asked.
    private static final class Kept {
        private final double[] values;
        private boolean isKnown;

        Kept(int regions) {
            this.values = new double[regions];
        }
    }

    Question(Snapshot snapshot, JobView job, Pairing pairing) {
        this.all = snapshot.layout().places().all().bits();
        this.scalars = snapshot.compiled().code().newScalars();
        this.gates = snapshot.compiled().code().newGates(all);
        this.regions = snapshot.layout().regions();
        this.snapshot = snapshot;
        this.job = job;
        this.pairing = pairing;
        this.home = job.home();
        for (RegionFact fact : RegionFact.values()) {
            if (Needs.isPaired(fact) && !fact.changesOverTime()) {
                Kept row = new Kept(regions);
                pairs.put(fact, row);
                kept.add(row);
            }
        }
    }

    void ask(Snapshot snapshot, JobView job, Pairing pairing) {
        this.snapshot = snapshot;
        this.job = job;
        this.pairing = pairing;
        this.home = job.home();
        for (int i = 0; i < kept.size(); i++) {
            kept.get(i).isKnown = false;
        }
    }

    /// A paired fact that does not change over time, by region; kept until the next job.
    double[] pairs(RegionFact fact) {
        Kept row = pairs.get(fact);
        if (row == null) {
            throw new IllegalArgumentException(fact + " is not of a job and a region for all time");
        }
        if (!row.isKnown) {
            for (int region = 0; region < regions; region++) {
                row.values[region] = pairing.value(fact, region, 0);
            }
            row.isKnown = true;
        }
        return row.values;
    }

    /// A paired fact; what does not change over time is that of slot 0, and beyond the world's last
    /// slot there are no grams.
    double pair(RegionFact fact, int region, int slot) {
        if (!fact.changesOverTime()) {
            return pairs(fact)[region];
        }
        return slot < snapshot.slots() ? pairing.value(fact, region, slot) : Double.NaN;
    }
}

package io.heliotrope.benchmarks.policy;

import io.heliotrope.policy.facts.RegionFact;

/// [TwelveRules] as a person would write them for speed: plain fields, one loop, the first rule
/// that fails ends a region. Explains nothing.
final class StraightJava {
    static final double SERVICE_SECONDS = 0.05;

    private final double[] carbon;
    private final double[] marginal;
    private final double[] carbonFree;
    private final double[] pue;
    private final double[] freeCooling;
    private final double[] price;
    private final double[] gpuFree;
    private final double[] memoryGib;
    private final double[][] latency;

    StraightJava(MeasuredWorld world) {
        this.carbon = world.row(RegionFact.CARBON);
        this.marginal = world.row(RegionFact.CARBON_MARGINAL);
        this.carbonFree = world.row(RegionFact.CARBON_FREE);
        this.pue = world.row(RegionFact.PUE);
        this.freeCooling = world.row(RegionFact.FREE_COOLING);
        this.price = world.row(RegionFact.PRICE);
        this.gpuFree = world.row(RegionFact.GPU_FREE);
        this.memoryGib =
                TwelveRules.program().places().sites().stream()
                        .mapToDouble(site -> site.gpuMemoryGib())
                        .toArray();
        this.latency = world.latency;
    }

    /// The best region, -1 when there is none.
    int best(MeasuredJob job) {
        double[] away = latency[job.home()];
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int region = 0; region < TwelveRules.REGIONS; region++) {
            if (allows(job, region, away[region])) {
                double score = score(region, away[region]);
                if (best < 0 || score < least || (score == least && away[region] < away[best])) {
                    best = region;
                    least = score;
                }
            }
        }
        return best;
    }

    private boolean allows(MeasuredJob job, int region, double away) {
        return (!job.isPersonal() || (TwelveRules.EEA >>> region & 1) != 0)
                && (!job.isAcme() || (TwelveRules.CONTRACTED >>> region & 1) != 0)
                && gpuFree[region] >= 1
                && memoryGib[region] >= 1.2 * job.modelGib()
                && away <= 0.5 * job.sloSeconds()
                && (!job.isBatch() || carbon[region] <= 400)
                && (carbonFree[region] >= 0.3 || carbon[region] <= 200)
                && ((TwelveRules.EEA >>> region & 1) != 0 || marginal[region] <= 700)
                && price[region] <= 0.0008
                && (pue[region] <= 1.4 || freeCooling[region] >= 0.5)
                && away + SERVICE_SECONDS <= job.deadlineSeconds() - job.runtimeSeconds()
                && ((TwelveRules.EDGE >>> region & 1) == 0 || job.modelGib() <= 24);
    }

    private double score(int region, double away) {
        return 0.4 * distance(carbon[region], 50, 500)
                + 0.4 * distance(away, 0.005, 0.2)
                + 0.2 * distance(price[region], 0.0002, 0.0008);
    }

    private static double distance(double value, double best, double worst) {
        return Math.max(0, Math.min(1, (value - best) / (worst - best)));
    }
}

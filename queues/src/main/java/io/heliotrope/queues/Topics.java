package io.heliotrope.queues;

import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import java.util.List;
import java.util.Set;

/// The names of all topics.
///
/// One topic per region and kind: Kafka gives rights, retention and placement to topics, so a
/// region's law can be checked on its topics. The topics of an origin and the dispatch topics lie
/// on home clusters, the control topics on the control cluster. What each topic is like is said by
/// [TopicLayout].
public final class Topics {

    /// Regions, models, accelerators and laws; each record replaces the catalogue.
    public static final String CATALOGUE = "heliotrope.control.catalogue";

    /// The policy; each record replaces it.
    public static final String POLICY = "heliotrope.control.policy";

    /// Readings and forecasts of carbon intensity and PUE.
    public static final String SIGNALS = "heliotrope.control.signals";

    /// Heartbeats of the workers.
    public static final String POOLS = "heliotrope.control.pools";

    /// Ticks of job time.
    public static final String CLOCK = "heliotrope.control.clock";

    /// Batch jobs as the agents describe them.
    public static final String DESCRIPTORS = "heliotrope.control.descriptors";

    /// What the batch decider decided, for the agents.
    public static final String DECISIONS = "heliotrope.control.decisions";

    /// How batch dispatches ended, as the agents copy it from the results.
    public static final String OUTCOMES = "heliotrope.control.outcomes";

    /// What routers ask for of budgets, and what they are granted.
    public static final String BUDGETS = "heliotrope.control.budgets";

    /// How the batch decider means to release what it holds, a plan for each quarter of an hour.
    public static final String PLANS = "heliotrope.control.plans";

    /// How far each reader of the clock has come.
    public static final String PROGRESS = "heliotrope.control.progress";

    /// What notaries have read of the ledger's logs, signed.
    public static final String CHECKPOINTS = "heliotrope.control.checkpoints";

    private static final String PREFIX = "heliotrope.";
    private static final Set<String> TAKEN = Set.of("control", "dispatch");

    private Topics() {}

    /// Where producers put jobs and their cancellations.
    public static String jobs(RegionId origin, Lane lane) {
        return origin(origin) + ".jobs." + lane.word();
    }

    /// Where workers put what comes out of the origin's jobs.
    public static String results(RegionId origin, Lane lane) {
        return origin(origin) + ".results." + lane.word();
    }

    /// Where the origin's jobs stand; a job's first valid terminal here is its end.
    public static String status(RegionId origin) {
        return origin(origin) + ".status";
    }

    /// Records of the origin's topics that nobody can read, each with the reason.
    public static String deadLetters(RegionId origin) {
        return origin(origin) + ".dead-letters";
    }

    /// Later statements of what the origin's jobs emitted, each beside the one that it replaces.
    public static String restatements(RegionId origin) {
        return origin(origin) + ".restatements";
    }

    /// What the workers of the target region run, on each home cluster that may send work there.
    public static String dispatch(RegionId target, Lane lane) {
        return PREFIX + "dispatch." + target.value() + "." + lane.word();
    }

    /// The control topics that the world is folded from.
    public static List<String> world() {
        return List.of(CATALOGUE, POLICY, SIGNALS, POOLS, CLOCK);
    }

    /// All control topics.
    public static List<String> control() {
        return List.of(
                CATALOGUE,
                POLICY,
                SIGNALS,
                POOLS,
                CLOCK,
                DESCRIPTORS,
                DECISIONS,
                OUTCOMES,
                BUDGETS,
                PLANS,
                PROGRESS,
                CHECKPOINTS);
    }

    /// The control topics that notaries seal: what receipts replay against, what jobs were, what
    /// was decided and how dispatches ended.
    public static List<String> sealedControl() {
        return List.of(CATALOGUE, POLICY, SIGNALS, POOLS, CLOCK, DESCRIPTORS, DECISIONS, OUTCOMES);
    }

    private static String origin(RegionId region) {
        if (TAKEN.contains(region.value())) {
            throw new IllegalArgumentException(
                    "a region cannot be called "
                            + region
                            + ": topic names use that word themselves; choose another id");
        }
        return PREFIX + region.value();
    }
}

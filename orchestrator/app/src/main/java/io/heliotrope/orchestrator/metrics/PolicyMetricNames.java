package io.heliotrope.orchestrator.metrics;

import java.util.List;

/// What is counted of policies.
///
/// `policy` is the beginning of a policy's digest, 12 hexadecimal digits; `outcome` is `same`,
/// `differs` or `left_out`; `is` and `would` are a region, `hold REGION` or `refuse`; `rule` is a
/// rule of one of the two policies, or `preference`. Each is bounded by the policies that were in
/// force while the process ran, and by the catalogue.
public final class PolicyMetricNames {
    public static final Metric POLICY_DECISIONS =
            Metric.counter(
                    "heliotrope_policy_decisions_total",
                    "Decisions by the policy that took them; its digest is in every receipt.",
                    "lane",
                    "policy");

    public static final Metric SHADOW_DECISIONS =
            Metric.counter(
                    "heliotrope_shadow_decisions_total",
                    "Questions that a candidate policy was asked beside the one that decides; left_out are"
                            + " those that came faster than it answered.",
                    "lane",
                    "outcome");

    public static final Metric SHADOW_DIFFERENCES =
            Metric.counter(
                    "heliotrope_shadow_differences_total",
                    "Questions that a candidate policy would decide differently, and the rule that makes the"
                            + " difference.",
                    "lane",
                    "is",
                    "would",
                    "rule");

    /// In the order in which the documentation tells them.
    static final List<Metric> ALL = List.of(POLICY_DECISIONS, SHADOW_DECISIONS, SHADOW_DIFFERENCES);

    private PolicyMetricNames() {}
}

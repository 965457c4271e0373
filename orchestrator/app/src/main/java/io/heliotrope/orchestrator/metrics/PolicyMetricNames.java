package io.heliotrope.orchestrator.metrics;

import java.util.List;

/// What is counted of policies.
///
/// `policy` is the beginning of a policy's digest, 12 hexadecimal digits; `outcome` is `same`,
/// `differs` or `left_out`; `is` and `would` are a region, `hold REGION` or `refuse`; `rule` is a
/// rule of one of the two policies, or `preference`; `leader` is a policy's name and `budget` one
/// of its budgets, `module.policy.budget`. Each is bounded by the policies that were in force while
/// the process ran, and by the catalogue.
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

    public static final Metric POLICY_ALERTS =
            Metric.counter(
                    "heliotrope_policy_alerts_total",
                    "Jobs that run where a policy's fall-back says, of which it wants people to be told.",
                    "lane",
                    "leader");

    public static final Metric BUDGET_USED =
            Metric.gauge(
                    "heliotrope_budget_used_ratio",
                    "Share of a budget that is used, set aside or granted in the running period, of the tenant"
                            + " or model that has used most of it.",
                    "budget");

    /// In the order in which the documentation tells them.
    static final List<Metric> ALL =
            List.of(
                    POLICY_DECISIONS,
                    POLICY_ALERTS,
                    BUDGET_USED,
                    SHADOW_DECISIONS,
                    SHADOW_DIFFERENCES);

    private PolicyMetricNames() {}
}

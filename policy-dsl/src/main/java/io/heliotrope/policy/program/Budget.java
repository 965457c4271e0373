package io.heliotrope.policy.program;

import io.heliotrope.policy.text.Span;

/// No more than `limit` (base units: GPU seconds or grams) in each `period`, of all jobs of the
/// policy together or of each tenant's or model's. `index` is its place among all budgets of the
/// program, which is how a [io.heliotrope.policy.facts.JobView] is asked what was used.
public record Budget(
        int index,
        String name,
        Resource resource,
        double limit,
        Period period,
        Share share,
        String because,
        Span span) {
    /// The same at another place among the program's.
    public Budget at(int place) {
        return new Budget(place, name, resource, limit, period, share, because, span);
    }

    /// What is counted.
    public enum Resource {
        GPU_TIME,
        CARBON
    }

    /// In UTC.
    public enum Period {
        HOUR,
        DAY,
        MONTH
    }

    /// Whose use is counted together.
    public enum Share {
        ALL,
        TENANT,
        MODEL
    }
}

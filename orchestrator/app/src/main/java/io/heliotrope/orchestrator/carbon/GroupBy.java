package io.heliotrope.orchestrator.carbon;

import java.util.Locale;

/// What the jobs of a report are put together by.
public enum GroupBy {
    TENANT,
    /// The region that the job ran in.
    REGION,
    MODEL,
    /// The calendar day on which its run started, in the report's time zone.
    DAY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

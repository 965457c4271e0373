package io.heliotrope.orchestrator.carbon;

import io.heliotrope.model.KilowattHours;
import io.heliotrope.signals.accounting.Kind;
import io.heliotrope.signals.accounting.Sci.Score;
import io.heliotrope.signals.accounting.Total;

/// One line of a report: jobs of one group on one basis. No total is part of another, but for
/// `saved`.
///
/// `kind` is what the location-based figures count, `movement` data sent over the network.
/// `restated` is by how much restatements have moved `location` so far, of the jobs that have any.
/// A score is grams per functional unit: a thousand output tokens of any job, an interactive job, a
/// batch job.
public record CarbonRow(
        String group,
        Kind kind,
        int jobs,
        KilowattHours energy,
        Total location,
        Total market,
        Total marginal,
        Total atHome,
        Total saved,
        Total embodied,
        Total movement,
        Total restated,
        Score perThousandTokens,
        Score perRequest,
        Score perJob) {

    /// How many of the jobs have a restatement.
    public int restatedJobs() {
        return restated.known() + restated.unknown();
    }

    /// What the location-based figures count, in words; of a group of which nothing is known, that.
    public String basis() {
        return location.isKnown() ? kind.word() : "unknown";
    }
}

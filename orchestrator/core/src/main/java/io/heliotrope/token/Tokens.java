package io.heliotrope.token;

import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Result;

/// Gives tokens, and knows them again when they come back with a result.
public interface Tokens {
    /// A token never given before, for one attempt at a job by one worker of a region.
    Token give(JobId job, int attempt, RegionId region, WorkerId worker);

    /// What a result's token is worth to the job, region and worker that the result names.
    Claim claim(Result result);
}

package io.heliotrope.signals.doctor;

import io.heliotrope.signals.carbon.ZoneCheck;
import io.heliotrope.signals.http.FeedResult;
import java.util.List;

/// Which zones of our table of the clouds' `regions` regions a feed's provider lacks, by its own
/// list; an outage when that list did not come.
public record CloudFinding(String feed, int regions, FeedResult<List<Lacking>> lacking) {
    /// One of them, with the clouds' regions that lie in it, such as `aws eu-north-1`.
    public record Lacking(ZoneCheck.Problem problem, List<String> regions) {
        public Lacking {
            regions = List.copyOf(regions);
        }
    }
}

package io.heliotrope.queues.seal;

import io.heliotrope.model.Cover;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.TenantId;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a payload's seal is bound to: with any of it changed, the payload does not open.
public record JobContext(
        TenantId tenant,
        RegionId origin,
        Lane lane,
        JobId job,
        PublicKey replyTo,
        SortedSet<RegionId> regions) {
    public JobContext {
        regions = Collections.unmodifiableSortedSet(new TreeSet<>(regions));
    }

    public JobContext(
            TenantId tenant,
            RegionId origin,
            Lane lane,
            JobId job,
            PublicKey replyTo,
            Collection<RegionId> regions) {
        this(tenant, origin, lane, job, replyTo, new TreeSet<>(regions));
    }

    /// Of a job as its descriptor tells it.
    public static JobContext of(Job job, Cover.Sealed cover) {
        return new JobContext(
                job.tenant(),
                job.origin(),
                job.lane(),
                job.id(),
                cover.replyTo(),
                cover.keys().keySet());
    }

    /// The same as bytes; regions are in order of id.
    byte[] bytes() {
        Fields fields =
                new Fields()
                        .text(tenant.value())
                        .text(origin.value())
                        .text(lane.word())
                        .text(job.value())
                        .field(replyTo.bytes())
                        .small(regions.size());
        regions.forEach(region -> fields.text(region.value()));
        return fields.bytes();
    }
}

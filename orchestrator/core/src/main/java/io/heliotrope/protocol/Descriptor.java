package io.heliotrope.protocol;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.RegionId;
import java.util.List;

/// What intake makes of one record of a jobs topic: it never refuses, it describes.
public sealed interface Descriptor {
    JobId id();

    /// The region whose jobs topic the record lay in.
    RegionId origin();

    /// A record that reads as a job.
    record Sound(Job job) implements Descriptor {
        @Override
        public JobId id() {
            return job.id();
        }

        @Override
        public RegionId origin() {
            return job.origin();
        }
    }

    /// A record that does not read as a job, with every defect found.
    record Defective(
            JobId id, RegionId origin, Digest digest, PayloadRef payload, List<Defect> defects)
            implements Descriptor {
        public Defective {
            defects = List.copyOf(defects);
        }
    }

    /// The producer wants the job cancelled.
    record Cancel(JobId id, RegionId origin) implements Descriptor {}

    /// One thing wrong with a record: which field, what it held, what was expected.
    record Defect(String field, String value, String expected) {
        @Override
        public String toString() {
            return field + " was '" + value + "', expected " + expected;
        }
    }
}

package io.heliotrope.backtest.optimum;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Work;
import java.time.Instant;

/// What one who knows everything may choose.
public enum Freedom {
    /// The moment, in the region of origin.
    TIME {
        @Override
        public Work narrowed(Work work) {
            return with(work, 1L << work.origin(), work.release(), work.deadline());
        }

        @Override
        public Flow narrowed(Flow flow) {
            return new Flow(
                    flow.at(),
                    flow.asking(),
                    1L << flow.origin(),
                    flow.accelerators(),
                    flow.kilowatts());
        }
    },
    /// The region, at the nominal start.
    REGION {
        @Override
        public Work narrowed(Work work) {
            Instant end = work.nominal().plus(work.length());
            return with(work, work.regions(), work.nominal(), end);
        }

        @Override
        public Flow narrowed(Flow flow) {
            return flow;
        }
    },
    /// Both.
    BOTH {
        @Override
        public Work narrowed(Work work) {
            return work;
        }

        @Override
        public Flow narrowed(Flow flow) {
            return flow;
        }
    };

    /// The same jobs with no more than that to choose.
    public abstract Work narrowed(Work work);

    /// The same load with no more than that to choose.
    public abstract Flow narrowed(Flow flow);

    private static Work with(Work work, long regions, Instant from, Instant to) {
        return new Work(
                work.jobClass(),
                work.origin(),
                regions,
                from,
                work.nominal(),
                to,
                work.length(),
                work.kilowatts(),
                work.preemptible(),
                work.jobs());
    }
}

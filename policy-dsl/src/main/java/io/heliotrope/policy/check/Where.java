package io.heliotrope.policy.check;

import io.heliotrope.policy.syntax.Expression;
import java.util.List;

/// Where an expression stands: what may be read there, and whether what is read must be known.
///
/// `called` names the place in messages, such as `the scope of a policy`. `beside` is what stands
/// on the other side of a comparison, which a percentile may mean; at most one.
record Where(
        Reach reach, boolean isHard, String called, SignalReads reads, List<Expression> beside) {
    /// How much may be read.
    enum Reach {
        /// Literals alone.
        NOTHING,
        /// The job too.
        JOB,
        /// The judged region and the job's home too.
        REGION
    }

    static Where nothing(String called) {
        return new Where(Reach.NOTHING, false, called, new SignalReads(), List.of());
    }

    static Where job(String called) {
        return new Where(Reach.JOB, true, called, new SignalReads(), List.of());
    }

    static Where rule(String called, SignalReads reads) {
        return new Where(Reach.REGION, true, called, reads, List.of());
    }

    static Where wish(String called, SignalReads reads) {
        return new Where(Reach.REGION, false, called, reads, List.of());
    }

    Where beside(Expression other) {
        return new Where(reach, isHard, called, reads, List.of(other));
    }
}

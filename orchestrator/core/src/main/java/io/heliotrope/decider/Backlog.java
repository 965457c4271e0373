package io.heliotrope.decider;

/// Whether the decider has read all outcomes that lay there when its task began.
///
/// Until then it judges no lease: a worker that lists a token no more may have answered long ago,
/// and the answer may lie unread. An earlier decider may even have settled the job by it, in a
/// transaction that was not to be; whoever gave up the lease instead would have the job run again,
/// and end it by another attempt than that one.
///
/// Positions are those of the outcomes partition. One thread.
public final class Backlog {
    private static final long UNKNOWN = -1;

    private long next = 0;
    private long end = UNKNOWN;

    /// How far the decider's committed positions have come, exclusive, and where the outcomes end.
    public record Extent(long position, long end) {}

    /// A task begins, and nothing is known of what lies before it.
    public void begins() {
        next = 0;
        end = UNKNOWN;
    }

    /// What was found out after the task began. What lies there later is no part of the backlog.
    public void lies(Extent extent) {
        end = end == UNKNOWN ? extent.end() : end;
        next = Math.max(next, extent.position());
    }

    /// The outcome at `offset` has been dealt with.
    public void read(long offset) {
        next = Math.max(next, offset + 1);
    }

    public boolean isRead() {
        return end != UNKNOWN && next >= end;
    }
}

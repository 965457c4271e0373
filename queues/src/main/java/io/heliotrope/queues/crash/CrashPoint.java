package io.heliotrope.queues.crash;

import java.util.Locale;
import java.util.Optional;

/// A place between two steps that poll, store, send or commit, where a process may be told to end
/// as if its machine had lost power.
///
/// `-Dheliotrope.crash=NAME:N`, or `HELIOTROPE_CRASH`, ends this process at the `N`-th passing of
/// the point of that name, without a word to brokers or files. For drills. When nothing is armed,
/// [#reached] is a test of a constant that the compiler removes. Safe from any thread.
public enum CrashPoint {
    /// Job time is known, its tick not yet said.
    CLOCK_BEFORE_TICK,
    /// The tick is kept by the control cluster.
    CLOCK_AFTER_TICK,
    /// Control records are on their way, none is acknowledged.
    PUBLISHER_SENT_BEFORE_ACK,
    /// A control record was read, the world does not know it.
    WORLD_READ_BEFORE_FOLD,
    /// The world has changed, nobody has been told.
    WORLD_FOLDED_BEFORE_PUBLISH,

    /// The stores are restored, no record has been read.
    DECIDER_RESTORED,
    /// A descriptor was read, nothing is decided.
    DECIDER_READ_BEFORE_DECIDE,
    /// A decision is stored, not written.
    DECIDER_STORED_BEFORE_SEND,
    /// A slot is lent, the release is not written.
    DECIDER_LENT_BEFORE_RELEASE,
    /// All that follows from a record is written, in a transaction still open.
    DECIDER_SENT_BEFORE_COMMIT,
    /// An outcome was read, the job is still running for the decider.
    DECIDER_OUTCOME_BEFORE_SETTLE,
    /// All that was due has been done, nobody has been told.
    DECIDER_BEFORE_PROGRESS,

    /// Job records were read, no descriptor is on its way.
    INTAKE_READ_BEFORE_SEND,
    /// Descriptors are on their way.
    INTAKE_SENT_BEFORE_ACK,
    /// Descriptors are kept, the position has not moved.
    INTAKE_ACKED_BEFORE_COMMIT,
    /// The position has moved.
    INTAKE_COMMITTED,
    /// Decisions were read, no dispatch or status is on its way.
    RELEASE_READ_BEFORE_SEND,
    /// Dispatches and statuses are on their way.
    RELEASE_SENT_BEFORE_ACK,
    /// Dispatches and statuses are kept, the position has not moved.
    RELEASE_ACKED_BEFORE_COMMIT,
    /// The position has moved.
    RELEASE_COMMITTED,
    /// Results were read, no outcome is on its way.
    OUTCOMES_READ_BEFORE_SEND,
    /// Outcomes are on their way.
    OUTCOMES_SENT_BEFORE_ACK,
    /// Outcomes are kept, the position has not moved.
    OUTCOMES_ACKED_BEFORE_COMMIT,
    /// The position has moved.
    OUTCOMES_COMMITTED,

    /// A task has marked and read its logs, what it took over is not stored.
    ROUTER_MARKED_BEFORE_STORE,
    /// A task has begun, no record has been read.
    ROUTER_RESTORED,
    /// A job's record was read, nothing is decided.
    ROUTER_READ_BEFORE_DECIDE,
    /// A decision is stored, not sent.
    ROUTER_STORED_BEFORE_SEND,
    /// A decision is sent, perhaps not acknowledged, and the position has not moved.
    ROUTER_SENT_BEFORE_COMMIT,
    /// A result was read, the end is not proposed.
    ROUTER_RESULT_BEFORE_PROPOSAL,
    /// An end was read back from the status partition, the job is still open in the store.
    ROUTER_END_BEFORE_SETTLE,
    /// A job's timer is due, nothing is done about it.
    ROUTER_TIMER_BEFORE_ACT,

    /// A dispatch was read, nobody looked at it.
    WORKER_READ_BEFORE_TAKE,
    /// A dispatch has a slot, its run has not begun.
    WORKER_TAKEN_BEFORE_RUN,
    /// The payload is here, nothing has been inferred.
    WORKER_FETCHED_BEFORE_INFER,
    /// The run is over, its result is not on its way.
    WORKER_RAN_BEFORE_RESULT,
    /// The result is on its way.
    WORKER_RESULT_BEFORE_ACK,
    /// The result is kept, the token still counts as running.
    WORKER_ANSWERED_BEFORE_SETTLE,
    /// Positions are about to be committed.
    WORKER_BEFORE_COMMIT,
    /// Positions are committed.
    WORKER_COMMITTED,
    /// A heartbeat is made, not sent.
    WORKER_BEFORE_HEARTBEAT,
    /// A heartbeat is on its way.
    WORKER_HEARTBEAT_SENT;

    /// The system property that arms a point.
    public static final String PROPERTY = "heliotrope.crash";

    /// The variable that arms a point where the property does not.
    public static final String VARIABLE = "HELIOTROPE_CRASH";

    /// The exit status of a process that ended at its point.
    public static final int EXIT = 86;

    /// The name by which the point is armed, such as `router.stored-before-send`: what it belongs
    /// to, a dot, the rest with hyphens.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }

    /// The process comes past this point. It does not return from the passing that is armed.
    public void reached() {
        if (Armed.CHARGE != null) {
            Armed.CHARGE.passed(this);
        }
    }

    /// What is wrong with what was armed, if anything: a process that finds this must not start.
    public static Optional<String> problem() {
        return Armed.REQUEST instanceof Charge.Unreadable(String problem)
                ? Optional.of(problem)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return word();
    }
}

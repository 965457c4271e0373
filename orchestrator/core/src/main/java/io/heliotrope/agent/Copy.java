package io.heliotrope.agent;

import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;

/// What an agent writes on its home cluster for a decision of the batch decider.
public sealed interface Copy {
    /// The dispatch, to the topic of its target.
    record ToDispatch(Dispatch dispatch) implements Copy {}

    /// The status, unchanged, to the status topic of its origin.
    record ToStatus(Status status) implements Copy {}

    /// Nobody runs the dispatch: an answer to the results partition `partition` of its origin.
    record ToResults(Result declined, int partition) implements Copy {}
}

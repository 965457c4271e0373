package io.heliotrope.decide;

import io.heliotrope.model.Decision;
import io.heliotrope.protocol.Receipt.Scored;
import org.jspecify.annotations.Nullable;

/// What a lane's rules came to: the decision, the step and mask that it rests on, and the two best.
record Verdict(
        Decision decision,
        int relaxation,
        Mask mask,
        @Nullable Scored chosen,
        @Nullable Scored runnerUp) {}

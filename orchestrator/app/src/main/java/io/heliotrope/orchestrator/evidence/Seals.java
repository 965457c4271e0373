package io.heliotrope.orchestrator.evidence;

import java.util.List;

/// How the ledger compares with what was sealed of it.
///
/// Of `records` in the sealed topics, `unsealed` came after their last checkpoint, the earliest
/// `unsealedSeconds` (real time) before the newest record there is, and `older` before the oldest
/// checkpoint that is kept. `isJudged` says whether signatures could be checked: not without a
/// trusted key.
public record Seals(
        int checkpoints,
        int records,
        int unsealed,
        double unsealedSeconds,
        int older,
        boolean isJudged,
        List<Flaw> flaws) {
    /// Records older than this without a checkpoint are not only new.
    public static final double LONGEST_UNSEALED_SECONDS = 300;

    public Seals {
        flaws = List.copyOf(flaws);
    }

    /// Whether records have waited for a checkpoint for so long that no notary can be at work, or
    /// that the newest checkpoints are gone.
    public boolean isForsaken() {
        return isJudged && unsealedSeconds > LONGEST_UNSEALED_SECONDS;
    }

    public boolean isClean() {
        return flaws.isEmpty() && !isForsaken();
    }
}

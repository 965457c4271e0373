package io.heliotrope.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// All that must hold of every run, in the order in which it is checked.
final class Promises {
    private static final List<Function<Evidence, Optional<Violation>>> ALL =
            List.of(
                    EndPromises::everyJobEnds,
                    EndPromises::allReadersSeeOneEnd,
                    EndPromises::noOtherRunWasTheEnd,
                    EndPromises::anEndNamesARunThatWas,
                    EndPromises::nothingEndsWithoutACause,
                    PiecesPromise::piecesMakeUpTheJob,
                    EndPromises::cancelsAreHeeded,
                    EndPromises::nothingIsSentAfterItsEnd,
                    EndPromises::refusedJobsNeverRun,
                    ChoicePromises::whatIsVoidIsNeverRun,
                    ChoicePromises::aTokenIsOneChoice,
                    ChoicePromises::anAttemptIsOneToken,
                    ChoicePromises::aRunHasOneName,
                    ChoicePromises::nothingIsSentOrRunWhereItIsForbidden,
                    ChoicePromises::aReceiptSaysWhatWasDone,
                    ChoicePromises::workersWereReady,
                    ChoicePromises::aDeclineIsHeeded,
                    BatchPromises::onlyTheDeciderSpeaks,
                    BatchPromises::slotsAreNotLentTwice,
                    BatchPromises::slotsComeBack,
                    BatchPromises::verdictsKeepTheDeadline,
                    BatchPromises::acceptedJobsAreDoneInTime,
                    BatchPromises::decisionsNeverGoBackInTime,
                    BudgetPromise::budgetsHold,
                    ReplayPromise::everyReceiptReplays);

    private Promises() {}

    /// The first promise that was broken.
    static Optional<Violation> broken(Evidence evidence) {
        for (Function<Evidence, Optional<Violation>> promise : ALL) {
            Optional<Violation> violation = promise.apply(evidence);
            if (violation.isPresent()) {
                return violation;
            }
        }
        return Optional.empty();
    }
}

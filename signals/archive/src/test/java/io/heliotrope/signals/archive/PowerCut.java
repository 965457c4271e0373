package io.heliotrope.signals.archive;

/// Ends the work at the `passing`-th time that a step is done, as a power cut does: nothing that
/// would tidy up behind it catches an error.
final class PowerCut implements Step.Listener {
    private final Step at;
    private int left;

    PowerCut(Step at, int passing) {
        this.at = at;
        this.left = passing;
    }

    @Override
    public void done(Step step) {
        if (step == at) {
            left--;
            if (left == 0) {
                throw new Off(step);
            }
        }
    }

    static final class Off extends Error {
        private static final long serialVersionUID = 1L;

        Off(Step step) {
            super("the power went off after " + step);
        }
    }
}

package io.heliotrope.decide;

/// What each step of a policy's text is: its relaxations in order, each of a policy that defers
/// twice (green starts only, then all), then its fall-back, then lateness.
record TextSteps(int relaxations, boolean defers, boolean hasFallback, boolean mayBeLate) {
    /// The last step, from 0.
    int last() {
        return lastRelaxed() + (hasFallback ? 1 : 0) + (mayBeLate ? 1 : 0);
    }

    private int lastRelaxed() {
        return defers ? 2 * relaxations + 1 : relaxations;
    }

    /// How many relaxations are taken at a step.
    int relaxed(int step) {
        return Math.min(relaxations, defers ? step / 2 : step);
    }

    boolean isGreenOnly(int step) {
        return defers && step <= lastRelaxed() && step % 2 == 0;
    }

    boolean isFallback(int step) {
        return hasFallback && step > lastRelaxed();
    }

    boolean isLate(int step) {
        return mayBeLate && step == last();
    }
}

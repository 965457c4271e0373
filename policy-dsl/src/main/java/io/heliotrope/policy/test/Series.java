package io.heliotrope.policy.test;

import java.util.List;

/// Values one after the other, each from some second on. Before the first one its value holds too.
public record Series(List<Step> steps) {
    /// `from` in seconds from the test's moment.
    public record Step(double from, double value) {}

    public Series {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a series has at least one value");
        }
    }

    public static Series of(double value) {
        return new Series(List.of(new Step(0, value)));
    }

    /// The value at a second from the test's moment.
    public double at(double second) {
        double value = steps.getFirst().value();
        for (Step step : steps) {
            if (step.from() <= second) {
                value = step.value();
            }
        }
        return value;
    }
}

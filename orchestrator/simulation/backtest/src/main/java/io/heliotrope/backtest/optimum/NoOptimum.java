package io.heliotrope.backtest.optimum;

/// There is no plan that keeps every deadline, whoever makes it.
public final class NoOptimum extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoOptimum(String message) {
        super(message);
    }
}

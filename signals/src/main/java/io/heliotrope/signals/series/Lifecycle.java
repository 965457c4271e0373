package io.heliotrope.signals.series;

import io.heliotrope.model.Basis;

/// Average over all power, with what building, fuelling and ending the plants emits.
public final class Lifecycle implements Average<Lifecycle> {
    public static final Lifecycle LIFECYCLE = new Lifecycle();

    private Lifecycle() {}

    @Override
    public Basis published() {
        return Basis.AVERAGE_LIFECYCLE;
    }

    @Override
    public String toString() {
        return "lifecycle";
    }
}

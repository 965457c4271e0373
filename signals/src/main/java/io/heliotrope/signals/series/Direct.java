package io.heliotrope.signals.series;

import io.heliotrope.model.Basis;

/// Average over all power, of what the plants emit while they run.
public final class Direct implements Average<Direct> {
    public static final Direct DIRECT = new Direct();

    private Direct() {}

    @Override
    public Basis published() {
        return Basis.AVERAGE_DIRECT;
    }

    @Override
    public String toString() {
        return "direct";
    }
}

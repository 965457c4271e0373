package io.heliotrope.signals.series;

import io.heliotrope.model.Basis;

/// What one more kWh makes the plants emit that react to it.
public final class Marginal implements CarbonBasis<Marginal> {
    public static final Marginal MARGINAL = new Marginal();

    private Marginal() {}

    @Override
    public Basis published() {
        return Basis.MARGINAL;
    }

    @Override
    public String toString() {
        return "marginal";
    }
}

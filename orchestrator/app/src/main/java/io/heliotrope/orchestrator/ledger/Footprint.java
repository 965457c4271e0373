package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.GramsCo2;
import io.heliotrope.signals.accounting.Account;
import io.heliotrope.signals.accounting.Emission.Known;
import java.util.Optional;

/// What a job emitted, and what it would have emitted at once in its home region. Where either is
/// not known there is no footprint: a missing figure is never taken as zero.
public record Footprint(GramsCo2 emitted, GramsCo2 atOnceAtHome) {
    static final Footprint NONE = new Footprint(GramsCo2.ZERO, GramsCo2.ZERO);

    /// The operational grams of an account, whose two sides have one basis; empty where either is
    /// not known.
    public static Optional<Footprint> of(Account account) {
        return account.operational() instanceof Known emitted
                        && account.atHome() instanceof Known atHome
                ? Optional.of(new Footprint(emitted.grams().p50(), atHome.grams().p50()))
                : Optional.empty();
    }

    Footprint plus(Footprint other) {
        return new Footprint(emitted.plus(other.emitted), atOnceAtHome.plus(other.atOnceAtHome));
    }
}

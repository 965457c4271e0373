package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.GramsCo2;

/// What a job emitted, and what it would have emitted at once in its home region. Where either is
/// not known there is no footprint: a missing figure is never taken as zero.
public record Footprint(GramsCo2 emitted, GramsCo2 atOnceAtHome) {
    static final Footprint NONE = new Footprint(GramsCo2.ZERO, GramsCo2.ZERO);

    Footprint plus(Footprint other) {
        return new Footprint(emitted.plus(other.emitted), atOnceAtHome.plus(other.atOnceAtHome));
    }
}

package io.heliotrope.signals.accounting;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Region;
import io.heliotrope.protocol.ControlRecord.Signal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// What [PublishedTruth] tells, but only as far as it was known at a moment that moves on: for
/// whoever asks about many moments, one after the other, and would not read all signals anew for
/// each. Owned by one thread.
public final class GrowingTruth implements Truth {
    private final List<? extends Signal> byIssue;
    private final Layers layers = new Layers();
    private Instant knownAt = Instant.MIN;
    private int learnt;

    /// `signals` in any order. Nothing of them is known yet.
    public GrowingTruth(Collection<? extends Signal> signals) {
        this.byIssue = signals.stream().sorted(PublishedTruth.BY_ISSUE).toList();
    }

    /// Moves on: all that was made known until `instant`, inclusive, is known now.
    ///
    /// @throws IllegalArgumentException when `instant` is before that of the last call: what is
    ///   known is never forgotten
    public void moveTo(Instant instant) {
        if (instant.isBefore(knownAt)) {
            throw new IllegalArgumentException(
                    "known until %s already, was asked to go back to %s"
                            .formatted(knownAt, instant));
        }
        knownAt = instant;
        while (learnt < byIssue.size() && !Layers.issued(byIssue.get(learnt)).isAfter(instant)) {
            layers.learn(byIssue.get(learnt++));
        }
    }

    Layers layers() {
        return layers;
    }

    @Override
    public List<Grid> intensity(Region region, Basis basis, Instant from, Instant to) {
        return layers.intensity(region, basis, from, to);
    }

    @Override
    public List<Site> pue(Region region, Instant from, Instant to) {
        return layers.pue(region, from, to);
    }
}

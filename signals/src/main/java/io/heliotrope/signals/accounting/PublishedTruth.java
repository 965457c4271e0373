package io.heliotrope.signals.accounting;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Region;
import io.heliotrope.protocol.ControlRecord.Signal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// What the records of the signals topic tell of the past, all read together.
///
/// For each moment and basis the first of these holds: the reading that was valid then, the one
/// issued last if it was revised; the forecast issued last; the reading before, for
/// [io.heliotrope.state.GreenCurve#STALE_LIMIT] after its end; the zone's yearly average. That is
/// the order in which decisions take them, but with what came to be known later. Of PUE the
/// forecast issued last holds, else the region's usual one. Immutable once made; safe from any
/// thread.
public final class PublishedTruth implements Truth {
    static final Comparator<Signal> BY_ISSUE = Comparator.comparing(Layers::issued);

    private final List<Signal> signals;
    private final Layers layers = new Layers();

    /// `signals` in any order; of two that hold for the same time and were issued at the same
    /// moment, the later in the collection holds.
    public PublishedTruth(Collection<? extends Signal> signals) {
        this.signals = List.copyOf(signals);
        this.signals.stream().sorted(BY_ISSUE).forEach(layers::learn);
    }

    /// Only what was made known until `instant`, inclusive: what an account said then.
    public PublishedTruth asKnownAt(Instant instant) {
        return new PublishedTruth(
                signals.stream().filter(one -> !Layers.issued(one).isAfter(instant)).toList());
    }

    /// When the newest of all signals was made known; [Instant#MIN] when there is none.
    public Instant knownAt() {
        return signals.stream().map(Layers::issued).max(Instant::compareTo).orElse(Instant.MIN);
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

package io.heliotrope.signals.energy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The readings that a fit rests on: the last 16 of each doubling of the batch, none older than 30
/// days before the newest.
///
/// So a day at one batch does not push out what was learnt at another, and what was true of other
/// hardware fades. Immutable.
record Samples(List<List<Sample>> byDoubling) {
    static final int KEPT = 16;
    static final int DOUBLINGS = 12;
    static final Duration AGE = Duration.ofDays(30);
    static final Samples NONE = new Samples(java.util.Collections.nCopies(DOUBLINGS, List.of()));

    Samples {
        byDoubling = List.copyOf(byDoubling);
    }

    /// These and `sample`; those that it ends are left out.
    Samples with(Sample sample) {
        Instant newest = all().stream().map(Sample::at).reduce(sample.at(), Samples::later);
        int place = Math.min(Math.getExponent(sample.batch()), DOUBLINGS - 1);
        List<List<Sample>> next = new ArrayList<>(DOUBLINGS);
        for (int i = 0; i < DOUBLINGS; i++) {
            List<Sample> kept = new ArrayList<>(byDoubling.get(i));
            if (i == place) {
                kept.add(sample);
            }
            kept.removeIf(one -> one.at().isBefore(newest.minus(AGE)));
            next.add(List.copyOf(kept.subList(Math.max(0, kept.size() - KEPT), kept.size())));
        }
        return new Samples(next);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    List<Sample> all() {
        return byDoubling.stream().flatMap(List::stream).toList();
    }

    /// The batch that was read most, by doublings, the smaller of equals: the mean of its readings;
    /// 1 without any.
    double usualBatch() {
        List<Sample> most = List.of();
        for (List<Sample> doubling : byDoubling) {
            most = doubling.size() > most.size() ? doubling : most;
        }
        return most.stream().mapToDouble(Sample::batch).average().orElse(1);
    }

    int count() {
        return byDoubling.stream().mapToInt(List::size).sum();
    }
}

package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.orchestrator.feeds.Mixer.BothWays;
import io.heliotrope.signals.basis.BasisConversion;
import io.heliotrope.signals.basis.MixIntensity;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.store.Kind;
import io.heliotrope.signals.store.KnownSignals;
import io.heliotrope.signals.store.RowSeries;
import io.heliotrope.signals.store.Signal;
import io.heliotrope.signals.store.SignalQuery;
import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How a zone's intensities come from one average basis to the other: by the mix of its power where
/// that can be asked for, else by how both went together in the past, else not at all.
///
/// Looked for once an hour. Owned by the zone's turn.
final class Conversions {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration PAST = Duration.ofDays(60);

    private final GridZone zone;
    private final List<Mixer> mixers;
    private final KnownSignals store;
    private Optional<BothWays> mixed = Optional.empty();
    private Optional<BasisConversion<Direct, Lifecycle>> toLifecycle = Optional.empty();
    private Optional<BasisConversion<Lifecycle, Direct>> toDirect = Optional.empty();
    private Instant lookedAt = Instant.MIN;

    /// `mixers` are asked in that order, until one tells.
    Conversions(GridZone zone, List<Mixer> mixers, KnownSignals store) {
        this.zone = zone;
        this.mixers = List.copyOf(mixers);
        this.store = store;
    }

    Optional<BasisConversion<Direct, Lifecycle>> toLifecycle(Instant now) {
        look(now);
        return toLifecycle;
    }

    Optional<BasisConversion<Lifecycle, Direct>> toDirect(Instant now) {
        look(now);
        return toDirect;
    }

    private void look(Instant now) {
        if (now.isBefore(lookedAt.plus(KEPT))) {
            return;
        }
        lookedAt = now;
        askForMix(now);
        if (mixed.isPresent()) {
            toLifecycle = mixed.map(BothWays::toLifecycle);
            toDirect = mixed.map(BothWays::toDirect);
            return;
        }
        Optional<IntensitySeries<Direct>> direct = stored(Direct.DIRECT, now);
        Optional<IntensitySeries<Lifecycle>> lifecycle = stored(Lifecycle.LIFECYCLE, now);
        if (direct.isPresent() && lifecycle.isPresent()) {
            toLifecycle = BasisConversion.toLifecycle(direct.get(), lifecycle.get(), now);
            toDirect = BasisConversion.toDirect(lifecycle.get(), direct.get(), now);
        }
    }

    /// A mix that does not come leaves the last one, whose hours are taken for those of other days.
    private void askForMix(Instant now) {
        mixers.stream()
                .flatMap(mixer -> mixer.ask(zone, now).stream())
                .findFirst()
                .ifPresent(told -> mixed = Optional.of(told));
    }

    /// What the source with the most values said on a basis, itself and not converted.
    private <B extends Average<B>> Optional<IntensitySeries<B>> stored(B basis, Instant now) {
        Basis published = basis.published();
        SignalQuery query =
                SignalQuery.of(zone, now.minus(PAST), now)
                        .signals(Set.of(Signal.CARBON_INTENSITY))
                        .kinds(Set.of(Kind.of(published)))
                        .qualities(Set.of(Quality.MEASURED, Quality.ESTIMATED));
        try {
            List<SignalRow> rows = store.list(query).stream().filter(Conversions::isOwn).toList();
            return rows.stream()
                    .collect(Collectors.groupingBy(row -> row.series().source()))
                    .values()
                    .stream()
                    .max(Comparator.comparingInt(List::size))
                    .flatMap(most -> RowSeries.intensity(basis, most));
        } catch (IOException unread) {
            return Optional.empty();
        }
    }

    private static boolean isOwn(SignalRow row) {
        return !Set.of("mix-factors", "trailing-line", MixIntensity.METHOD)
                .contains(row.estimationMethod());
    }
}

package io.heliotrope.signals.accounting;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Restated.Cause;
import io.heliotrope.protocol.Restated.Told;
import io.heliotrope.signals.accounting.Emission.Known;
import io.heliotrope.signals.accounting.Layers.Origin;
import io.heliotrope.signals.accounting.Layers.Value;
import io.heliotrope.signals.accounting.Layers.Zone;
import io.heliotrope.signals.accounting.Restatement.Change;
import io.heliotrope.signals.accounting.Spans.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds which signals moved an account: those that hold now, during the run or at home, where
/// something else held before.
public final class Revisions {
    private final Layers then;
    private final Layers now;
    private final Map<Key, Cause> causes = new LinkedHashMap<>();

    private Revisions(Layers then, Layers now) {
        this.then = then;
        this.now = now;
    }

    /// What moved the columns of `changes`, one cause for each source and thing that it told of, in
    /// order of time; empty when nothing that both truths know tells it. One thread.
    public static List<Cause> of(
            RunFacts run, Collection<Change> changes, GrowingTruth then, PublishedTruth now) {
        Revisions revisions = new Revisions(then.layers(), now.layers());
        Map<Ground, List<Window>> windows = new LinkedHashMap<>();
        for (RunFacts piece : run.pieces()) {
            changes.forEach(change -> windows(piece, change, windows));
        }
        windows.forEach(
                (ground, some) -> apart(some).forEach(window -> revisions.look(ground, window)));
        return List.copyOf(revisions.causes.values());
    }

    private record Key(Told told, String subject, String source) {}

    /// What a column rests on: a region's PUE, or the intensity of its zone on one basis.
    private sealed interface Ground {
        record Grid(Zone zone) implements Ground {}

        record Site(RegionId region) implements Ground {}
    }

    /// A stretch of time, `to` exclusive.
    private record Window(Instant from, Instant to) {
        boolean meets(Window next) {
            return !next.from.isAfter(to);
        }

        Window and(Window next) {
            return new Window(from, next.to.isAfter(to) ? next.to : to);
        }
    }

    private static void windows(RunFacts run, Change change, Map<Ground, List<Window>> windows) {
        Window ran = new Window(run.from(), Accounting.end(run.from(), run.to()));
        Region home = run.atHome().region();
        Instant start = run.atHome().start();
        Window atHome = new Window(start, start.plus(Duration.between(ran.from(), ran.to())));
        Window moment = new Window(ran.from(), ran.from().plusNanos(1));
        switch (change.column()) {
            case OPERATIONAL, IDLE, MARGINAL -> {
                grids(run.region(), change, ran, windows);
                add(new Ground.Site(run.region().id()), ran, windows);
            }
            case MARKET -> add(new Ground.Site(run.region().id()), ran, windows);
            case DATA_MOVEMENT, WEIGHTS_MOVEMENT -> {
                grids(run.region(), change, moment, windows);
                grids(home, change, moment, windows);
            }
            case AT_HOME -> {
                grids(home, change, atHome, windows);
                add(new Ground.Site(home.id()), atHome, windows);
            }
            case SAVED -> {
                // moves only where one of the others does
            }
        }
    }

    private static void grids(
            Region region, Change change, Window window, Map<Ground, List<Window>> windows) {
        for (Basis basis : Basis.values()) {
            boolean isCounted =
                    Stream.of(change.was(), change.is())
                            .anyMatch(one ->
                                    one instanceof Known known && known.kind() == Kind.of(basis));
            if (isCounted) {
                add(new Ground.Grid(new Zone(region.zone(), basis)), window, windows);
            }
        }
    }

    private static void add(Ground ground, Window window, Map<Ground, List<Window>> windows) {
        windows.computeIfAbsent(ground, unseen -> new ArrayList<>()).add(window);
    }

    /// Windows that meet are one, so that no value counts twice.
    private static List<Window> apart(List<Window> windows) {
        List<Window> apart = new ArrayList<>();
        for (Window next : windows.stream().sorted(Comparator.comparing(Window::from)).toList()) {
            if (!apart.isEmpty() && apart.getLast().meets(next)) {
                apart.add(apart.removeLast().and(next));
            } else {
                apart.add(next);
            }
        }
        return apart;
    }

    private void look(Ground ground, Window window) {
        Instant from = window.from();
        Instant to = window.to();
        switch (ground) {
            case Ground.Grid(Zone zone) ->
                    compare(zone.id().value(), then.told(zone, from, to), now.told(zone, from, to));
            case Ground.Site(RegionId region) ->
                    compare(
                            region.value(),
                            then.told(region, from, to),
                            now.told(region, from, to));
        }
    }

    private <V> void compare(
            String subject, List<Span<Value<V>>> before, List<Span<Value<V>>> after) {
        for (Span<Value<V>> span : after) {
            if (!isAsBefore(span, before)) {
                Origin by = span.value().by();
                Cause cause =
                        new Cause(
                                by.told(),
                                subject,
                                by.source(),
                                by.issuedAt(),
                                span.from(),
                                span.to(),
                                1);
                causes.merge(new Key(by.told(), subject, by.source()), cause, Revisions::together);
            }
        }
    }

    /// Whether the same was known for all of that time.
    private static <V> boolean isAsBefore(Span<Value<V>> span, List<Span<Value<V>>> before) {
        Instant at = span.from();
        for (Span<Value<V>> one : before) {
            boolean isSame =
                    one.value().value().equals(span.value().value())
                            && one.value().quality() == span.value().quality();
            if (isSame && !one.from().isAfter(at) && one.to().isAfter(at)) {
                at = one.to();
            }
        }
        return !at.isBefore(span.to());
    }

    private static Cause together(Cause one, Cause other) {
        return new Cause(
                one.told(),
                one.subject(),
                one.source(),
                one.issuedAt().isAfter(other.issuedAt()) ? one.issuedAt() : other.issuedAt(),
                one.from().isBefore(other.from()) ? one.from() : other.from(),
                one.to().isAfter(other.to()) ? one.to() : other.to(),
                one.values() + other.values());
    }
}

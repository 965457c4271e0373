package io.heliotrope.signals.store;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import java.time.Instant;
import java.util.Set;

/// Which rows of a zone are asked for: those that hold at some time of `[from, to)`.
///
/// An empty set asks for every signal, kind, source or quality.
public record SignalQuery(
        GridZone zone,
        Instant from,
        Instant to,
        Set<Signal> signals,
        Set<Kind> kinds,
        Set<String> sources,
        Set<Quality> qualities,
        Knowledge knowledge) {
    /// @throws IllegalArgumentException when `to` is not after `from`
    public SignalQuery {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "a query must end (%s) after it begins (%s)".formatted(to, from));
        }
        signals = Set.copyOf(signals);
        kinds = Set.copyOf(kinds);
        sources = Set.copyOf(sources);
        qualities = Set.copyOf(qualities);
    }

    /// Which of the rows for the same time.
    public sealed interface Knowledge {
        /// Of each series and time the newest that had been received until `instant`, inclusive.
        record At(Instant instant) implements Knowledge {}

        /// What is known by now.
        enum Now implements Knowledge {
            NOW
        }

        /// Every one that was ever received.
        enum Revisions implements Knowledge {
            ALL
        }

        /// Whether this knows of a row that was received at `receivedAt`.
        default boolean has(Instant receivedAt) {
            return switch (this) {
                case At(Instant instant) -> !receivedAt.isAfter(instant);
                case Now _, Revisions _ -> true;
            };
        }

        /// Whether only the newest row of each series and time is asked for.
        default boolean isOfNewest() {
            return switch (this) {
                case At _, Now _ -> true;
                case Revisions _ -> false;
            };
        }
    }

    /// Everything that is known by now.
    public static SignalQuery of(GridZone zone, Instant from, Instant to) {
        return new SignalQuery(
                zone, from, to, Set.of(), Set.of(), Set.of(), Set.of(), Knowledge.Now.NOW);
    }

    public SignalQuery signals(Set<Signal> only) {
        return new SignalQuery(zone, from, to, only, kinds, sources, qualities, knowledge);
    }

    public SignalQuery kinds(Set<Kind> only) {
        return new SignalQuery(zone, from, to, signals, only, sources, qualities, knowledge);
    }

    public SignalQuery sources(Set<String> only) {
        return new SignalQuery(zone, from, to, signals, kinds, only, qualities, knowledge);
    }

    /// What is chosen from before the newest is taken: a measured value counts although a forecast
    /// was issued later.
    public SignalQuery qualities(Set<Quality> only) {
        return new SignalQuery(zone, from, to, signals, kinds, sources, only, knowledge);
    }

    public SignalQuery as(Knowledge other) {
        return new SignalQuery(zone, from, to, signals, kinds, sources, qualities, other);
    }

    /// What was known at `instant`.
    public SignalQuery knownAt(Instant instant) {
        return as(new Knowledge.At(instant));
    }

    /// Every row, with those that were revised.
    public SignalQuery revisions() {
        return as(Knowledge.Revisions.ALL);
    }

    /// Whether `row` is one of those from which the newest are taken.
    public boolean asksFor(SignalRow row) {
        SeriesKey series = row.series();
        return series.zone().equals(zone)
                && row.validFrom().isBefore(to)
                && row.validTo().isAfter(from)
                && knowledge.has(row.receivedAt())
                && isAmong(series.signal(), signals)
                && isAmong(series.kind(), kinds)
                && isAmong(series.source(), sources)
                && isAmong(row.quality(), qualities);
    }

    private static <T> boolean isAmong(T value, Set<T> only) {
        return only.isEmpty() || only.contains(value);
    }
}

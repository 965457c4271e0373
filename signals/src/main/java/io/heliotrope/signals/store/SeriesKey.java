package io.heliotrope.signals.store;

import io.heliotrope.model.GridZone;
import java.util.Comparator;

/// Which series a row belongs to: rows of one key revise each other, rows of two keys never do.
///
/// Ordered by zone, signal, kind, source and site.
public record SeriesKey(GridZone zone, Site site, Signal signal, Kind kind, String source)
        implements Comparable<SeriesKey> {
    private static final int LONGEST_SOURCE = 200;
    private static final Comparator<SeriesKey> ORDER =
            Comparator.comparing(SeriesKey::zone)
                    .thenComparing(SeriesKey::signal)
                    .thenComparing(SeriesKey::kind)
                    .thenComparing(SeriesKey::source)
                    .thenComparing(key -> key.site().word());

    /// @throws IllegalArgumentException when the signal has no such kind, or the source no name
    public SeriesKey {
        if (!signal.takes(kind)) {
            throw new IllegalArgumentException(
                    "%s cannot be of kind %s".formatted(signal.word(), kind.word()));
        }
        if (source.isBlank()
                || source.length() > LONGEST_SOURCE
                || source.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "source must have 1 to %d printable characters, was '%s'"
                            .formatted(LONGEST_SOURCE, source));
        }
    }

    /// A series of the zone as a whole.
    public static SeriesKey of(GridZone zone, Signal signal, Kind kind, String source) {
        return new SeriesKey(zone, Site.Whole.ZONE, signal, kind, source);
    }

    public Unit unit() {
        return signal.unit(kind);
    }

    @Override
    public int compareTo(SeriesKey other) {
        return ORDER.compare(this, other);
    }
}

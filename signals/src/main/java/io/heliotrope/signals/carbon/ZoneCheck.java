package io.heliotrope.signals.carbon;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.NearestNames;
import io.heliotrope.signals.ResourceTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds zones that the provider does not have, or has no more, and what may be meant.
///
/// Which zones were retired, and for which others, is a table of ours that ships with the program:
/// it may lack some, which are then unknown. Immutable; safe from any thread.
public final class ZoneCheck {
    private static final int MOST_SUGGESTIONS = 3;

    /// So long are parts that say little of where a zone is, such as `NO`.
    private static final int POINT_OF_COMPASS = 2;

    private final Map<GridZone, List<GridZone>> retired = new TreeMap<>();

    private ZoneCheck() {
        for (var row : ResourceTable.read(ZoneCheck.class, "retired-zones.csv")) {
            List<GridZone> instead =
                    Stream.of(row.getField("instead").split(" "))
                            .filter(name -> !name.isEmpty())
                            .map(GridZone::new)
                            .toList();
            retired.put(new GridZone(row.getField("zone")), instead);
        }
    }

    /// A zone of which the provider says nothing. `nearest` holds up to three of its own.
    public record Problem(GridZone zone, Why why, List<GridZone> nearest) {
        /// One line for a person.
        public String message() {
            String what =
                    switch (why) {
                        case RETIRED -> "zone '" + zone + "' was retired";
                        case UNKNOWN -> "no zone '" + zone + "'";
                    };
            String hint = String.join(", ", nearest.stream().map(GridZone::value).toList());
            return nearest.isEmpty() ? what : what + "; nearest: " + hint;
        }
    }

    /// Why a zone is of no use.
    public enum Why {
        /// There was such a zone.
        RETIRED,
        /// There never was, as far as is known.
        UNKNOWN
    }

    /// Reads the table that ships with the program.
    public static ZoneCheck shipped() {
        return new ZoneCheck();
    }

    /// Those of `used` that are not among `offered`, in order of name.
    public List<Problem> validate(Collection<GridZone> used, Collection<GridZone> offered) {
        NavigableSet<GridZone> valid = new TreeSet<>(offered);
        return new TreeSet<>(used)
                .stream()
                        .filter(zone -> !valid.contains(zone))
                        .map(zone -> problem(zone, valid))
                        .toList();
    }

    private Problem problem(GridZone zone, NavigableSet<GridZone> valid) {
        Why why = retired.containsKey(zone) ? Why.RETIRED : Why.UNKNOWN;
        return new Problem(zone, why, nearest(zone, valid));
    }

    /// First what took its place, then what is spelt alike, then what is called alike in its last
    /// part, then what lies in the same country.
    private List<GridZone> nearest(GridZone zone, NavigableSet<GridZone> valid) {
        List<String> names = valid.stream().map(GridZone::value).toList();
        String lastPart = zone.value().substring(zone.value().lastIndexOf('-') + 1);
        boolean isTelling = lastPart.length() > POINT_OF_COMPASS;
        String country = zone.value().replaceFirst("-.*", "");
        return Stream.of(
                        retired.getOrDefault(zone, List.of()).stream().filter(valid::contains),
                        NearestNames.of(zone.value(), names, MOST_SUGGESTIONS).stream()
                                .map(GridZone::new),
                        valid.stream().filter(v -> isTelling && v.value().endsWith("-" + lastPart)),
                        valid.stream()
                                .filter(v ->
                                        v.value().equals(country)
                                                || v.value().startsWith(country + "-")))
                .flatMap(found -> found)
                .distinct()
                .limit(MOST_SUGGESTIONS)
                .toList();
    }
}

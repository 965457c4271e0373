package io.heliotrope.orchestrator.admin;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.store.Signal;
import io.heliotrope.signals.store.SignalQuery;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What `/signals.arrows` was asked, if it makes sense.
sealed interface SignalsRequest {
    /// The longest time of all zones together that one answer covers, in days: a year of one zone,
    /// or a fortnight of 28.
    int MOST_ZONE_DAYS = 400;

    /// Questions, one for each zone, in their order.
    record Asked(List<SignalQuery> queries) implements SignalsRequest {
        public Asked {
            queries = List.copyOf(queries);
        }
    }

    /// What is wrong with which parameter, and what to give instead.
    record Wrong(String message) implements SignalsRequest {}

    /// Reads a request's parameters, each with all its values.
    static SignalsRequest of(Map<String, List<String>> parameters) {
        try {
            return asked(parameters);
        } catch (Refused refused) {
            return new Wrong(String.valueOf(refused.getMessage()));
        }
    }

    private static Asked asked(Map<String, List<String>> parameters) throws Refused {
        Set<String> known = Set.of("zone", "from", "to", "signal", "known-at");
        for (String name : new TreeSet<>(parameters.keySet())) {
            if (!known.contains(name)) {
                throw new Refused(
                        name
                                + ": there is no such parameter: give zone, from and to, and if you"
                                + " like signal and known-at");
            }
        }
        SortedSet<GridZone> zones = zones(parameters);
        Instant from = moment("from", one(parameters, "from"));
        Instant to = moment("to", one(parameters, "to"));
        requireBound(zones.size(), from, to);
        Set<Signal> signals = signals(parameters);
        List<SignalQuery> queries = new ArrayList<>();
        for (GridZone zone : zones) {
            SignalQuery query = SignalQuery.of(zone, from, to).signals(signals);
            queries.add(
                    parameters.containsKey("known-at")
                            ? query.knownAt(moment("known-at", one(parameters, "known-at")))
                            : query);
        }
        return new Asked(queries);
    }

    private static SortedSet<GridZone> zones(Map<String, List<String>> parameters) throws Refused {
        SortedSet<GridZone> zones = new TreeSet<>();
        for (String word : parameters.getOrDefault("zone", List.of())) {
            try {
                zones.add(new GridZone(word));
            } catch (IllegalArgumentException wrong) {
                throw new Refused("zone=%s: %s".formatted(word, wrong.getMessage()));
            }
        }
        if (zones.isEmpty()) {
            throw new Refused("zone is missing: give one or more, such as zone=DE&zone=FR");
        }
        return zones;
    }

    private static Set<Signal> signals(Map<String, List<String>> parameters) throws Refused {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        for (String word : parameters.getOrDefault("signal", List.of())) {
            signals.add(
                    Signal.of(word)
                            .orElseThrow(() ->
                                    new Refused(
                                            "signal=%s: there is no such signal: give one of %s"
                                                    .formatted(word, Signal.words()))));
        }
        return signals;
    }

    private static void requireBound(int zones, Instant from, Instant to) throws Refused {
        if (!from.isBefore(to)) {
            throw new Refused("to=%s is not after from=%s: give a later one".formatted(to, from));
        }
        Duration most = Duration.ofDays(MOST_ZONE_DAYS).dividedBy(zones);
        if (Duration.between(from, to).compareTo(most) > 0) {
            throw new Refused(
                    "to=%s is more than %s after from=%s: ask for less time or fewer zones; of %d zones one answer covers %d hours"
                            .formatted(to, most, from, zones, most.toHours()));
        }
    }

    private static String one(Map<String, List<String>> parameters, String name) throws Refused {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() != 1) {
            throw new Refused(
                    "%s is given %d times: give it once, such as %s=2026-11-22T00:00Z"
                            .formatted(name, values.size(), name));
        }
        return values.getFirst();
    }

    private static Instant moment(String name, String value) throws Refused {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException wrong) {
            throw new Refused(
                    "%s=%s: no moment with its offset: give one such as 2026-11-22T00:00Z"
                            .formatted(name, value));
        }
    }

    /// Carries the message of [Wrong] up.
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private Refused(String message) {
            super(message);
        }
    }
}

package io.heliotrope.model;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which jurisdiction lies within which: `SE` within `EU` within `EEA`. A child has one parent.
///
/// `alone` are those known beside the hierarchy, within none and with none in them.
public record Jurisdictions(Map<Jurisdiction, Jurisdiction> parents, Set<Jurisdiction> alone) {
    public Jurisdictions(Map<Jurisdiction, Jurisdiction> parents) {
        this(parents, Set.of());
    }

    public Jurisdictions {
        parents = Map.copyOf(parents);
        alone = Set.copyOf(alone);
        for (Jurisdiction start : parents.keySet()) {
            int steps = 0;
            for (Jurisdiction at = start; parents.containsKey(at); at = parents.get(at)) {
                if (++steps > parents.size()) {
                    throw new IllegalArgumentException(
                            "jurisdiction " + start + " lies within itself");
                }
            }
        }
    }

    /// Whether `inner` is `outer` or lies within it.
    public boolean within(Jurisdiction inner, Jurisdiction outer) {
        Jurisdiction at = inner;
        while (!at.equals(outer)) {
            Jurisdiction parent = parents.get(at);
            if (parent == null) {
                return false;
            }
            at = parent;
        }
        return true;
    }

    /// Whether `jurisdiction` is known at all: named by the hierarchy, or beside it.
    public boolean knows(Jurisdiction jurisdiction) {
        return isNamed(jurisdiction) || alone.contains(jurisdiction);
    }

    private boolean isNamed(Jurisdiction jurisdiction) {
        return parents.containsKey(jurisdiction) || parents.containsValue(jurisdiction);
    }

    /// This hierarchy, with those of `places` that it does not name as the only ones beside it.
    Jurisdictions beside(Collection<Jurisdiction> places) {
        return new Jurisdictions(
                parents,
                places.stream()
                        .filter(place -> !isNamed(place))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// The parents in order of code, for output that must not depend on hashing.
    public Map<Jurisdiction, Jurisdiction> sorted() {
        return new TreeMap<>(parents);
    }
}

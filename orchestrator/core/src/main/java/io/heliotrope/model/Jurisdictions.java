package io.heliotrope.model;

import java.util.Map;
import java.util.TreeMap;

/// Which jurisdiction lies within which: `SE` within `EU` within `EEA`. A child has one parent.
public record Jurisdictions(Map<Jurisdiction, Jurisdiction> parents) {
    public Jurisdictions {
        parents = Map.copyOf(parents);
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

    /// Whether the hierarchy names `jurisdiction` at all.
    public boolean knows(Jurisdiction jurisdiction) {
        return parents.containsKey(jurisdiction) || parents.containsValue(jurisdiction);
    }

    /// The parents in order of code, for output that must not depend on hashing.
    public Map<Jurisdiction, Jurisdiction> sorted() {
        return new TreeMap<>(parents);
    }
}

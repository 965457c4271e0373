package io.heliotrope.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where jobs may be processed by where they come from, whatever their labels say.
///
/// `rules` names jurisdictions; what it says of one holds for every origin within it, so that an
/// origin may be bound by several: all of them must allow a region. Labels narrow what is allowed
/// here and never widen it. An origin that no rule binds may have its jobs processed anywhere.
public record OriginLaw(SortedMap<Jurisdiction, Residency> rules) {
    /// Binds nobody.
    public static final OriginLaw NONE = new OriginLaw(new TreeMap<>());

    public OriginLaw {
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    }

    public boolean isNone() {
        return rules.isEmpty();
    }

    /// Whether jobs from `origin` may be processed in `region`.
    public boolean allows(Region origin, Region region, Jurisdictions law) {
        return binding(origin.jurisdiction(), law).stream()
                .allMatch(rule -> rule.allows(region, origin.id(), law));
    }

    private List<Residency> binding(Jurisdiction place, Jurisdictions law) {
        return rules.entrySet().stream()
                .filter(rule -> law.within(place, rule.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// @throws IllegalArgumentException naming the first word that `law` does not know: what cannot
    ///   be judged must not look like a rule
    void check(Jurisdictions law) {
        rules.forEach((place, rule) -> {
            known(place, law, "a residency rule is given for ");
            String names = "the residency rule of " + place + " names ";
            rule.allowed().forEach(label -> known(label, law, names));
            rule.denied().forEach(label -> known(label, law, names));
        });
    }

    private static void known(Jurisdiction word, Jurisdictions law, String what) {
        if (!law.knows(word)) {
            throw new IllegalArgumentException(what + word + ", which the law does not know");
        }
    }
}

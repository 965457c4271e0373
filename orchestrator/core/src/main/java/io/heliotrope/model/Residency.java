package io.heliotrope.model;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where a job's bytes may be processed, as labels of jurisdictions.
///
/// A region is allowed when it lies within one of `allowed` (any, when that set is empty) and
/// within none of `denied`: deny wins. A label that the catalogue does not know cannot be judged,
/// so it means the most restrictive reading: the origin region only.
public record Residency(SortedSet<Jurisdiction> allowed, SortedSet<Jurisdiction> denied) {
    public static final Residency ANYWHERE = new Residency(new TreeSet<>(), new TreeSet<>());

    public Residency {
        allowed = Collections.unmodifiableSortedSet(new TreeSet<>(allowed));
        denied = Collections.unmodifiableSortedSet(new TreeSet<>(denied));
    }

    /// Reads `EEA`, `EEA,CH`, `!US` or `EEA,!DE`; an empty text means anywhere.
    ///
    /// @throws IllegalArgumentException naming the label that is no jurisdiction code
    public static Residency parse(String text) {
        TreeSet<Jurisdiction> allowed = new TreeSet<>();
        TreeSet<Jurisdiction> denied = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            String label = part.strip();
            if (label.startsWith("!")) {
                denied.add(new Jurisdiction(label.substring(1).strip()));
            } else if (!label.isEmpty()) {
                allowed.add(new Jurisdiction(label));
            }
        }
        return new Residency(allowed, denied);
    }

    /// Whether a job from `origin` may be processed in `region`.
    public boolean allows(Region region, RegionId origin, Jurisdictions law) {
        if (denied.stream().anyMatch(d -> law.within(region.jurisdiction(), d))) {
            return false;
        }
        if (!allowed.stream().allMatch(law::knows) || !denied.stream().allMatch(law::knows)) {
            return region.id().equals(origin);
        }
        return allowed.isEmpty()
                || allowed.stream().anyMatch(a -> law.within(region.jurisdiction(), a));
    }

    /// The text that [#parse] reads.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        allowed.forEach(a -> text.append(text.isEmpty() ? "" : ",").append(a));
        denied.forEach(d -> text.append(text.isEmpty() ? "" : ",").append('!').append(d));
        return text.toString();
    }
}

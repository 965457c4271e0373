package io.heliotrope.model;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which keys jobs can be sealed to, and which jobs must be sealed.
///
/// `keys` holds each region's keys, newest first, retired ones among them; a region that has none
/// is not named. `duties` holds what a jurisdiction asks of the jobs that come from there; where
/// neither it nor one that it lies in is named, [Duty#PERSONAL] holds.
public record Sealing(
        SortedMap<RegionId, List<SealingKey>> keys, SortedMap<Jurisdiction, Duty> duties) {
    /// No keys, and no duty but the default one.
    public static final Sealing NONE = new Sealing(new TreeMap<>(), new TreeMap<>());

    /// Which jobs must be sealed, the least strict first.
    public enum Duty {
        /// None has to.
        NEVER,
        /// Those whose producer says that they hold personal data.
        PERSONAL,
        /// All of them.
        ALWAYS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Sealing {
        TreeMap<RegionId, List<SealingKey>> checked = new TreeMap<>();
        keys.forEach((region, ofRegion) -> {
            Set<KeyId> ids = new HashSet<>();
            for (SealingKey key : ofRegion) {
                if (!ids.add(key.id())) {
                    throw new IllegalArgumentException(
                            "sealing key " + key.id() + " of region " + region + " is named twice");
                }
            }
            if (!ofRegion.isEmpty()) {
                checked.put(region, List.copyOf(ofRegion));
            }
        });
        keys = Collections.unmodifiableSortedMap(checked);
        duties = Collections.unmodifiableSortedMap(new TreeMap<>(duties));
    }

    public boolean isNone() {
        return keys.isEmpty() && duties.isEmpty();
    }

    /// The key to seal new jobs to: the first that is not retired.
    public Optional<PublicKey> newest(RegionId region) {
        for (SealingKey key : of(region)) {
            if (key instanceof SealingKey.Live(PublicKey live)) {
                return Optional.of(live);
            }
        }
        return Optional.empty();
    }

    /// Whether jobs sealed to `key` may still be sent to `region`. A key that is not named at all
    /// may be newer than this catalogue: the region's workers have the last word on it.
    public boolean mayOpen(RegionId region, KeyId key) {
        for (SealingKey known : of(region)) {
            if (known.id().equals(key)) {
                return known instanceof SealingKey.Live;
            }
        }
        return true;
    }

    /// What holds for jobs from `place`: the strictest duty of those that it and the jurisdictions
    /// around it name.
    public Duty duty(Jurisdiction place, Jurisdictions law) {
        Collection<Duty> named =
                duties.entrySet().stream()
                        .filter(each -> law.within(place, each.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        return named.isEmpty() ? Duty.PERSONAL : Collections.max(named);
    }

    private List<SealingKey> of(RegionId region) {
        return keys.getOrDefault(region, List.of());
    }
}

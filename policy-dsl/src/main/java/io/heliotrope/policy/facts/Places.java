package io.heliotrope.policy.facts;

import io.heliotrope.policy.RegionWord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The catalogue as a policy sees it: regions in their order, at most 64, which jurisdiction lies
/// within which, and the names that are known. `tenants`, `models` and `labels` are for suggestions
/// and completion: others are legal too, since they come and go without the policy.
public record Places(
        List<Site> sites,
        Map<String, String> within,
        SortedSet<String> labels,
        SortedSet<String> tenants,
        SortedSet<String> models) {
    private static final Set<String> TIERS = Set.of("endpoint", "edge", "regional", "central");

    public Places {
        sites = List.copyOf(sites);
        within = Map.copyOf(within);
        labels = new TreeSet<>(labels);
        tenants = new TreeSet<>(tenants);
        models = new TreeSet<>(models);
        if (sites.isEmpty() || sites.size() > Long.SIZE) {
            throw new IllegalArgumentException(
                    "a catalogue has 1 to 64 regions, not " + sites.size());
        }
    }

    /// Every region.
    public RegionWord all() {
        return RegionWord.first(sites.size());
    }

    /// The index of a region, -1 when there is none of that id.
    public int indexOf(String id) {
        for (int i = 0; i < sites.size(); i++) {
            if (sites.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /// The regions within a jurisdiction; none where nobody knows it.
    public RegionWord in(String jurisdiction) {
        return where(site -> isWithin(site.jurisdiction(), jurisdiction));
    }

    /// The regions of a tier.
    public RegionWord ofTier(String tier) {
        return where(site -> site.tier().equals(tier));
    }

    /// Whether a jurisdiction is named by the hierarchy or by a region.
    public boolean knows(String jurisdiction) {
        return within.containsKey(jurisdiction)
                || within.containsValue(jurisdiction)
                || sites.stream().anyMatch(site -> site.jurisdiction().equals(jurisdiction));
    }

    /// All tiers that there are, whether a region has it or not.
    public static Set<String> tiers() {
        return TIERS;
    }

    private RegionWord where(Predicate<Site> holds) {
        long word = 0;
        for (int i = 0; i < sites.size(); i++) {
            word |= holds.test(sites.get(i)) ? 1L << i : 0;
        }
        return new RegionWord(word);
    }

    private boolean isWithin(String inner, String outer) {
        String at = inner;
        for (int steps = 0; steps <= within.size(); steps++) {
            if (at.equals(outer)) {
                return true;
            }
            String parent = within.get(at);
            if (parent == null) {
                return false;
            }
            at = parent;
        }
        return false;
    }
}

package io.heliotrope.lsp;

import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the catalogue gives names, in words for people.
record Names(Places places) {

    Optional<String> region(String id) {
        return places.sites().stream()
                .filter(site -> site.id().equals(id))
                .findFirst()
                .map(site ->
                        "region in "
                                + lineage(site.jurisdiction())
                                + ", tier "
                                + site.tier()
                                + ", "
                                + Math.round(site.gpuMemoryGib())
                                + " GiB an accelerator, clock "
                                + site.clock());
    }

    Optional<String> jurisdiction(String name) {
        if (!places.knows(name)) {
            return Optional.empty();
        }
        String inside =
                places.in(name).stream()
                        .mapToObj(index -> places.sites().get(index).id())
                        .collect(Collectors.joining(", "));
        return Optional.of(
                "jurisdiction "
                        + lineage(name)
                        + (inside.isEmpty() ? ", no region" : ": " + inside));
    }

    Optional<String> tier(String name) {
        if (!Places.tiers().contains(name)) {
            return Optional.empty();
        }
        String inside =
                places.ofTier(name).stream()
                        .mapToObj(index -> places.sites().get(index).id())
                        .collect(Collectors.joining(", "));
        return Optional.of("tier" + (inside.isEmpty() ? ", no region" : ": " + inside));
    }

    /// A model, tenant or label.
    Optional<String> other(String name) {
        Map<String, SortedSet<String>> known =
                Map.of(
                        "model of the catalogue", places.models(),
                        "tenant", places.tenants(),
                        "label", places.labels());
        return known.entrySet().stream()
                .filter(each -> each.getValue().contains(name))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    List<String> regions() {
        return places.sites().stream().map(Site::id).toList();
    }

    SortedSet<String> jurisdictions() {
        SortedSet<String> all = new TreeSet<>(places.within().keySet());
        all.addAll(places.within().values());
        places.sites().forEach(site -> all.add(site.jurisdiction()));
        return all;
    }

    /// `SE, within EU, within EEA`.
    private String lineage(String jurisdiction) {
        List<String> line = new ArrayList<>(List.of(jurisdiction));
        String parent = places.within().get(jurisdiction);
        while (parent != null && !line.contains(parent)) {
            line.add(parent);
            parent = places.within().get(parent);
        }
        return String.join(" within ", line);
    }
}

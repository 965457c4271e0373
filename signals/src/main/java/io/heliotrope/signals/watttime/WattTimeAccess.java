package io.heliotrope.signals.watttime;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.wire.Json;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// What the account may ask: for each region the endpoints of the marginal signal, such as
/// `v3/forecast`.
public record WattTimeAccess(SortedMap<GridZone, SortedSet<String>> endpoints) {
    public WattTimeAccess {
        endpoints = Collections.unmodifiableSortedMap(new TreeMap<>(endpoints));
    }

    public boolean allows(GridZone region, String endpoint) {
        return endpoints.getOrDefault(region, Collections.emptySortedSet()).contains(endpoint);
    }

    public Set<GridZone> regions() {
        return endpoints.keySet();
    }

    static WattTimeAccess read(String text) throws Unusable {
        SortedMap<GridZone, SortedSet<String>> endpoints = new TreeMap<>();
        for (JsonNode signal : Json.array(Json.object(text), "signal_types")) {
            if (Json.text(signal, "signal_type").equals(WattTimeBody.MOER)) {
                for (JsonNode region : Json.array(signal, "regions")) {
                    endpoints.put(Json.zone(Json.text(region, "region")), endpoints(region));
                }
            }
        }
        return new WattTimeAccess(endpoints);
    }

    private static SortedSet<String> endpoints(JsonNode region) throws Unusable {
        SortedSet<String> endpoints = new TreeSet<>();
        for (JsonNode endpoint : Json.array(region, "endpoints")) {
            endpoints.add(Json.text(endpoint, "endpoint"));
        }
        return Collections.unmodifiableSortedSet(endpoints);
    }
}

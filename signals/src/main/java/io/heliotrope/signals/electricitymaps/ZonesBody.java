package io.heliotrope.signals.electricitymaps;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.wire.Json;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Reads the list of zones.
final class ZonesBody {
    private ZonesBody() {}

    static ZoneRights read(String text) throws Unusable {
        SortedMap<GridZone, ZoneRights.Zone> zones = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : Json.object(text).properties()) {
            zones.put(Json.zone(field.getKey()), zone(field.getValue()));
        }
        if (zones.isEmpty()) {
            throw new Unusable(Outage.NO_VALUE, "an empty list of zones");
        }
        return new ZoneRights(zones);
    }

    private static ZoneRights.Zone zone(JsonNode told) throws Unusable {
        if (!told.isObject() || !told.path("zoneName").isString()) {
            throw new Unusable(Outage.MALFORMED, "a zone without a name: " + told);
        }
        JsonNode access = told.path("access");
        TreeSet<String> paths = new TreeSet<>();
        for (JsonNode path : access) {
            paths.add(path.asString(""));
        }
        return new ZoneRights.Zone(told.path("zoneName").stringValue(), access.isArray(), paths);
    }
}

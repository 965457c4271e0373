package io.heliotrope.signals.electricitymaps;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// What all bodies about one zone have in common.
final class ElectricityMapsBody {
    static final String SOURCE = "electricitymaps";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final JsonNode root;
    private final GridZone zone;
    private final Instant now;

    ElectricityMapsBody(String text, GridZone zone, Instant now) throws Unusable {
        this.root = Json.object(text);
        this.zone = zone;
        this.now = now;
        Json.text(root, "zone");
        requireZone(root);
    }

    JsonNode root() {
        return root;
    }

    GridZone zone() {
        return zone;
    }

    Instant now() {
        return now;
    }

    /// The entries of a history, called `history` or `data`, or the body itself when it is the only
    /// one.
    List<JsonNode> entries(boolean isOne) throws Unusable {
        if (isOne) {
            return List.of(root);
        }
        List<JsonNode> entries = new ArrayList<>();
        for (JsonNode entry : Json.array(root, root.has("history") ? "history" : "data")) {
            requireZone(entry);
            entries.add(entry);
        }
        return entries;
    }

    /// With an unknown zone the provider may answer for the caller's place.
    private void requireZone(JsonNode told) throws Unusable {
        JsonNode answered = told.path("zone");
        if (!answered.isMissingNode() && !answered.asString("").equals(zone.value())) {
            throw new Unusable(
                    Outage.WRONG_ZONE, "asked for " + zone + ", got " + answered.asString("?"));
        }
    }

    /// How long the values of this body hold, unless it says otherwise for an hour.
    Duration slot() throws Unusable {
        JsonNode granularity = root.path("temporalGranularity");
        return switch (granularity.asString("hourly")) {
            case "hourly" -> HOUR;
            case "15_minutes" -> Duration.ofMinutes(15);
            case "5_minutes" -> Duration.ofMinutes(5);
            default -> throw new Unusable(Outage.MALFORMED, "granularity " + granularity);
        };
    }

    /// When an entry begins. The provider's own clock may be an hour ahead, more is a mistake.
    Instant from(JsonNode entry) throws Unusable {
        Instant from = Json.time(entry.path("datetime"));
        if (from.isAfter(now.plus(HOUR).plus(SKEW))) {
            throw new Unusable(Outage.IMPLAUSIBLE, "a value for " + from + ", and it is " + now);
        }
        return from;
    }

    /// When the provider made it known: never later than now, whatever its clock says.
    Instant updatedAt(JsonNode entry) throws Unusable {
        JsonNode updated = entry.path("updatedAt");
        if (updated.isMissingNode() || updated.isNull()) {
            return now;
        }
        Instant at = Json.time(updated);
        return at.isAfter(now) ? now : at;
    }

    /// Measured is only what the provider says that it did not estimate.
    static Quality quality(JsonNode entry) {
        JsonNode estimated = entry.path("isEstimated");
        boolean isMeasured = estimated.isBoolean() && !estimated.booleanValue();
        return isMeasured ? Quality.MEASURED : Quality.ESTIMATED;
    }

    /// A series of what was told; a time that is told twice in two ways makes none.
    static <S> S consistent(Supplier<S> series) throws Unusable {
        try {
            return series.get();
        } catch (IllegalArgumentException contradiction) {
            throw new Unusable(Outage.MALFORMED, String.valueOf(contradiction.getMessage()));
        }
    }

    static String method(JsonNode entry) {
        return entry.path("estimationMethod").asString("");
    }
}

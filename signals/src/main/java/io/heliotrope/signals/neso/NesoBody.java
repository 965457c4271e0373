package io.heliotrope.signals.neso;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.wire.Json;
import io.heliotrope.signals.wire.Sieve;
import io.heliotrope.signals.wire.TimeRange;
import io.heliotrope.signals.wire.ToldPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads half-hours of the country or of one of its parts.
///
/// `data` is an array nearly everywhere, and an object for one part's forecast; it may be empty or
/// not there at all.
final class NesoBody {
    static final String SOURCE = "neso";

    /// What the provider calls its estimate after the fact.
    private static final String ACTUAL = "actual";

    private static final Duration LONGEST_SLOT = Duration.ofHours(1);

    private final JsonNode root;
    private final GridZone zone;
    private final Sieve sieve;
    private final Instant now;

    NesoBody(String text, GridZone zone, Sieve sieve, Instant now) throws Unusable {
        this.root = Json.object(text);
        this.zone = zone;
        this.sieve = sieve;
        this.now = now;
        if (root.has("error")) {
            throw new Unusable(Outage.MALFORMED, "an error with status 200: " + root);
        }
        if (root.path("data").isEmpty()) {
            throw new Unusable(Outage.NO_VALUE, "no data for " + zone);
        }
    }

    IntensitySeries<Direct> national() throws Unusable {
        return series(told(Json.array(root, "data")));
    }

    IntensitySeries<Direct> nationalForecast() throws Unusable {
        return unended(national());
    }

    IntensitySeries<Direct> national(TimeRange range) throws Unusable {
        return series(within(told(Json.array(root, "data")), range));
    }

    IntensitySeries<Direct> regional(int region) throws Unusable {
        return series(told(slots(region)));
    }

    IntensitySeries<Direct> regionalForecast(int region) throws Unusable {
        return unended(regional(region));
    }

    IntensitySeries<Direct> regional(int region, TimeRange range) throws Unusable {
        return series(within(told(slots(region)), range));
    }

    private List<ToldPoint> within(List<ToldPoint> told, TimeRange range) throws Unusable {
        return sieve.within(told, range, range.outward(NesoFeed.HALF_HOUR));
    }

    private JsonNode slots(int region) throws Unusable {
        JsonNode data = root.path("data");
        for (JsonNode part : data.isArray() ? data : List.of(data)) {
            if (part.path("regionid").asInt(0) == region) {
                return Json.array(part, "data");
            }
        }
        throw new Unusable(Outage.WRONG_ZONE, "asked for part " + region + ", got " + data);
    }

    private List<ToldPoint> told(JsonNode slots) throws Unusable {
        List<ToldPoint> told = new ArrayList<>();
        for (JsonNode slot : slots) {
            Instant from = Json.time(slot.path("from"));
            Instant to = Json.time(slot.path("to"));
            Duration length = Duration.between(from, to);
            if (!length.isPositive() || length.compareTo(LONGEST_SLOT) > 0) {
                throw new Unusable(Outage.MALFORMED, "a value from " + from + " to " + to);
            }
            JsonNode intensity = slot.path("intensity");
            JsonNode actual = intensity.path(ACTUAL);
            boolean isOver = !actual.isMissingNode() && !actual.isNull();
            told.add(
                    new ToldPoint(
                            from,
                            to,
                            Json.numberOrNull(isOver ? actual : intensity.path("forecast")),
                            isOver ? Quality.ESTIMATED : Quality.FORECAST,
                            isOver ? ACTUAL : "",
                            now));
        }
        return told;
    }

    private IntensitySeries<Direct> unended(IntensitySeries<Direct> series) throws Unusable {
        Sieve.requireUnended(series.points(), now);
        return series;
    }

    private IntensitySeries<Direct> series(List<ToldPoint> told) throws Unusable {
        return new IntensitySeries<>(zone, Direct.DIRECT, SOURCE, now, sieve.points(told));
    }
}

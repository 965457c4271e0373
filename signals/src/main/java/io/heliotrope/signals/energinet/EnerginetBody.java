package io.heliotrope.signals.energinet;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.wire.Json;
import io.heliotrope.signals.wire.Steps;
import io.heliotrope.signals.wire.ToldPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads records of one price area. Their times are UTC and lack the offset that says so.
final class EnerginetBody {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private EnerginetBody() {}

    static List<ToldPoint> read(String text, GridZone area, Quality quality, Instant now)
            throws Unusable {
        JsonNode records = Json.array(Json.object(text), "records");
        List<Instant> starts = new ArrayList<>();
        for (JsonNode told : records) {
            String answered = Json.text(told, "PriceArea");
            if (!answered.equals(area.value())) {
                throw new Unusable(Outage.WRONG_ZONE, "asked for " + area + ", got " + answered);
            }
            starts.add(utc(Json.text(told, "Minutes5UTC")));
        }
        Duration step = Steps.of(starts, FIVE_MINUTES);
        List<ToldPoint> points = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            points.add(
                    new ToldPoint(
                            starts.get(i),
                            starts.get(i).plus(step),
                            Json.numberOrNull(records.get(i).path("CO2Emission")),
                            quality,
                            "",
                            now));
        }
        return points;
    }

    private static Instant utc(String time) throws Unusable {
        return Json.utc(time.endsWith("Z") ? time.substring(0, time.length() - 1) : time);
    }
}

package io.heliotrope.signals.energycharts;

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

/// Reads parallel arrays: when, what was, and what is expected where nothing was yet.
final class EnergyChartsBody {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private EnergyChartsBody() {}

    static List<ToldPoint> read(String text, Instant now) throws Unusable {
        JsonNode root = Json.object(text);
        JsonNode times = Json.array(root, "unix_seconds");
        JsonNode values = parallel(root, "co2eq", times);
        JsonNode expected =
                root.has("co2eq_forecast") ? parallel(root, "co2eq_forecast", times) : values;
        List<Instant> starts = new ArrayList<>();
        for (JsonNode time : times) {
            starts.add(Json.seconds(time));
        }
        // Some countries have hours; of a single value only a quarter is sure.
        Duration step = Steps.of(starts, starts.size() > 1 ? HOUR : QUARTER);
        List<ToldPoint> told = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            boolean isPast = !values.get(i).isNull();
            told.add(
                    new ToldPoint(
                            starts.get(i),
                            starts.get(i).plus(step),
                            Json.numberOrNull(isPast ? values.get(i) : expected.get(i)),
                            isPast ? Quality.ESTIMATED : Quality.FORECAST,
                            "",
                            now));
        }
        return told;
    }

    private static JsonNode parallel(JsonNode root, String name, JsonNode times) throws Unusable {
        JsonNode array = Json.array(root, name);
        if (array.size() != times.size()) {
            throw new Unusable(
                    Outage.MALFORMED,
                    "%d values of %s for %d times".formatted(array.size(), name, times.size()));
        }
        return array;
    }
}

package io.heliotrope.orchestrator.calendar;

import io.heliotrope.orchestrator.calendar.GreenCalendar.Green;
import java.time.Instant;
import java.time.ZoneId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A calendar as one JSON document. Names are stable: `region`, `zone` (of the grid), `at`,
/// `foretold_until`, `mean_grams_per_kwh` (null when nothing is foretold), `share`,
/// `limit_grams_per_kwh`, `clock`, and `windows`: `start`, `end`, `local_start`, `local_end`,
/// `grams_per_kwh`, `least_grams_per_kwh`, `quality`, `sources`.
public final class CalendarJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CalendarJson() {}

    /// The document, indented, ended by a line feed; local is `zone`.
    public static String render(GreenCalendar calendar, ZoneId zone) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("region", calendar.region().id().value())
                .put("zone", calendar.region().zone().value())
                .put("at", calendar.at().toString())
                .put("foretold_until", calendar.foretoldUntil().toString());
        number(root, "mean_grams_per_kwh", calendar.mean());
        root.put("share", calendar.share());
        number(root, "limit_grams_per_kwh", calendar.share() * calendar.mean());
        root.put("clock", zone.getId());
        ArrayNode windows = root.putArray("windows");
        for (Green green : calendar.windows()) {
            ObjectNode node = windows.addObject();
            node.put("start", green.window().start().toString())
                    .put("end", green.window().end().toString())
                    .put("local_start", local(green.window().start(), zone))
                    .put("local_end", local(green.window().end(), zone))
                    .put("grams_per_kwh", green.gramsPerKwh())
                    .put("least_grams_per_kwh", green.leastGramsPerKwh())
                    .put("quality", green.quality().word());
            green.sources().forEach(node.putArray("sources")::add);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static String local(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime().toString();
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }
}

package io.heliotrope.signals.eia;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.Fuel;
import io.heliotrope.signals.series.Megawatts;
import io.heliotrope.signals.series.MixPoint;
import io.heliotrope.signals.series.MixSeries;
import io.heliotrope.signals.wire.Json;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Reads rows of one hour and fuel each. A number may stand in quotes; null is not known.
///
/// Of a fuel that is told twice for an hour with different values, that hour knows nothing.
final class EiaBody {
    static final String SOURCE = "eia";

    private static final Duration HOUR = Duration.ofHours(1);

    private final GridZone respondent;
    private final Instant now;
    private final Map<Instant, Map<String, Double>> hours = new TreeMap<>();

    EiaBody(GridZone respondent, Instant now) {
        this.respondent = respondent;
        this.now = now;
    }

    MixSeries read(String text, TimeRange range) throws Unusable {
        JsonNode response = Json.object(text).path("response");
        JsonNode rows = Json.array(response, "data");
        double total = Json.numberInText(response.path("total"));
        if (total > rows.size()) {
            throw new Unusable(
                    Outage.MALFORMED, rows.size() + " rows of " + response.path("total"));
        }
        for (JsonNode row : rows) {
            add(row);
        }
        List<MixPoint> points = new ArrayList<>();
        boolean isAnyOutside = false;
        for (Map.Entry<Instant, Map<String, Double>> hour : hours.entrySet()) {
            Instant end = hour.getKey();
            Instant start = end.minus(HOUR);
            boolean isInside = start.isBefore(range.to()) && end.isAfter(range.from());
            isAnyOutside |= !isInside;
            Map<Fuel, Megawatts> power = power(hour.getValue());
            if (isInside && power.values().stream().anyMatch(p -> p.value() != 0)) {
                points.add(new MixPoint(start, end, power, Quality.ESTIMATED, "", now));
            }
        }
        if (points.isEmpty()) {
            throw isAnyOutside
                    ? new Unusable(Outage.WRONG_TIME, "no hour of " + range)
                    : new Unusable(Outage.NO_VALUE, "no generation of " + respondent);
        }
        return new MixSeries(respondent, MixSeries.Side.PRODUCTION, SOURCE, now, points);
    }

    private void add(JsonNode row) throws Unusable {
        String answered = Json.text(row, "respondent");
        if (!answered.equals(respondent.value())) {
            throw new Unusable(Outage.WRONG_ZONE, "asked for " + respondent + ", got " + answered);
        }
        String units = Json.text(row, "value-units");
        if (!units.equals("megawatthours")) {
            throw new Unusable(Outage.MALFORMED, "generation in " + units);
        }
        double value = Json.numberInText(row.path("value"));
        if (!Double.isNaN(value)) {
            hours.computeIfAbsent(end(Json.text(row, "period")), _ -> new TreeMap<>())
                    .merge(
                            Json.text(row, "fueltype"),
                            value,
                            (a, b) -> a.equals(b) ? a : Double.NaN);
        }
    }

    /// A period such as `2020-01-06T06` is the hour that ends then.
    private static Instant end(String period) throws Unusable {
        return Json.utc(period + ":00");
    }

    /// Megawatt-hours of an hour are its mean megawatts.
    private static Map<Fuel, Megawatts> power(Map<String, Double> byCode) {
        Map<Fuel, Megawatts> power = new EnumMap<>(Fuel.class);
        byCode.forEach((code, megawatts) -> {
            if (!megawatts.isNaN()) {
                power.merge(
                        fuel(code),
                        new Megawatts(megawatts),
                        (a, b) -> new Megawatts(a.value() + b.value()));
            }
        });
        return power;
    }

    private static Fuel fuel(String code) {
        return switch (code) {
            case "BM" -> Fuel.BIOMASS;
            case "COL" -> Fuel.COAL;
            case "NG" -> Fuel.GAS;
            case "GEO" -> Fuel.GEOTHERMAL;
            case "WAT" -> Fuel.HYDRO;
            case "NUC" -> Fuel.NUCLEAR;
            case "OIL" -> Fuel.OIL;
            case "SUN" -> Fuel.SOLAR;
            case "WND" -> Fuel.WIND;
            case "PS" -> Fuel.HYDRO_DISCHARGE;
            case "BAT" -> Fuel.BATTERY_DISCHARGE;
            default -> Fuel.UNKNOWN;
        };
    }
}

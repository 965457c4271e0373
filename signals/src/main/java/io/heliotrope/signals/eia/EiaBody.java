package io.heliotrope.signals.eia;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.http.LeftOut;
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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// Reads rows of one hour and fuel each. A number may stand in quotes; null is not known.
///
/// Of a fuel that is told twice for an hour with different values, that hour knows nothing. What is
/// left out, row by row, and hours of nothing but zeros, is put into `left`.
final class EiaBody {
    static final String SOURCE = "eia";

    private static final Duration HOUR = Duration.ofHours(1);

    private final GridZone respondent;
    private final Instant now;
    private final LeftOut left;
    private final Map<Instant, Map<String, List<Double>>> hours = new TreeMap<>();

    EiaBody(GridZone respondent, Instant now, LeftOut left) {
        this.respondent = respondent;
        this.now = now;
        this.left = left;
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
        for (Map.Entry<Instant, Map<String, List<Double>>> hour : hours.entrySet()) {
            Instant end = hour.getKey();
            Instant start = end.minus(HOUR);
            if (!start.isBefore(range.to()) || !end.isAfter(range.from())) {
                isAnyOutside = true;
                outside(hour.getValue(), end, range);
                continue;
            }
            Map<Fuel, Megawatts> power = power(hour.getValue(), end);
            if (power.values().stream().anyMatch(p -> p.value() != 0)) {
                points.add(new MixPoint(start, end, power, Quality.ESTIMATED, "", now));
            } else if (!power.isEmpty()) {
                leave(LeftOut.Why.ZERO, "nothing but zeros", () -> "the hour until " + end);
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
        Instant end = end(Json.text(row, "period"));
        String code = Json.text(row, "fueltype");
        if (Double.isNaN(value)) {
            leave(LeftOut.Why.NOT_TOLD, "null for the hour until " + end, () -> found(code, end));
        } else {
            hours.computeIfAbsent(end, _ -> new TreeMap<>())
                    .computeIfAbsent(code, _ -> new ArrayList<>(1))
                    .add(value);
        }
    }

    private void outside(Map<String, List<Double>> rows, Instant end, TimeRange range) {
        rows.forEach((code, values) -> {
            for (double value : values) {
                leave(
                        LeftOut.Why.WRONG_TIME,
                        "asked for " + range.from() + " to " + range.to(),
                        () -> found(code, end) + " " + value + " MWh");
            }
        });
    }

    private void leave(LeftOut.Why why, String detail, Supplier<String> found) {
        left.add(why, respondent.value(), () -> detail, found);
    }

    private static String found(String code, Instant end) {
        return fuel(code).name().toLowerCase(Locale.ROOT) + " in the hour until " + end;
    }

    /// A period such as `2020-01-06T06` is the hour that ends then.
    private static Instant end(String period) throws Unusable {
        return Json.utc(period + ":00");
    }

    /// Megawatt-hours of an hour are its mean megawatts.
    private Map<Fuel, Megawatts> power(Map<String, List<Double>> byCode, Instant end) {
        Map<Fuel, Megawatts> power = new EnumMap<>(Fuel.class);
        byCode.forEach((code, told) -> {
            double first = told.getFirst();
            if (told.stream().allMatch(value -> value == first)) {
                power.merge(
                        fuel(code),
                        new Megawatts(first),
                        (a, b) -> new Megawatts(a.value() + b.value()));
                told.subList(1, told.size())
                        .forEach(again ->
                                leave(
                                        LeftOut.Why.DUPLICATE,
                                        "the same once more",
                                        () -> found(code, end) + " " + again + " MWh"));
            } else {
                told.forEach(value ->
                        leave(
                                LeftOut.Why.CONTRADICTION,
                                "another value for the same time",
                                () -> found(code, end) + " " + value + " MWh"));
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

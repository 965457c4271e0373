package io.heliotrope.signals.openmeteo;

import io.heliotrope.model.Location;
import io.heliotrope.signals.http.LeftOut;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.WeatherPoint;
import io.heliotrope.signals.series.WeatherSeries;
import io.heliotrope.signals.weather.Weather;
import io.heliotrope.signals.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Reads hours of one place, or of several in the order in which they were asked for.
///
/// An hour that lacks temperature, humidity or pressure, or has one that cannot be, is a gap. Each
/// null, and each hour that cannot be, is put into what is left out.
final class OpenMeteoBody {
    static final String SOURCE = "open-meteo";
    static final List<String> QUANTITIES =
            List.of(
                    "temperature_2m",
                    "relative_humidity_2m",
                    "surface_pressure",
                    "wind_speed_10m",
                    "shortwave_radiation");

    private static final Map<String, String> UNITS =
            Map.of(
                    "temperature_2m",
                    "°C",
                    "relative_humidity_2m",
                    "%",
                    "surface_pressure",
                    "hPa",
                    "wind_speed_10m",
                    "m/s",
                    "shortwave_radiation",
                    "W/m²");

    /// The provider answers for the middle of a cell of its grid.
    private static final double CELL_KM = 100;

    private static final double PER_CENT = 100;
    private static final double PASCALS = 100;

    private OpenMeteoBody() {}

    static List<WeatherSeries> read(String text, List<Location> places, Instant now, LeftOut left)
            throws Unusable {
        JsonNode root = Json.objectOrArray(text);
        List<JsonNode> told = new ArrayList<>();
        if (root.isArray()) {
            root.forEach(told::add);
        } else {
            told.add(root);
        }
        if (told.size() != places.size()) {
            throw new Unusable(
                    Outage.MALFORMED, "weather of " + told.size() + " places for " + places.size());
        }
        List<WeatherSeries> series = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            series.add(place(told.get(i), places.get(i), now, left));
        }
        return series;
    }

    private static WeatherSeries place(JsonNode told, Location place, Instant now, LeftOut left)
            throws Unusable {
        requirePlace(told, place);
        JsonNode hourly = told.path("hourly");
        JsonNode times = Json.array(hourly, "time");
        for (String quantity : QUANTITIES) {
            requireUnit(told, quantity);
            if (Json.array(hourly, quantity).size() != times.size()) {
                throw new Unusable(
                        Outage.MALFORMED, "as many of " + quantity + " as times are missing");
            }
        }
        TreeMap<Instant, WeatherPoint> points = new TreeMap<>();
        for (int i = 0; i < times.size(); i++) {
            Instant at = Json.seconds(times.get(i));
            Optional<WeatherPoint> point = point(hourly, i, at, place, left);
            if (point.isPresent() && points.putIfAbsent(at, point.get()) != null) {
                throw new Unusable(Outage.MALFORMED, "two weathers for " + at);
            }
        }
        if (points.isEmpty()) {
            throw new Unusable(Outage.NO_VALUE, "no weather at " + place);
        }
        return new WeatherSeries(place, SOURCE, now, List.copyOf(points.values()));
    }

    private static void requirePlace(JsonNode told, Location place) throws Unusable {
        JsonNode offset = told.path("utc_offset_seconds");
        if (!offset.isIntegralNumber() || offset.longValue() != 0) {
            throw new Unusable(Outage.MALFORMED, "times that are not GMT but off by " + offset);
        }
        double latitude = Json.number(told.path("latitude"));
        double longitude = Json.number(told.path("longitude"));
        boolean isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        if (!isOnEarth || place.kilometresTo(new Location(latitude, longitude)) > CELL_KM) {
            throw new Unusable(
                    Outage.WRONG_ZONE,
                    "asked for %s,%s, got %s,%s"
                            .formatted(place.latitude(), place.longitude(), latitude, longitude));
        }
    }

    private static void requireUnit(JsonNode told, String quantity) throws Unusable {
        String unit = Json.text(told.path("hourly_units"), quantity);
        if (!unit.equals(UNITS.get(quantity))) {
            throw new Unusable(Outage.MALFORMED, quantity + " in " + unit);
        }
    }

    private static Optional<WeatherPoint> point(
            JsonNode hourly, int index, Instant at, Location place, LeftOut left) throws Unusable {
        String where = place.latitude() + "," + place.longitude();
        double[] values = new double[QUANTITIES.size()];
        for (int i = 0; i < values.length; i++) {
            String quantity = QUANTITIES.get(i);
            values[i] = Json.numberOrNull(hourly.path(quantity).get(index));
            if (Double.isNaN(values[i])) {
                left.add(
                        LeftOut.Why.NOT_TOLD,
                        where,
                        () -> quantity + " is null at " + at,
                        () -> at + ": null");
            }
        }
        if (Double.isNaN(values[0] + values[1] + values[2])) {
            return Optional.empty();
        }
        try {
            Weather air = new Weather(values[0], values[1] / PER_CENT, values[2] * PASCALS);
            return Optional.of(new WeatherPoint(at, air, values[3], values[4]));
        } catch (IllegalArgumentException noSuchAir) {
            left.add(
                    LeftOut.Why.IMPLAUSIBLE,
                    where,
                    () -> String.valueOf(noSuchAir.getMessage()),
                    () ->
                            "%s: %s °C, %s %%, %s hPa"
                                    .formatted(at, values[0], values[1], values[2]));
            return Optional.empty();
        }
    }
}

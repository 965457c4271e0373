package io.heliotrope.signals.carbon;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the bodies of Electricity Maps, text first: whatever comes with status 200 may be
/// anything.
final class ElectricityMapsBody {
    static final String SOURCE = "electricitymaps";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final JsonNode root;
    private final GridZone zone;
    private final Basis basis;
    private final Plausibility plausibility;
    private final Instant now;

    ElectricityMapsBody(
            String text, GridZone zone, Basis basis, Plausibility plausibility, Instant now)
            throws Unusable {
        this.root = parse(text);
        this.zone = zone;
        this.basis = basis;
        this.plausibility = plausibility;
        this.now = now;
        checkZone();
        checkBasis();
    }

    private static JsonNode parse(String text) throws Unusable {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException notJson) {
            // told below, with the text
        }
        throw new Unusable(Outage.MALFORMED, "no JSON object but: " + text);
    }

    private void checkZone() throws Unusable {
        JsonNode answered = root.path("zone");
        if (!answered.isString()) {
            throw new Unusable(Outage.MALFORMED, "an answer without a zone: " + root);
        }
        if (!answered.stringValue().equals(zone.value())) {
            throw new Unusable(
                    Outage.WRONG_ZONE, "asked for " + zone + ", got " + answered.stringValue());
        }
    }

    private void checkBasis() throws Unusable {
        JsonNode type = root.path("emissionFactorType");
        String wanted = factorType(basis);
        if (!type.isMissingNode() && !type.isNull() && !type.asString("").equals(wanted)) {
            throw new Unusable(Outage.MALFORMED, "asked for " + wanted + ", got " + type);
        }
    }

    static String factorType(Basis basis) {
        return basis == Basis.AVERAGE_DIRECT ? "direct" : "lifecycle";
    }

    Intensity latest() throws Unusable {
        JsonNode value = root.path("carbonIntensity");
        if (value.isNull()) {
            throw new Unusable(Outage.NO_VALUE, "the intensity of " + zone + " is null");
        }
        double grams = number(value);
        if (!plausibility.accepts(zone, grams)) {
            throw new Unusable(Outage.IMPLAUSIBLE, "intensity " + grams + " g/kWh in " + zone);
        }
        Instant from = time(root.path("datetime"));
        if (from.isAfter(now.plus(HOUR).plus(SKEW))) {
            throw new Unusable(Outage.IMPLAUSIBLE, "a value for " + from + ", and it is " + now);
        }
        boolean isMeasured =
                root.path("isEstimated").isBoolean() && !root.path("isEstimated").booleanValue();
        Quality quality = isMeasured ? Quality.MEASURED : Quality.ESTIMATED;
        Reading reading =
                new Reading(zone, new GramsPerKwh(grams), basis, SOURCE, issuedAt(), quality);
        return new Intensity(reading, from, from.plus(slot()));
    }

    private Duration slot() throws Unusable {
        JsonNode granularity = root.path("temporalGranularity");
        return switch (granularity.asString("hourly")) {
            case "hourly" -> HOUR;
            case "15_minutes" -> Duration.ofMinutes(15);
            case "5_minutes" -> Duration.ofMinutes(5);
            default -> throw new Unusable(Outage.MALFORMED, "granularity " + granularity);
        };
    }

    /// When the provider made it known: never later than now, whatever its clock says.
    private Instant issuedAt() throws Unusable {
        JsonNode updated = root.path("updatedAt");
        if (updated.isMissingNode() || updated.isNull()) {
            return now;
        }
        Instant at = time(updated);
        return at.isAfter(now) ? now : at;
    }

    IntensityForecast forecast() throws Unusable {
        JsonNode points = root.path("forecast");
        if (!points.isArray()) {
            throw new Unusable(Outage.MALFORMED, "an answer without a forecast: " + root);
        }
        ForecastPoints series = new ForecastPoints(zone, plausibility);
        for (JsonNode point : points) {
            JsonNode value = point.path("carbonIntensity");
            series.add(time(point.path("datetime")), value.isNull() ? Double.NaN : number(value));
        }
        Curve curve = series.curve(slot());
        if (!curve.end().isAfter(now)) {
            throw new Unusable(
                    Outage.IMPLAUSIBLE,
                    "a forecast that ended at " + curve.end() + ", and it is " + now);
        }
        return new IntensityForecast(zone, basis, SOURCE, issuedAt(), Quality.FORECAST, curve);
    }

    private static double number(JsonNode value) throws Unusable {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new Unusable(Outage.MALFORMED, "an intensity that is no number: " + value);
        }
        return value.doubleValue();
    }

    private static Instant time(JsonNode value) throws Unusable {
        try {
            if (value.isString()) {
                return OffsetDateTime.parse(value.stringValue()).toInstant();
            }
        } catch (DateTimeException notATime) {
            // told below, with the value
        }
        throw new Unusable(Outage.MALFORMED, "no time with an offset: " + value);
    }
}

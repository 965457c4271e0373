package io.heliotrope.signals.wire;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is in a body, text first: whatever comes with status 200 may be anything, an error page
/// too.
///
/// All methods throw MALFORMED with what was found instead. Times lie between 1970 and 2200.
public final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    /// Nothing that is asked for lies outside, and what is added to a time stays one.
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Json() {}

    public static JsonNode object(String text) throws Unusable {
        JsonNode root = read(text);
        if (!root.isObject()) {
            throw new Unusable(Outage.MALFORMED, "no JSON object but: " + text);
        }
        return root;
    }

    /// An object or an array.
    public static JsonNode objectOrArray(String text) throws Unusable {
        JsonNode root = read(text);
        if (!root.isObject() && !root.isArray()) {
            throw new Unusable(Outage.MALFORMED, "no JSON object or array but: " + text);
        }
        return root;
    }

    private static JsonNode read(String text) throws Unusable {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            throw new Unusable(Outage.MALFORMED, "no JSON object but: " + text);
        }
    }

    /// The field `name`, which is an array.
    public static JsonNode array(JsonNode parent, String name) throws Unusable {
        JsonNode array = parent.path(name);
        if (!array.isArray()) {
            throw new Unusable(Outage.MALFORMED, "an answer without " + name + ": " + parent);
        }
        return array;
    }

    /// The field `name`, which is a text.
    public static String text(JsonNode parent, String name) throws Unusable {
        JsonNode text = parent.path(name);
        if (!text.isString()) {
            throw new Unusable(Outage.MALFORMED, "an answer without " + name + ": " + parent);
        }
        return text.stringValue();
    }

    /// The name of a zone.
    public static GridZone zone(String name) throws Unusable {
        try {
            return new GridZone(name);
        } catch (IllegalArgumentException noName) {
            throw new Unusable(Outage.MALFORMED, "no name of a zone: " + noName.getMessage());
        }
    }

    /// A finite number.
    public static double number(JsonNode value) throws Unusable {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new Unusable(Outage.MALFORMED, "no number: " + value);
        }
        return value.doubleValue();
    }

    /// A finite number; NaN for null, which says that the provider does not know.
    public static double numberOrNull(JsonNode value) throws Unusable {
        return value.isNull() ? Double.NaN : number(value);
    }

    /// A finite number that may stand in quotes; NaN for null.
    public static double numberInText(JsonNode value) throws Unusable {
        if (!value.isString()) {
            return numberOrNull(value);
        }
        try {
            double number = Double.parseDouble(value.stringValue());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, with the value
        }
        throw new Unusable(Outage.MALFORMED, "no number: " + value);
    }

    /// A time with an offset, with or without seconds: `2018-01-20T12:00Z` is one.
    public static Instant time(JsonNode value) throws Unusable {
        try {
            if (value.isString()) {
                return usable(OffsetDateTime.parse(value.stringValue()).toInstant());
            }
        } catch (DateTimeException notATime) {
            // told below, with the value
        }
        throw new Unusable(Outage.MALFORMED, "no time with an offset: " + value);
    }

    /// A time without an offset that is UTC all the same, such as `2020-01-06T06:00`.
    public static Instant utc(String local) throws Unusable {
        try {
            return usable(LocalDateTime.parse(local).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notATime) {
            throw new Unusable(Outage.MALFORMED, "no time without an offset: " + local);
        }
    }

    private static Instant usable(Instant time) throws Unusable {
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new Unusable(Outage.MALFORMED, "no time of use: " + time);
        }
        return time;
    }

    /// Seconds since 1970 UTC.
    public static Instant seconds(JsonNode value) throws Unusable {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new Unusable(Outage.MALFORMED, "no seconds: " + value);
        }
        try {
            return usable(Instant.ofEpochSecond(value.longValue()));
        } catch (DateTimeException beyondTime) {
            throw new Unusable(Outage.MALFORMED, "no seconds: " + value);
        }
    }
}

package io.heliotrope.signals.watttime;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.http.LeftOut;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.IndexPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Marginal;
import io.heliotrope.signals.series.PoundsPerMwh;
import io.heliotrope.signals.series.RelativeIndexSeries;
import io.heliotrope.signals.wire.Json;
import io.heliotrope.signals.wire.Sieve;
import io.heliotrope.signals.wire.TimeRange;
import io.heliotrope.signals.wire.ToldPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads series of one region: `data`, and `meta` that says what they are.
final class WattTimeBody {
    static final String SOURCE = "watttime";
    static final String MOER = "co2_moer";

    /// What questions for the past are rounded to.
    static final Duration STEP = Duration.ofMinutes(5);

    private static final String POUNDS = "lbs_co2_per_mwh";
    private static final String PERCENTILE = "percentile";
    private static final long LONGEST_PERIOD_SECONDS = 86_400;

    private final JsonNode root;
    private final JsonNode meta;
    private final GridZone region;
    private final Instant now;

    WattTimeBody(String text, GridZone region, Instant now) throws Unusable {
        this.root = Json.object(text);
        this.meta = root.path("meta");
        this.region = region;
        this.now = now;
        String answered = Json.text(meta, "region");
        if (!answered.equals(region.value())) {
            throw new Unusable(Outage.WRONG_ZONE, "asked for " + region + ", got " + answered);
        }
        String signal = Json.text(meta, "signal_type");
        if (!signal.equals(MOER)) {
            throw new Unusable(Outage.MALFORMED, "asked for " + MOER + ", got " + signal);
        }
    }

    IntensitySeries<Marginal> forecast(Sieve sieve) throws Unusable {
        Instant issuedAt = notAfterNow(Json.time(meta.path("generated_at")));
        IntensitySeries<Marginal> series = forecast(Json.array(root, "data"), issuedAt, sieve);
        Sieve.requireUnended(series.points(), now);
        return series;
    }

    /// Forecasts of the past, each as it was issued, in order of issue. One that was issued at a
    /// time that was not asked for is left out, as of the wrong time.
    List<IntensitySeries<Marginal>> pastForecasts(Sieve sieve, TimeRange range) throws Unusable {
        List<IntensitySeries<Marginal>> forecasts = new ArrayList<>();
        TimeRange asked = range.outward(STEP);
        boolean isAnyOutside = false;
        for (JsonNode told : Json.array(root, "data")) {
            Instant issuedAt = notAfterNow(Json.time(told.path("generated_at")));
            if (!isIn(issuedAt, range)) {
                isAnyOutside = true;
                if (!isIn(issuedAt, asked)) {
                    sieve.left()
                            .add(
                                    LeftOut.Why.WRONG_TIME,
                                    region.value(),
                                    () -> "asked for " + asked.from() + " to " + asked.to(),
                                    () -> "a forecast issued at " + issuedAt);
                }
                continue;
            }
            forecasts.add(forecast(Json.array(told, "forecast"), issuedAt, sieve));
        }
        if (forecasts.isEmpty()) {
            throw isAnyOutside
                    ? new Unusable(Outage.WRONG_TIME, "no forecast was issued in " + range)
                    : new Unusable(Outage.NO_VALUE, "no past forecasts for " + region);
        }
        return forecasts;
    }

    private static boolean isIn(Instant time, TimeRange range) {
        return !time.isBefore(range.from()) && time.isBefore(range.to());
    }

    private IntensitySeries<Marginal> forecast(JsonNode data, Instant issuedAt, Sieve sieve)
            throws Unusable {
        requireUnits(POUNDS);
        List<ToldPoint> told = new ArrayList<>();
        for (JsonNode point : data) {
            told.add(told(point, Quality.FORECAST, "", issuedAt));
        }
        return series(told, issuedAt, sieve);
    }

    IntensitySeries<Marginal> historical(Sieve sieve, TimeRange range) throws Unusable {
        requireUnits(POUNDS);
        String model = meta.path("model").path("type").asString("");
        List<ToldPoint> told = new ArrayList<>();
        for (JsonNode point : Json.array(root, "data")) {
            boolean isImputed = point.path("imputed_data_used").asBoolean(false);
            JsonNode updated = point.path("last_updated");
            Instant updatedAt =
                    updated.isMissingNode() || updated.isNull()
                            ? now
                            : notAfterNow(Json.time(updated));
            told.add(told(point, Quality.ESTIMATED, isImputed ? "imputed" : model, updatedAt));
        }
        return series(sieve.within(told, range, range.outward(STEP)), now, sieve);
    }

    RelativeIndexSeries index(LeftOut left) throws Unusable {
        requireUnits(PERCENTILE);
        Duration period = period();
        List<IndexPoint> points = new ArrayList<>();
        for (JsonNode point : Json.array(root, "data")) {
            Instant from = Json.time(point.path("point_time"));
            double percentile = Json.numberOrNull(point.path("value"));
            if (Double.isNaN(percentile)) {
                leave(left, LeftOut.Why.NOT_TOLD, "null at " + from, from + ": null");
                continue;
            }
            if (percentile < 0 || percentile > 100) {
                throw new Unusable(Outage.IMPLAUSIBLE, "a percentile of " + percentile);
            }
            IndexPoint told =
                    new IndexPoint(from, from.plus(period), percentile, Quality.ESTIMATED, "", now);
            if (points.contains(told)) {
                leave(left, LeftOut.Why.DUPLICATE, "the same once more", from + ": " + percentile);
            } else {
                points.add(told);
            }
        }
        if (points.isEmpty()) {
            throw new Unusable(Outage.NO_VALUE, "no index for " + region);
        }
        try {
            return new RelativeIndexSeries(region, SOURCE, now, points);
        } catch (IllegalArgumentException contradiction) {
            throw new Unusable(Outage.MALFORMED, String.valueOf(contradiction.getMessage()));
        }
    }

    private void leave(LeftOut left, LeftOut.Why why, String detail, String found) {
        left.add(why, region.value(), () -> detail, () -> found);
    }

    private ToldPoint told(JsonNode point, Quality quality, String method, Instant updatedAt)
            throws Unusable {
        Instant from = Json.time(point.path("point_time"));
        double pounds = Json.numberOrNull(point.path("value"));
        return new ToldPoint(
                from,
                from.plus(period()),
                pounds * PoundsPerMwh.GRAMS_PER_KWH,
                quality,
                method,
                updatedAt);
    }

    private IntensitySeries<Marginal> series(List<ToldPoint> told, Instant issuedAt, Sieve sieve)
            throws Unusable {
        return new IntensitySeries<>(
                region, Marginal.MARGINAL, SOURCE, issuedAt, sieve.points(told));
    }

    /// Without its unit a number is nothing: pounds and percentiles look alike.
    private void requireUnits(String wanted) throws Unusable {
        String units = Json.text(meta, "units");
        if (!units.equals(wanted)) {
            throw new Unusable(Outage.MALFORMED, "values in " + units + ", not " + wanted);
        }
    }

    private Duration period() throws Unusable {
        JsonNode told = meta.path("data_point_period_seconds");
        long seconds = told.isIntegralNumber() ? told.asLong(0) : 0;
        if (seconds < 1 || seconds > LONGEST_PERIOD_SECONDS) {
            throw new Unusable(Outage.MALFORMED, "a period of " + told + " seconds");
        }
        return Duration.ofSeconds(seconds);
    }

    private Instant notAfterNow(Instant told) {
        return told.isAfter(now) ? now : told;
    }
}

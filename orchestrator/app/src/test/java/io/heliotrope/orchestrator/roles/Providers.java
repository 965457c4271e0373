package io.heliotrope.orchestrator.roles;

import io.heliotrope.signals.carbon.CloudRegions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/// A server that answers as each provider does, with made-up values around the present hour. What
/// it does not know is a 404.
final class Providers extends Dispatcher {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    private final InstantSource clock;

    Providers(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        String path = url.encodedPath();
        String zone = Objects.requireNonNullElse(url.queryParameter("zone"), "");
        if (path.endsWith("/carbon-intensity/latest") && zone.equals("SE-SE3")) {
            return ok(electricityMapsLatest());
        }
        if (path.endsWith("/carbon-intensity/forecast") && zone.equals("SE-SE3")) {
            return ok(electricityMapsForecast());
        }
        if (path.endsWith("/power-breakdown/history")) {
            return ok(electricityMapsMix(zone));
        }
        if (path.equals("/em/zones")) {
            return ok(electricityMapsZones());
        }
        if (path.startsWith("/em/")) {
            return new MockResponse.Builder().code(403).body("Access denied").build();
        }
        return switch (path) {
            case "/charts/co2eq" -> ok(energyCharts());
            case "/neso/intensity" -> ok(neso(0, 1));
            case "/meteo/v1/forecast" -> ok(openMeteo(url));
            default ->
                    path.startsWith("/neso/intensity/") && path.contains("/fw")
                            ? ok(neso(0, 48))
                            : new MockResponse.Builder().code(404).body("no route").build();
        };
    }

    private static MockResponse ok(String body) {
        return new MockResponse.Builder()
                .code(200)
                .setHeader("content-type", "application/json")
                .body(body)
                .build();
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    /// All but the one of Great Britain.
    private static String electricityMapsZones() {
        return CloudRegions.shipped().all().stream()
                .map(region -> region.zone().value())
                .filter(zone -> !zone.equals("GB"))
                .distinct()
                .map(zone -> "\"" + zone + "\":{\"zoneName\":\"x\",\"access\":[\"*\"]}")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String electricityMapsLatest() {
        return """
        {"zone":"SE-SE3","carbonIntensity":23,"datetime":"%s","updatedAt":"%s",
         "createdAt":"%s","emissionFactorType":"lifecycle","isEstimated":false,
         "estimationMethod":null}\
        """
                .formatted(hour(), clock.instant().minusSeconds(300), hour());
    }

    private String electricityMapsForecast() {
        return "{\"zone\":\"SE-SE3\",\"forecast\":["
                + each(
                        72,
                        i ->
                                "{\"carbonIntensity\":%d,\"datetime\":\"%s\"}"
                                        .formatted(20 + i % 7, hour().plus(HOUR.multipliedBy(i))))
                + "],\"updatedAt\":\""
                + clock.instant().minusSeconds(600)
                + "\"}";
    }

    /// Half gas, half wind.
    private String electricityMapsMix(String zone) {
        return "{\"zone\":\""
                + zone
                + "\",\"history\":["
                + each(
                        24,
                        i -> {
                            Instant at = hour().minus(HOUR.multipliedBy(23 - i));
                            return """
                            {"zone":"%s","datetime":"%s","updatedAt":"%s","createdAt":"%s",
                             "powerConsumptionBreakdown":{"gas":5000,"wind":5000,"coal":0,"unknown":0},
                             "powerProductionBreakdown":{"gas":5000,"wind":5000},
                             "fossilFreePercentage":50,"renewablePercentage":50,"isEstimated":false,
                             "estimationMethod":null}\
                            """
                                    .formatted(zone, at, clock.instant().minusSeconds(300), at);
                        })
                + "]}";
    }

    /// From midnight on to tomorrow's; what is to come has no value but a forecast.
    private String energyCharts() {
        Instant start = clock.instant().truncatedTo(ChronoUnit.DAYS);
        int now = (int) Duration.between(start, clock.instant()).dividedBy(QUARTER);
        return "{\"unix_seconds\":["
                + each(192, i -> "" + start.plus(QUARTER.multipliedBy(i)).getEpochSecond())
                + "],\"co2eq\":["
                + each(192, i -> i <= now ? "" + (410 + i % 5) : "null")
                + "],\"co2eq_forecast\":["
                + each(192, i -> "" + (400 + i % 9))
                + "]}";
    }

    private String neso(int first, int count) {
        Instant half = Instant.ofEpochSecond(clock.instant().getEpochSecond() / 1800 * 1800);
        return "{\"data\":["
                + each(
                        count,
                        i -> {
                            Instant from = half.plusSeconds(1800L * (first + i));
                            return """
                            {"from":"%s","to":"%s","intensity":{"forecast":%d,"actual":%s,
                             "index":"moderate"}}\
                            """
                                    .formatted(
                                            minute(from),
                                            minute(from.plusSeconds(1800)),
                                            190 + i % 3,
                                            i == 0 ? "185" : "null");
                        })
                + "]}";
    }

    private static String minute(Instant at) {
        return at.toString().substring(0, 16) + "Z";
    }

    private String openMeteo(HttpUrl url) {
        String[] latitudes = Objects.requireNonNull(url.queryParameter("latitude")).split(",", -1);
        String[] longitudes =
                Objects.requireNonNull(url.queryParameter("longitude")).split(",", -1);
        String all =
                IntStream.range(0, latitudes.length)
                        .mapToObj(i -> place(latitudes[i], longitudes[i], 8 + 10 * i))
                        .collect(Collectors.joining(","));
        return latitudes.length == 1 ? all : "[" + all + "]";
    }

    private String place(String latitude, String longitude, int celsius) {
        Instant start = clock.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
        return """
        {"latitude":%s,"longitude":%s,"elevation":30.0,"utc_offset_seconds":0,
         "timezone":"GMT","hourly_units":{"time":"unixtime","temperature_2m":"°C",
         "relative_humidity_2m":"%%","surface_pressure":"hPa","wind_speed_10m":"m/s",
         "shortwave_radiation":"W/m²"},"hourly":{"time":[%s],"temperature_2m":[%s],
         "relative_humidity_2m":[%s],"surface_pressure":[%s],"wind_speed_10m":[%s],
         "shortwave_radiation":[%s]}}\
        """
                .formatted(
                        latitude,
                        longitude,
                        each(192, i -> "" + start.plus(HOUR.multipliedBy(i)).getEpochSecond()),
                        each(192, i -> String.format(Locale.ROOT, "%.1f", celsius + i % 24 * 0.1)),
                        each(192, i -> "70"),
                        each(192, i -> "1005.5"),
                        each(192, i -> "3.2"),
                        each(192, i -> "0.0"));
    }

    private static String each(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(","));
    }
}

package io.heliotrope.signals;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Answers in the shapes of the providers.
public final class ProviderBodies {
    private ProviderBodies() {}

    /// An hour of Electricity Maps, `updatedAt` as a time.
    public static String hour(String zone, String grams, String datetime, String updatedAt) {
        return """
        {"zone":"%s","carbonIntensity":%s,"datetime":"%s","updatedAt":"%s",
         "emissionFactorType":"lifecycle","isEstimated":true,"estimationMethod":"X"}\
        """
                .formatted(zone, grams, datetime, updatedAt);
    }

    /// A history of Electricity Maps.
    public static String history(String zone, String... hours) {
        return "{\"zone\":\"%s\",\"history\":[%s]}".formatted(zone, String.join(",", hours));
    }

    /// A forecast of Electricity Maps; each point is a time and a value.
    public static String forecast(String... points) {
        StringBuilder body = new StringBuilder("{\"zone\":\"DE\",\"forecast\":[");
        for (int i = 0; i < points.length; i += 2) {
            body.append(i == 0 ? "" : ",")
                    .append(
                            "{\"datetime\":\"%s\",\"carbonIntensity\":%s}"
                                    .formatted(points[i], points[i + 1]));
        }
        return body.append("]}").toString();
    }

    /// A forecast of WattTime in steps of five minutes.
    public static String moer(Instant start, double... pounds) {
        String data =
                IntStream.range(0, pounds.length)
                        .mapToObj(i ->
                                "{\"point_time\":\"%s\",\"value\":%s}"
                                        .formatted(start.plusSeconds(300L * i), pounds[i]))
                        .collect(Collectors.joining(","));
        return """
        {"data":[%s],"meta":{"data_point_period_seconds":300,"region":"CAISO_NORTH",
         "signal_type":"co2_moer","units":"lbs_co2_per_mwh","generated_at":"%s"}}\
        """
                .formatted(data, start);
    }

    /// Half-hours of NESO.
    public static String halfHours(Instant start, double... grams) {
        String data =
                IntStream.range(0, grams.length)
                        .mapToObj(i ->
                                "{\"from\":\"%s\",\"to\":\"%s\",\"intensity\":{\"forecast\":%s}}"
                                        .formatted(
                                                start.plusSeconds(1_800L * i),
                                                start.plusSeconds(1_800L * (i + 1)),
                                                grams[i]))
                        .collect(Collectors.joining(","));
        return "{\"data\":[" + data + "]}";
    }

    /// Half-hours of one of NESO's parts.
    public static String part(int region, Instant start, double... grams) {
        String slots = halfHours(start, grams);
        return "{\"data\":{\"regionid\":" + region + "," + slots.substring(1) + "}";
    }

    /// Values of Energy-Charts, one each `step`.
    public static String chart(Instant start, Duration step, double... grams) {
        String times =
                IntStream.range(0, grams.length)
                        .mapToObj(i ->
                                Long.toString(start.plus(step.multipliedBy(i)).getEpochSecond()))
                        .collect(Collectors.joining(","));
        String values =
                Arrays.stream(grams).mapToObj(Double::toString).collect(Collectors.joining(","));
        return "{\"unix_seconds\":[%s],\"co2eq\":[%s]}".formatted(times, values);
    }
}

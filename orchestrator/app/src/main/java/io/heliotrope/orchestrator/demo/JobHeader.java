package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Residency;
import io.heliotrope.queues.JobHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The headers that a plain producer writes on a job, beside the id.
final class JobHeader {
    private JobHeader() {}

    static SortedMap<String, String> request(
            String tenant, String model, Residency residency, Duration slo, int maxTokens) {
        SortedMap<String, String> headers = common(tenant, model, residency);
        headers.put(JobHeaders.SLO, slo.toMillis() + "ms");
        headers.put(JobHeaders.MAX_TOKENS, Integer.toString(maxTokens));
        return headers;
    }

    static SortedMap<String, String> batch(
            String tenant, String model, Residency residency, Instant deadline, Duration gpuTime) {
        SortedMap<String, String> headers = common(tenant, model, residency);
        headers.put(JobHeaders.DEADLINE, deadline.toString());
        headers.put(JobHeaders.GPU_TIME, text(gpuTime));
        return headers;
    }

    private static String text(Duration gpuTime) {
        return gpuTime.equals(Duration.ofMinutes(gpuTime.toMinutes()))
                ? gpuTime.toMinutes() + "min"
                : gpuTime.toMillis() + "ms";
    }

    static SortedMap<String, String> cancellation() {
        return new TreeMap<>(Map.of(JobHeaders.CANCEL, "true"));
    }

    private static SortedMap<String, String> common(
            String tenant, String model, Residency residency) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put(JobHeaders.TENANT, tenant);
        headers.put(JobHeaders.MODEL, model);
        if (!residency.equals(Residency.ANYWHERE)) {
            headers.put(JobHeaders.RESIDENCY, residency.toString());
        }
        return headers;
    }
}

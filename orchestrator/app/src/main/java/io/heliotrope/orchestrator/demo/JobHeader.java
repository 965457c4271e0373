package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Residency;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The headers that a plain producer writes on a job: the one place here that spells them.
final class JobHeader {
    static final String MODEL = "heliotrope-model";
    static final String SLO = "heliotrope-slo";
    static final String DEADLINE = "heliotrope-deadline";
    static final String RESIDENCY = "heliotrope-residency";
    static final String TENANT = "heliotrope-tenant";
    static final String MAX_TOKENS = "heliotrope-max-tokens";
    static final String GPU_SECONDS = "heliotrope-gpu-seconds";
    static final String CANCEL = "heliotrope-cancel";

    private JobHeader() {}

    static SortedMap<String, String> request(
            String tenant, String model, Residency residency, Duration slo, int maxTokens) {
        SortedMap<String, String> headers = common(tenant, model, residency);
        headers.put(SLO, slo.toMillis() + "ms");
        headers.put(MAX_TOKENS, Integer.toString(maxTokens));
        return headers;
    }

    static SortedMap<String, String> batch(
            String tenant, String model, Residency residency, Instant deadline, Duration gpuTime) {
        SortedMap<String, String> headers = common(tenant, model, residency);
        headers.put(DEADLINE, deadline.toString());
        headers.put(GPU_SECONDS, Long.toString(gpuTime.toSeconds()));
        return headers;
    }

    static SortedMap<String, String> cancellation() {
        return new TreeMap<>(Map.of(CANCEL, "true"));
    }

    private static SortedMap<String, String> common(
            String tenant, String model, Residency residency) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put(TENANT, tenant);
        headers.put(MODEL, model);
        if (!residency.equals(Residency.ANYWHERE)) {
            headers.put(RESIDENCY, residency.toString());
        }
        return headers;
    }
}

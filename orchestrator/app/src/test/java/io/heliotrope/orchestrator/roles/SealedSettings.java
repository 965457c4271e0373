package io.heliotrope.orchestrator.roles;

import io.heliotrope.model.RegionId;
import io.heliotrope.model.SealingKey;
import java.util.List;
import java.util.Map;

/// The settings of a small fleet with sealing keys, as an operator writes them.
final class SealedSettings {
    private SealedSettings() {}

    static String yaml(String bootstrap, Map<RegionId, List<SealingKey>> keys) {
        StringBuilder regions = new StringBuilder();
        Map.of("north", "SE", "east", "PL", "west", "US")
                .forEach((name, law) -> regions.append(region(name, law, keys)));
        return """
        clusters: {home: {bootstrap: "%s"}}
        control: home
        jurisdictions: {SE: EEA, PL: EEA, US: AMERICA}
        regions:
        %s
        models:
          tiny: {engine: onnx, memory: 1GiB, joulesA: 3J, joulesC: 0.1J, perToken: 1ms}
        policy: {rule: lowest-grams-within-slo, greenThreshold: 100g/kWh, attempts: 3, reserve: 15m}
        """
                .formatted(bootstrap, regions.toString().indent(2));
    }

    private static String region(String name, String law, Map<RegionId, List<SealingKey>> keys) {
        StringBuilder lines = new StringBuilder();
        for (SealingKey key : keys.getOrDefault(new RegionId(name), List.of())) {
            String value =
                    switch (key) {
                        case SealingKey.Live live -> live.key().text();
                        case SealingKey.Retired retired -> "retired";
                    };
            lines.append("    ").append(key.id()).append(": ").append(value).append('\n');
        }
        return """
        %s:
          {zone: X, jurisdiction: %s, home: home, latitude: 50, longitude: 10,
           accelerator: {name: gpu, memory: 24GiB, idle: 50W, busy: 300W},
           interactiveSlots: 4, batchSlots: 2, pue: 1.2, sealingKeys: {%s}}
        """
                .formatted(name, law, lines.toString().strip().replaceAll("\\s*\n\\s*", ", "));
    }
}
